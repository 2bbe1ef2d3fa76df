"""Hypothesis strategies: articles and entities as a file can hold them, and the files."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import strategies as st

from reader.model.article import (
    Article,
    BlockQuote,
    BulletList,
    Correction,
    Draft,
    EntityRef,
    FactBox,
    Image,
    Inline,
    Paragraph,
    Related,
    RelatedKind,
    Salience,
    Section,
    Source,
    Within,
)
from reader.model.dates import FuzzyDate
from reader.model.entity import (
    Authority,
    Entity,
    EntityType,
    Fact,
    Link,
    MatchRules,
    Relation,
    Role,
    SystemCategory,
)
from reader.model.event import Event, EventStatus
from reader.model.quote import Quote, QuoteKind
from reader.text.clean import clean_line
from reader.text.inline import needs_markdown

if TYPE_CHECKING:
    from reader.model.article import Block

_AMBIGUOUS = st.sampled_from(
    [
        "NO",
        "null",
        "~",
        "2000",
        "1.10",
        "12:30",
        "true",
        "- a",
        "a: b",
        "#MeToo",
        "&Co",
        "'",
        '"',
        "<<",
        "%",
        "@x",
    ]
)
"""What YAML would take for something else."""

_plain = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30).map(clean_line)
lines = st.one_of(_plain, _AMBIGUOUS)
"""A cleaned line, or nothing."""
words = lines.filter(bool)
"""A cleaned line that is not empty."""
inlines = words.filter(lambda text: not needs_markdown(text)).map(Inline)
ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True).filter(
    lambda text: text not in {"headline", "imprint"}
)
dates = st.sampled_from(
    [
        "2018",
        "2018-10",
        "2018-10-05",
        "2018~",
        "199X",
        "2018-XX",
        "2025-21",
        "2019-05/..",
        "../2030",
        "2018/2020?",
    ]
).map(FuzzyDate.parse)
days = st.sampled_from(["2025-12-04", "2025-12-04T21:10+05:30", "2025-12-04?", "2025-12-04T21:10:05Z"]).map(
    FuzzyDate.parse
)
addresses = st.sampled_from(["https://example.org", "http://example.org/a?b=c#d"])
places = st.none() | st.builds(Within, ids, st.none() | st.integers(0, 99))


def tuples(items: st.SearchStrategy[Any], max_size: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    """Some items."""
    return st.lists(items, max_size=max_size).map(tuple)


def some(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Some items, one at least."""
    return st.lists(items, min_size=1, max_size=3).map(tuple)


_rows = st.lists(st.tuples(words, inlines), min_size=1, max_size=3, unique_by=lambda row: row[0]).map(tuple)
_blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, inlines),
    st.builds(BlockQuote, some(inlines), lines),
    st.builds(BulletList, some(inlines)),
    st.builds(FactBox, lines, _rows),
    st.builds(Image, words, lines, lines, lines),
)
_sections = st.lists(
    st.builds(Section, ids, lines, some(_blocks)),
    min_size=1,
    max_size=3,
    unique_by=lambda section: section.id,
).map(tuple)
_events = st.lists(
    st.builds(
        Event, ids, dates, words, lines, tuples(ids), lines, st.sampled_from(EventStatus), lines, places
    ),
    max_size=3,
    unique_by=lambda event: event.id,
).map(tuple)

articles = st.builds(
    Article,
    id=ids,
    title=words,
    published=days,
    sections=_sections,
    kicker=lines,
    summary=lines,
    language=st.sampled_from(["en", "hi", "no", "en-IN"]),
    updated=st.none() | dates,
    located=lines,
    byline=tuples(words),
    source=st.none() | st.builds(Source, words, st.just("") | addresses, lines, st.none() | dates),
    topics=tuples(words),
    listed=tuples(st.builds(EntityRef, ids, st.none() | st.sampled_from(Salience), lines)),
    own_entities=st.just(()),
    corrections=tuples(
        st.builds(Correction, words, st.none() | ids, lines, lines, places, st.none() | st.integers(1, 9))
    ),
    quotes=tuples(st.builds(Quote, words, lines, st.sampled_from(QuoteKind), places)),
    timeline=_events,
    related=tuples(st.builds(Related, ids, st.sampled_from(RelatedKind))),
    draft=st.none()
    | st.builds(Draft, lines, st.none() | dates, lines, tuples(words)).filter(lambda draft: draft != Draft()),
)

entities = st.builds(
    Entity,
    id=ids,
    type=st.sampled_from(EntityType),
    name=words,
    short=lines,
    aliases=tuples(words),
    weak_aliases=tuples(words),
    former=tuples(words),
    never=tuples(words),
    match=st.builds(MatchRules, st.none() | st.booleans(), st.booleans(), st.booleans(), st.booleans()),
    summary=lines,
    category=st.none() | st.sampled_from(SystemCategory),
    kind=lines,
    code=st.sampled_from(["", "IN", "NO"]),
    designations=st.lists(st.tuples(words, words), max_size=2, unique_by=lambda row: row[0]).map(tuple),
    origin=lines,
    maker=lines,
    facts=tuples(st.builds(Fact, words, words, st.none() | dates, lines)),
    relations=tuples(
        st.builds(Relation, st.sampled_from(["operated_by", "a"]), ids, st.none() | dates, lines)
    ),
    wikidata=st.sampled_from(["", "Q1", "Q42"]),
    links=tuples(st.builds(Link, words, addresses)),
    family_name=lines,
    titles=tuples(words),
    roles=tuples(st.builds(Role, words, lines, st.none() | dates)),
    demonyms=tuples(words),
    metonyms=tuples(words),
    authority=st.just(Authority.LIBRARY),
    defined_at=st.none(),
)


def article_file(article: Article) -> str:
    """Write an article as its file."""
    data = _data(article)
    data["sections"] = [
        {**_data(section), "body": [_block(block) for block in section.blocks]}
        for section in article.sections
    ]
    data["entities"] = [
        {("ref" if key == "id" else key): part for key, part in _data(entry).items()}
        for entry in article.listed
    ]
    data["mentions"] = [{**_data(entry), "entity": entry.entity} for entry in article.corrections]
    return _yaml(data)


def entities_file(written: list[Entity]) -> str:
    """Write entities as their file."""
    return _yaml(
        {"schema": 1, "entities": [{**_data(one), "designations": dict(one.designations)} for one in written]}
    )


_RENAMED = {
    "within": "in",
    "authority": "",
    "defined_at": "",
    "blocks": "",
    "listed": "",
    "corrections": "",
    "own_entities": "",
}
"""What an attribute is called in a file; empty: it is written by hand, or not at all."""


def _data(value: Any) -> Any:
    """A part of the model as plain data; what is empty is left out."""
    match value:
        case FuzzyDate() | Inline() | StrEnum():
            return next(getattr(value, name) for name in ("edtf", "text", "value") if hasattr(value, name))
        case Within():
            return value.section if value.number is None else f"{value.section}/{value.number}"
        case tuple() if hasattr(value, "_fields"):
            named = (
                (_RENAMED.get(name, name), part) for name, part in zip(value._fields, value, strict=True)
            )
            return {name: _data(part) for name, part in named if name and part not in ("", None, ())}
        case tuple():
            return [_data(part) for part in value]
        case _:
            return value


def _block(block: Block) -> Any:
    match block:
        case Paragraph(text):
            return text.text
        case BlockQuote(paragraphs, speaker):
            return {
                "quote": "\n\n".join(text.text for text in paragraphs),
                **({"speaker": speaker} if speaker else {}),
            }
        case BulletList(items):
            return {"list": [text.text for text in items]}
        case FactBox(title, rows):
            return {"facts": {"title": title, "rows": {label: value.text for label, value in rows}}}
        case _:
            return {"image": _data(block)}


def _yaml(data: Any) -> str:
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=None)
    return text
