"""Stylesheets that the first screen can do without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.paths import styles_dir

if TYPE_CHECKING:
    from textual.app import App


def read_styles(app: App[int], *names: str) -> None:
    """Read stylesheets, each once.

    Args:
        app: Takes the styles.
        names: Files in the folder of styles.
    """
    paths = [str(styles_dir() / name) for name in names]
    missing = [path for path in paths if not app.stylesheet.has_source(path, "")]
    for path in missing:
        app.stylesheet.read(path)
    if missing:
        app.stylesheet.update(app)
