"""A library open in the reader, and what a test reads off its list."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from textual.widgets import Static

from reader.app import ReaderApp
from reader.config import Settings
from reader.screens.library import LibraryScreen
from reader.widgets.article_list import ArticleList
from reader.widgets.status_bar import StatusBar
from tests.screens.journey import WIDE
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot


def write_articles(folder: Path, **articles: str) -> Path:
    """Write articles of one section each.

    Args:
        folder: Their library, which is made.
        articles: By id: the headline, then lines of YAML, then, behind a line ``--``, the text.

    Returns:
        The folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, told in articles.items():
        head, _, text = told.partition("\n--\n")
        title, *lines = head.split("\n")
        body = text or "Nothing is said here."
        yaml = "\n".join(["schema: 1", f"title: {title}", *lines, "sections:", f"  - body: {body}", ""])
        (folder / f"{name}.yaml").write_text(yaml, encoding="utf-8")
    return folder


@asynccontextmanager
async def browsing(
    path: Path, size: tuple[int, int] = WIDE, settings: Settings | None = None
) -> AsyncIterator[Pilot[int]]:
    """A library that is open, all its articles read."""
    app = ReaderApp(path, settings or Settings())
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[int]) -> None:
    """Wait until the index is up to date, and all that is in view is known."""
    await until(pilot, lambda: is_open(pilot) and bool(screen(pilot).upkeep.refreshed))
    await until(pilot, lambda: is_shown(pilot))
    await pilot.pause()  # until what takes another room than before is laid out


def is_open(pilot: Pilot[int]) -> bool:
    """Whether the list is on top."""
    return isinstance(pilot.app.screen, LibraryScreen)


def is_shown(pilot: Pilot[int]) -> bool:
    """Whether what is asked for is listed, and every row in view is known."""
    library = screen(pilot)
    found = library.found
    if found is None or found.wanted != library.wanted or not found.is_whole or library.is_finding:
        return False
    entries = [library.list.entry(number) for number in library.list.listing[:5]]
    return all(entry is not None and not entry.is_partial for entry in entries)


async def ask(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, and wait for what they list."""
    await pilot.press(*keys)
    await until(pilot, lambda: is_shown(pilot))
    await pilot.pause()  # as above


def screen(pilot: Pilot[int]) -> LibraryScreen:
    found = pilot.app.screen
    assert isinstance(found, LibraryScreen)
    return found


def listed(pilot: Pilot[int]) -> list[str]:
    """The headlines in the list, as far as they are known."""
    articles = screen(pilot).list
    return [entry.title if (entry := articles.entry(number)) else "?" for number in articles.listing]


def cursor(pilot: Pilot[int]) -> str:
    """The headline under the cursor."""
    articles = screen(pilot).list
    entry = articles.entry(articles.cursor) if articles.cursor is not None else None
    return entry.title if entry else ""


def list_rows(pilot: Pilot[int]) -> list[str]:
    """The rows of the list as they are drawn, without blank ones."""
    articles = screen(pilot).query_one(ArticleList)
    found = [articles.render_line(y).text.rstrip() for y in range(articles.scrollable_content_region.height)]
    return [row for row in found if row.strip()]


def words(pilot: Pilot[int], id_: str) -> str:
    """What one of the screen's texts says."""
    return str(screen(pilot).query_one(f"#{id_}", Static).content)


def footer(pilot: Pilot[int]) -> str:
    bar = screen(pilot).query_one(StatusBar)
    return bar.message or " ".join(f"{key} {told}" for key, told in bar.hints)


def place(pilot: Pilot[int]) -> str:
    return screen(pilot).query_one(StatusBar).place
