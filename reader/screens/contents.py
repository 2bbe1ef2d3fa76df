"""The entries of the contents pop-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.text.clean import scrub

if TYPE_CHECKING:
    from reader.text.annotation import AnnotatedArticle


def contents(annotated: AnnotatedArticle) -> list[tuple[str, Content]]:
    """The headline and the sections: (number of the block, what is shown) for each."""
    entries = [("0", Content.styled(scrub(annotated.article.title), "bold"))]
    blocks = annotated.blocks
    for heading in annotated.headings:
        text = heading.text or blocks[heading.block].text[:80]
        style = "" if heading.text else "italic $dateline-dim"
        entries.append((str(heading.block), Content.assemble("  ", (scrub(text), style))))
    return entries
