"""The entries of the lists that open over an article: its sections, the library's articles."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from reader.chronology.words import in_words
from reader.widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.catalogue import Entry as Article
    from reader.text.annotation import AnnotatedArticle

LEAD_CHARACTERS = 60
"""How much of its text stands for a section without a heading."""

STEP_CELLS = 2
"""How far what is below something stands in."""

NO_BREAK_SPACE = "\u00a0"

Entry = tuple[str, tuple[Line, ...]]
"""(id, what is shown)."""


def section_entries(annotated: AnnotatedArticle) -> list[Entry]:
    """The headline and the sections: (number of the block, what is shown) for each."""
    entries: list[Entry] = [("0", (Line(((annotated.article.title, "bold"),), hang=STEP_CELLS),))]
    blocks = annotated.blocks
    for heading in annotated.headings:
        text = heading.text or shorten(blocks[heading.block].text, LEAD_CHARACTERS, placeholder=" …")
        style = "" if heading.text else "italic $dateline-dim"
        entries.append((str(heading.block), (Line(((text, style),), indent=STEP_CELLS, hang=STEP_CELLS),)))
    return entries


def article_entries(catalogue: Sequence[Article]) -> list[Entry]:
    """The articles of a library: (path, what is shown) for each."""
    return [(str(article.path), (_article(article),)) for article in catalogue]


def _article(article: Article) -> Line:
    date = "not shown: has errors"
    if article.published:
        date = in_words(article.published).replace(" ", NO_BREAK_SPACE)
    return Line(((article.title, "bold"), (f"  {date}", "$dateline-dim")), hang=STEP_CELLS)
