"""The pictures of the README, from the app itself: ``python -m tests.screenshots FOLDER``."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import NamedTuple

from reader import paths
from reader.app import ReaderApp
from reader.themes import DARK, LIGHT


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
)


async def take(picture: Picture, folder: Path) -> None:
    """Draw the first bundled article and save it as SVG."""
    app = ReaderApp(paths.articles_dir() / "india-russia-s400-talks.yaml")
    app.theme = picture.theme
    async with app.run_test(size=picture.size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press(*picture.keys)
        await pilot.pause()
        svg = app.export_screenshot(title="dateline")
    (folder / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


async def main(folder: Path) -> None:
    """Take all pictures."""
    for picture in PICTURES:
        await take(picture, folder)


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    asyncio.run(main(Path(sys.argv[1])))
