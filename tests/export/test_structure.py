"""Text blocks by the sections and blocks that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

from reader.export.structure import headline_of, sections_of
from reader.text.annotation import AnnotatedArticle
from reader.text.blocks import HEADLINE_SECTION, IMPRINT_SECTION, BlockRole, Furniture
from tests.export.articles import everything
from tests.store.strategies import articles

if TYPE_CHECKING:
    from reader.model.article import Article

FURNITURE = Furniture("A place, a day", (("Source", "the desk", ""),))


def test_parts_have_the_text_blocks_of_their_block() -> None:
    annotated = everything()
    _, talks = sections_of(annotated)
    roles = [[annotated.blocks[index].role.value for index in part.texts] for part in talks.parts]
    assert roles == [
        ["quote", "quote", "speaker"],
        ["quote", "speaker"],
        ["quote"],
        ["item", "item"],
        ["item"],
        ["facts title", "fact", "fact"],
        ["fact"],
        ["image", "caption"],
        ["image"],
        ["image", "caption"],
        ["paragraph"],
    ]
    assert talks.heading is not None
    assert annotated.blocks[talks.heading].text == "The S-400 talks"


@given(articles)
@settings(max_examples=50)
def test_every_text_block_of_every_section_is_passed_once_and_in_order(article: Article) -> None:
    annotated = AnnotatedArticle.plain(article, FURNITURE)
    passed = []
    for section, heading, parts in sections_of(annotated):
        indexes = [index for part in parts for index in part.texts]
        if heading is not None:
            indexes.insert(0, heading)
            assert annotated.blocks[heading].role is BlockRole.HEADING
        assert {annotated.blocks[index].section for index in indexes} == {section.id}
        passed += indexes
    framing = {HEADLINE_SECTION, IMPRINT_SECTION}
    assert passed == [i for i, block in enumerate(annotated.blocks) if block.section not in framing]
    assert annotated.blocks[headline_of(annotated)].text == article.title
