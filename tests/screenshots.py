"""The pictures of the README, from the app itself: ``python -m tests.screenshots FOLDER``."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from reader import paths
from reader.app import ReaderApp
from reader.config import Settings
from reader.screens.library import LibraryScreen
from reader.themes import DARK, HIGH_CONTRAST, LIGHT
from tests.screens import browsing


class Picture(NamedTuple):
    """A picture to take."""

    name: str
    theme: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()


PICTURES = (
    Picture("article-dark", DARK, (120, 38), ("2", "enter")),
    Picture("article-light", LIGHT, (120, 38), ("full_stop", "full_stop")),
    Picture("article-80", DARK, (80, 24)),
    Picture("article-40", DARK, (40, 12)),
    Picture("high-contrast", HIGH_CONTRAST, (120, 38), ("asterisk", "asterisk", "asterisk")),
    Picture("timeline", DARK, (120, 38), ("T",)),
    Picture("card", LIGHT, (120, 38), ("2", "enter", "enter", "tab", "tab")),
    Picture("search", LIGHT, (120, 30), ("S", *"s-400 deliver")),
)


async def take(picture: Picture, folder: Path) -> None:
    """Draw the first bundled article and save it as SVG."""
    own = Settings(theme=picture.theme, keep_places=False, live_reload=False)
    app = ReaderApp(paths.articles_dir() / "india-russia-s400-talks.yaml", own)
    async with app.run_test(size=picture.size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press(*picture.keys)
        if isinstance(app.screen, LibraryScreen):
            await browsing.settled(pilot)
        await pilot.pause()
        svg = app.export_screenshot(title="dateline")
    (folder / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


async def main(folder: Path) -> None:
    """Take all pictures, without a look at what this user has read."""
    with TemporaryDirectory() as own:
        for kind in ("CONFIG", "STATE", "CACHE"):
            os.environ[f"XDG_{kind}_HOME"] = own
        for picture in PICTURES:
            await take(picture, folder)


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    asyncio.run(main(Path(sys.argv[1])))
