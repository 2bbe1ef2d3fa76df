"""A new size of the terminal is taken in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sample_library import write_library
from tests.screens.journey import reading

if TYPE_CHECKING:
    from pathlib import Path

    from reader.widgets.article_body import ArticleBody


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


@pytest.mark.parametrize(
    ("size", "classes"),
    [
        ((120, 36), {"-wide", "-tall"}),
        ((108, 32), {"-wide", "-tall"}),
        ((107, 31), {"-normal", "-low"}),
        ((75, 20), {"-narrow", "-low"}),
        ((49, 19), {"-tiny", "-flat"}),
    ],
)
async def test_the_screen_has_the_classes_of_its_size(
    talks: Path, size: tuple[int, int], classes: set[str]
) -> None:
    async with reading(talks, (90, 25)) as (screen, pilot):
        await pilot.resize_terminal(*size)
        assert {name for name in screen.classes if not name.startswith("-textual")} == classes


async def test_the_text_is_laid_out_once_for_a_size_and_wholly(
    talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(talks) as (screen, pilot):
        widths: list[int] = []
        make_rows = type(screen.body)._make_rows

        def noted(body: ArticleBody) -> None:
            widths.append(body.text_cells)
            make_rows(body)

        monkeypatch.setattr(type(screen.body), "_make_rows", noted)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert len(set(widths)) == 1, "never for the new width in the old styles"
        assert screen.body.virtual_size.height > 24
        assert screen.query_one("#timeline-pane").size.height == 6
