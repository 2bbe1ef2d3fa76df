"""What the screens look like, as a whole: three sizes, light and dark, and what opens over an article.

After a change that is meant, look at the report and run ``pytest tests/screens/test_snapshots.py
--snapshot-update``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.app import ReaderApp
from tests.sample_library import write_library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    SnapCompare = Callable[..., bool]

SIZES = {"wide": (120, 36), "normal": (80, 24), "tiny": (40, 12)}


async def settle(pilot: Pilot[int]) -> None:
    """Wait until the panes are filled and the mentions found."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.fixture
def talks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = write_library(tmp_path)
    monkeypatch.chdir(tmp_path)  # cards tell paths from here
    return path


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("keys", [(), ("f2",)], ids=["dark", "light"])
def test_an_article(
    talks: Path, snap_compare: SnapCompare, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async def before(pilot: Pilot[int]) -> None:
        await settle(pilot)
        await pilot.press(*keys)

    assert snap_compare(ReaderApp(talks), terminal_size=size, run_before=before)


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        pytest.param("wide", ("2", "enter"), id="entity"),
        pytest.param("wide", ("3", "l"), id="event"),
        pytest.param("normal", ("slash", *"s-4", "down"), id="search"),
        pytest.param("normal", ("c",), id="contents"),
        pytest.param("normal", ("question_mark",), id="help"),
    ],
)
def test_over_and_in_an_article(
    talks: Path, snap_compare: SnapCompare, size: str, keys: tuple[str, ...]
) -> None:
    async def before(pilot: Pilot[int]) -> None:
        await settle(pilot)
        await pilot.press(*keys)
        await pilot.pause()

    assert snap_compare(ReaderApp(talks), terminal_size=SIZES[size], run_before=before)


def test_the_problems_of_a_file(talks: Path, snap_compare: SnapCompare) -> None:
    broken = talks.with_name("broken.yaml")
    assert snap_compare(ReaderApp(broken.relative_to(talks.parent)), terminal_size=SIZES["normal"])
