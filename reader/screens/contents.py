"""The entries of the list of an article’s sections."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from reader.widgets.line import Line

if TYPE_CHECKING:
    from reader.text.annotation import AnnotatedArticle

LEAD_CHARACTERS = 60
"""How much of its text stands for a section without a heading."""

STEP_CELLS = 2
"""How far what is below something stands in."""

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
