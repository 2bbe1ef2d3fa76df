"""How an article names a subject, and what it has the subject say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model.article import BlockQuote
from reader.model.quote import QuoteKind
from reader.text.blocks import BlockRole
from reader.text.place import Place
from reader.widgets.card_line import DIM, ITALIC, SEPARATOR, heading, labelled, place_in_words
from reader.widgets.line import Line, Link
from reader.widgets.target import ToMention, ToWords
from reader.widgets.why import alias_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.model.article import Within
    from reader.model.mention import Rule
    from reader.text.annotation import AnnotatedArticle, Subject
    from reader.widgets.card_line import WrittenLines

MAX_FORMS = 12
"""How many of the words that name it the brief card of a subject gives."""


class _Form(NamedTuple):
    """One way in which the article names a subject."""

    text: str
    rule: Rule
    alias: str


def brief_appearance(annotated: AnnotatedArticle, subject: Subject) -> Iterator[Line]:
    """The words that name a subject, how they were found, and what it says, in a few lines."""
    if not subject.mentions:
        return
    yield from heading("In this article")
    forms = annotated.forms_of(subject)
    named = [f"{text} ×{count}" if count > 1 else text for text, count in forms[:MAX_FORMS]]
    if len(forms) > MAX_FORMS:
        named.append(f"and {len(forms) - MAX_FORMS} more")
    yield labelled("Named", ", ".join(named))
    mentions = [annotated.mentions[index] for index in subject.mentions]
    reasons = dict.fromkeys(
        f"{found.rule} “{found.alias}”" if found.alias else found.rule for found in mentions
    )
    yield labelled("Found by", ", ".join(reasons))
    for quote in annotated.article.quotes:
        if quote.speaker == subject.key:
            yield labelled("Said", (f"“{quote.text}”", ITALIC))


def appearance_lines(annotated: AnnotatedArticle, subject: Subject, written: WrittenLines) -> Iterator[Line]:
    """Every form that names a subject, with its rule and where its alias is defined; and its quotes."""
    entry = next((entry for entry in annotated.article.listed if entry.id == subject.key), None)
    if subject.mentions or entry:
        yield from heading("In this article")
    if entry:
        about = SEPARATOR.join(part for part in (entry.salience or "", entry.note) if part)
        yield labelled("Listed", about or "by the writer")
    forms: dict[_Form, list[int]] = {}
    for index in subject.mentions:
        found = annotated.mentions[index]
        forms.setdefault(_Form(annotated.text_of(found), found.rule, found.alias), []).append(index)
    for form, indexes in sorted(forms.items(), key=lambda item: -len(item[1])):
        yield _form_line(subject, form, indexes, written)
    quotes = list(_quotes(annotated, subject.key))
    if quotes:
        yield from heading("Said in this article")
        yield from quotes


def _form_line(subject: Subject, form: _Form, indexes: list[int], written: WrittenLines) -> Line:
    """A form, how often it stands, and why it counts; it leads to the first place where it does."""
    times = f" ×{len(indexes)}" if len(indexes) > 1 else ""
    entity = subject.entity
    source = alias_source(entity, form.rule, form.alias, indexes[0], written) if entity else ""
    rule = "" if source.startswith(form.rule) else form.rule
    why = "".join(f"{SEPARATOR}{part}" for part in (rule, source) if part)
    return Line((Link(form.text, "", ToMention(indexes[0])), times, (why, DIM)), hang=2)


def _quotes(annotated: AnnotatedArticle, key: str) -> Iterator[Line]:
    """What a subject says: the quotes that the file records, then the others that are set apart."""
    titles = {section.id: section.heading for section in annotated.article.sections}
    recorded = set()
    for quote in annotated.article.quotes:
        if quote.speaker == key:
            recorded.add(quote.text)
            kind = "" if quote.kind is QuoteKind.DIRECT else f" ({quote.kind})"
            goal = ToWords(quote.text, quote.within)
            yield _quote(quote.text, kind, Link(_within_in_words(quote.within, titles), DIM, goal))
    for block, words in _block_quotes(annotated, key):
        if words not in recorded:
            yield _quote(words, "", Link(place_in_words(annotated, block), DIM, Place(block, 0)))


def _quote(words: str, kind: str, place: Link) -> Line:
    return Line(((f"“{words}”", ITALIC), (f"{kind} in ", DIM), place), hang=2)


def _within_in_words(within: Within | None, titles: Mapping[str, str]) -> str:
    if within is None:
        return "the text"
    title = titles.get(within.section)
    section = f"“{title}”" if title else f"section “{within.section}”"
    return section if within.number is None else f"paragraph {within.number} of {section}"


def _block_quotes(annotated: AnnotatedArticle, key: str) -> Iterator[tuple[int, str]]:
    """The quotes of a subject that are set apart in the text: (first block, words)."""
    speakers = (index for index, block in enumerate(annotated.blocks) if block.role is BlockRole.SPEAKER)
    for section in annotated.article.sections:
        for block in section.blocks:
            if isinstance(block, BlockQuote) and block.speaker:
                below = next(speakers)
                if block.speaker == key:
                    words = " ".join(paragraph.text for paragraph in block.paragraphs)
                    yield below - len(block.paragraphs), words
