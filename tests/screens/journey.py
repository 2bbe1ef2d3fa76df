"""An article open in the reader, and what a test reads off its screen."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from reader.app import ReaderApp
from reader.config import Settings
from reader.screens.article import ArticleScreen
from reader.widgets.article_body import ArticleBody
from reader.widgets.status_bar import StatusBar
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

WIDE = (120, 36)


@asynccontextmanager
async def reading(
    path: Path, size: tuple[int, int] = WIDE, settings: Settings | None = None
) -> AsyncIterator[tuple[ArticleScreen, Pilot[int]]]:
    """An article that is open, its mentions found."""
    app = ReaderApp(path, settings or Settings())
    async with app.run_test(size=size) as pilot:
        screen = app.screen
        assert isinstance(screen, ArticleScreen)
        await until(pilot, lambda: not screen.annotated.is_plain)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.annotated.mentions, "the mentions are found"
        yield screen, pilot


def rows(screen: ArticleScreen) -> list[str]:
    """The rows of the text as they are drawn."""
    body = screen.query_one(ArticleBody)
    return [body.render_line(y).text.strip() for y in range(body.size.height)]


def text(screen: ArticleScreen) -> str:
    return "\n".join(rows(screen))


def status(screen: ArticleScreen) -> str:
    bar = screen.query_one(StatusBar)
    return bar.message or " ".join(f"{key} {words}" for key, words in bar.hints)


def open_screen(pilot: Pilot[int]) -> str:
    """The name of the screen on top; a name, since a type that was checked once is taken to stay."""
    return type(pilot.app.screen).__name__


def open_article(pilot: Pilot[int]) -> str:
    """The id of the article on the screen."""
    screen = pilot.app.screen
    assert isinstance(screen, ArticleScreen)
    return screen.annotated.article.id


def focused(screen: ArticleScreen) -> str:
    """The name of the widget that takes the keys."""
    return type(screen.focused).__name__


def mentioned(screen: ArticleScreen) -> str | None:
    """The words of the current mention."""
    index = screen.mention
    return None if index is None else screen.annotated.text_of(screen.annotated.mentions[index])


def drawn(pilot: Pilot[int]) -> str:
    """What the whole screen shows, without the blanks that fill it."""
    strips = pilot.app.screen._compositor.render_strips()
    return " ".join(" ".join(strip.text for strip in strips).split())
