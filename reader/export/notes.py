"""Notes in other formats: Markdown with citations, and data.

As data::

    [{"article": {"library", "id", "path", "title", "citation"},
      "notes": [{"id", "created", "edited", "text", "quote"}]}]

``title`` and ``citation`` are empty where they are not known; ``quote`` is the passage that a note is about,
empty for the article as a whole. Times are in UTC.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from reader.chronology.words import in_words
from reader.export.linear import Heading
from reader.export.markdown import render
from reader.model.article import BlockQuote, Inline, Paragraph
from reader.model.dates import FuzzyDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.event_json import Data
    from reader.export.linear import Piece
    from reader.model.note import Note
    from reader.store.note_store import NotedArticle


def notes_markdown(articles: Iterable[NotedArticle]) -> str:
    """Write notes as Markdown, each below the citation of its article and the passage that it is about.

    Args:
        articles: The articles with their notes, in the order in which they are to stand.

    Returns:
        Blocks parted by empty lines; no line end behind the last.
    """
    return render(_pieces(articles))


def note_markdown(note: Note, citation: str) -> str:
    """Write one note as Markdown: the passage that it is about, the note, what is cited.

    Args:
        note: The note.
        citation: The article's, as one cites it.

    Returns:
        Blocks parted by empty lines; no line end behind the last.
    """
    return render((*_words(note), Paragraph(Inline(citation))))


def _pieces(articles: Iterable[NotedArticle]) -> Iterator[Piece]:
    yield Heading(1, Inline("Notes"))
    for ref, notes in articles:
        yield Heading(2, Inline(ref.title or ref.id))
        yield Paragraph(Inline(ref.citation or str(ref.path)))
        for note in notes:
            yield from _note(note)


def _note(note: Note) -> Iterator[Piece]:
    yield Heading(3, Inline(day_in_words(note.created)))
    yield from _words(note)


def _words(note: Note) -> Iterator[Piece]:
    """The passage, and the note."""
    if note.anchor:
        yield BlockQuote(tuple(Inline(line) for line in note.anchor.quote.split("\n") if line.strip()))
    for line in note.text.split("\n"):
        if line.strip():
            yield Paragraph(Inline(line.strip()))


def day_in_words(moment: str) -> str:
    """The day of a moment, where one is, in words."""
    local = datetime.fromisoformat(moment).astimezone()
    return in_words(FuzzyDate.parse(local.date().isoformat()))


def notes_data(articles: Iterable[NotedArticle]) -> list[Data]:
    """Notes as data that can be written as JSON; the module tells its shape."""
    return [
        {
            "article": {
                "library": str(ref.library),
                "id": ref.id,
                "path": str(ref.path),
                "title": ref.title,
                "citation": ref.citation,
            },
            "notes": [
                {
                    "id": note.id,
                    "created": note.created,
                    "edited": note.edited,
                    "text": note.text,
                    "quote": note.anchor.quote if note.anchor else "",
                }
                for note in notes
            ],
        }
        for ref, notes in articles
    ]
