"""What the screens look like, as a whole: an article, what opens over it, the library; sizes and themes.

After a change that is meant, look at the report and run ``pytest tests/screens/test_snapshots.py
--snapshot-update``.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader import paths
from reader.app import ReaderApp
from reader.config import Settings
from reader.screens import library_desk
from reader.screens.marking import Marking
from reader.store.article_ref import ArticleRef
from reader.store.note_store import NoteStore
from reader.store.state import State
from reader.terminal import Terminal
from reader.themes import DARK, LIGHT
from reader.widgets.article_preview import ArticlePreview
from tests.sample_library import write_library
from tests.screens.browsing import cursor, is_open, is_shown, screen, settled, write_articles
from tests.waiting import until

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


def is_previewed(pilot: Pilot[int]) -> bool:
    """Whether the preview, if there is one, is of the article under the cursor."""
    preview = screen(pilot).query_one(ArticlePreview)
    return not preview.display or cursor(pilot) in preview.plain


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


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library whose articles are read, starred, tagged, with a note, and neither."""
    talks = write_library(tmp_path / "archive")
    folder = write_articles(
        talks.parent,
        tariffs="Tariffs fall, and the ports fill up\npublished: 2025-11-20\nsource: Wire\ntopics: [trade]",
        ports="Ports wait for ships that carry S-400s\npublished: 2024-03-07\nsource: Desk\n--\nS-400s wait.",
        quiet="A quiet day\npublished: 2023-05-14\nsource: Desk\n--\nNothing was shipped.",
    )
    tariffs, ports, older = (
        ArticleRef(folder, id_, folder / f"{id_}.yaml") for id_ in ("tariffs", "ports", "older")
    )
    marking = Marking(paths.state_file())
    marking.open(tariffs)
    marking.switch_star(ports)
    marking.switch_star(tariffs)
    marking.retag(ArticleRef(folder, "talks", talks), (), ("follow-up", "joint venture"))
    marking.retag(ports, (), ("trade", "tariffs", "follow-up"))
    with State(paths.state_file()) as state:
        NoteStore(state).add(older, "Ask who signed.")
    return folder


SEARCH = ("slash", *"s-400", "enter")
NO_COLOUR = Terminal(has_colour=False)
ASCII = Terminal(has_colour=False, has_unicode=False)


class View(NamedTuple):
    """How one looks at the library."""

    size: str
    theme: str = DARK
    terminal: Terminal = Terminal()
    keys: tuple[str, ...] = ()


@pytest.mark.parametrize(
    "view",
    [
        pytest.param(View("wide"), id="dark-wide"),
        pytest.param(View("normal", LIGHT, keys=("j",)), id="light-normal"),
        pytest.param(View("tiny"), id="dark-tiny"),
        pytest.param(View("wide", LIGHT, keys=SEARCH), id="search-wide"),
        pytest.param(View("tiny", keys=SEARCH), id="search-tiny"),
        pytest.param(View("normal", terminal=NO_COLOUR, keys=SEARCH), id="search-colourless"),
        pytest.param(View("normal", terminal=ASCII, keys=("B",)), id="groups-ascii"),
        pytest.param(View("normal", keys=("t", *"t", "tab", "tab")), id="tags"),
    ],
)
def test_the_library(
    library: Path, snap_compare: SnapCompare, monkeypatch: pytest.MonkeyPatch, view: View
) -> None:
    async def before(pilot: Pilot[int]) -> None:
        await settled(pilot)
        await pilot.press(*view.keys)
        await pilot.app.workers.wait_for_complete()
        if is_open(pilot):
            await until(pilot, lambda: is_shown(pilot) and is_previewed(pilot))
        await pilot.pause()

    monkeypatch.setattr(library_desk, "today", lambda: date(2025, 12, 14))  # short dates tell how long ago
    app = ReaderApp(library, Settings(theme=view.theme), view.terminal)
    assert snap_compare(app, terminal_size=SIZES[view.size], run_before=before)


def test_the_problems_of_a_file(talks: Path, snap_compare: SnapCompare) -> None:
    broken = talks.with_name("broken.yaml")
    assert snap_compare(ReaderApp(broken.relative_to(talks.parent)), terminal_size=SIZES["normal"])
