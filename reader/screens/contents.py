"""The entries of the lists that open over an article: its sections, its events."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from textual.content import Content

from reader.chronology.words import in_words
from reader.model.event import EventStatus
from reader.text.clean import scrub

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.event import Event
    from reader.store.catalogue import Entry as Article
    from reader.text.annotation import AnnotatedArticle

LEAD_CHARACTERS = 60
"""How much of its text stands for a section without a heading."""

Entry = tuple[str, Content]
"""(id, what is shown)."""


def section_entries(annotated: AnnotatedArticle) -> list[Entry]:
    """The headline and the sections: (number of the block, what is shown) for each."""
    entries = [("0", Content.styled(scrub(annotated.article.title), "bold"))]
    blocks = annotated.blocks
    for heading in annotated.headings:
        text = heading.text or shorten(blocks[heading.block].text, LEAD_CHARACTERS, placeholder=" …")
        style = "" if heading.text else "italic $dateline-dim"
        entries.append((str(heading.block), Content.assemble("  ", (scrub(text), style))))
    return entries


def event_entries(annotated: AnnotatedArticle) -> list[Entry]:
    """The events in time's order: (id, what is shown) for each."""
    return [(event.id, _event(annotated, event)) for event in annotated.events]


def _event(annotated: AnnotatedArticle, event: Event) -> Content:
    named = " · ".join(annotated.name(id_) for id_ in (*event.entities, event.place) if id_)
    status = "" if event.status is EventStatus.REPORTED else f"  {event.status.value}"
    lines = [
        Content.assemble(
            (scrub(in_words(event.date)), "bold $dateline-accent"),
            ("  " + scrub(event.title), "bold"),
            (status, "italic $dateline-dim"),
        )
    ]
    lines += [Content.assemble("  ", scrub(event.description))] if event.description else []
    lines += [Content.styled("  " + scrub(named), "$dateline-dim")] if named else []
    return Content("\n").join(lines)


def article_entries(catalogue: Sequence[Article]) -> list[Entry]:
    """The articles of a library: (path, what is shown) for each."""
    return [(str(article.path), _article(article)) for article in catalogue]


def _article(article: Article) -> Content:
    date = in_words(article.published) if article.published else "not shown: has errors"
    return Content.assemble((scrub(article.title), "bold"), "  ", (scrub(date), "$dateline-dim"))
