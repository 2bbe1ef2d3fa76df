"""An article as data: what the panes of the reader show, for other programs.

::

    {"id", "language",
     "headline": {"kicker", "title", "mentions", "located", "published", "updated", "byline", "source",
                  "summary", "topics"},
     "sections": [{"id", "heading", "blocks": [{"block", "part", "role", "text", "marks", "mentions"}]}],
     "timeline": [an event],
     "entities": [{"id", "name", "label", "type", "group", "mentions", "candidates"}],
     "related": [{"article", "title", "rel"}],
     "draft"}

* Every key is always there, except the lists that were not asked for. A text that is not given is empty; a
  date, source, place or draft that is not given is null.
* What an event and a date are like is told in ``reader.export.event_json``. ``start`` and ``end`` count the
  characters (code points) of a text, half-open.
* A block is a text: a heading (number 0), a paragraph, a quote's paragraph, its speaker, an item of a list, a
  fact box's title or line, a picture's description or caption. ``block`` is its number in the section, as
  ``dateline mentions`` gives it; those with the same ``part`` belong to one quote, list, box or picture. A
  fact's line also has a ``label_end``, a picture's description a ``src``.
* A mark is ``{"start", "end", "kind", "target"}``: emphasis, strong, code or link.
* A mention is ``{"start", "end", "entity", "candidates"}``. An ambiguous one has no entity (null), and as its
  candidates the ids of all it may be.
* ``entities`` are in the sidebar's order; ``mentions`` counts them. An ambiguous name has no id and no type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.event_json import date_data, event_data
from reader.export.structure import headline_of, sections_of
from reader.model.article import Image
from reader.text.blocks import BlockRole
from reader.text.entity_group import grouped

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.export.event_json import Data
    from reader.export.structure import Part, SectionText
    from reader.model.article import Article
    from reader.model.dates import FuzzyDate
    from reader.text.annotation import AnnotatedArticle, Subject


def article_data(
    annotated: AnnotatedArticle,
    *,
    timeline: bool = True,
    entities: bool = True,
    title_of: Callable[[str], str] = str,
) -> Data:
    """An article as data that can be written as JSON; the module tells its shape.

    Args:
        annotated: The article.
        timeline: Whether to list its events.
        entities: Whether to list whom and what it names.
        title_of: Gives a related article's headline for its id.
    """
    article = annotated.article
    data: Data = {
        "id": article.id,
        "language": article.language,
        "headline": _headline(annotated),
        "sections": [_section(annotated, section) for section in sections_of(annotated)],
    }
    if timeline:
        data["timeline"] = [event_data(annotated, event) for event in annotated.events]
    if entities:
        data["entities"] = [
            _subject(subject, group)
            for group, members in grouped(annotated.subjects.values())
            for subject in members
        ]
    data["related"] = [
        {"article": other.article, "title": title_of(other.article), "rel": other.rel}
        for other in article.related
    ]
    data["draft"] = _draft(article)
    return data


def _headline(annotated: AnnotatedArticle) -> Data:
    article, source = annotated.article, annotated.article.source
    return {
        "kicker": article.kicker,
        "title": article.title,
        "mentions": _mentions(annotated, headline_of(annotated)),
        "located": article.located,
        "published": _date(article.published),
        "updated": _date(article.updated),
        "byline": article.byline,
        "source": source
        and {
            "name": source.name,
            "url": source.url,
            "licence": source.licence,
            "retrieved": _date(source.retrieved),
        },
        "summary": article.summary,
        "topics": article.topics,
    }


def _section(annotated: AnnotatedArticle, text: SectionText) -> Data:
    blocks = [] if text.heading is None else [_block(annotated, text.heading, 0)]
    for number, part in enumerate(text.parts, 1):
        blocks += _part(annotated, part, number)
    return {"id": text.section.id, "heading": text.section.heading, "blocks": blocks}


def _part(annotated: AnnotatedArticle, part: Part, number: int) -> list[Data]:
    blocks = [_block(annotated, index, number) for index in part.texts]
    if isinstance(part.block, Image):
        blocks[0]["src"] = part.block.src
        if not part.block.alt:
            blocks[0] |= {"text": "", "mentions": []}  # the page shows the address for it
    return blocks


def _block(annotated: AnnotatedArticle, index: int, part: int) -> Data:
    block = annotated.blocks[index]
    data: Data = {
        "block": block.number,
        "part": part,
        "role": block.role,
        "text": block.text,
        "marks": [span._asdict() for span in block.spans],
        "mentions": _mentions(annotated, index),
    }
    if block.role is BlockRole.FACT:
        data["label_end"] = block.label_end
    return data


def _mentions(annotated: AnnotatedArticle, index: int) -> list[Data]:
    mentions = (annotated.mentions[found] for found in annotated.mentions_in(index))
    return [
        {
            "start": mention.start,
            "end": mention.end,
            "entity": mention.entity or None,
            "candidates": mention.candidates,
        }
        for mention in mentions
    ]


def _subject(subject: Subject, group: str) -> Data:
    entity = subject.entity
    return {
        "id": entity and entity.id,
        "name": entity.name if entity else subject.label,
        "label": subject.label,
        "type": entity and entity.type,
        "group": group,
        "mentions": len(subject.mentions),
        "candidates": subject.candidates,
    }


def _date(date: FuzzyDate | None) -> Data | None:
    return date and date_data(date)


def _draft(article: Article) -> Data | None:
    draft = article.draft
    return draft and {
        "tool": draft.tool,
        "at": _date(draft.at),
        "review": draft.review,
        "unconfirmed": draft.unconfirmed,
    }
