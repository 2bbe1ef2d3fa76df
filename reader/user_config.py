"""The configuration of whoever runs the program: where it stands, and reading it with what it can name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual._color_constants import COLOR_NAME_TO_RGB  # Textual's only list of the names that it knows
from textual.theme import BUILTIN_THEMES

from reader import paths
from reader.config import FILE_NAME, Settings
from reader.themes import DARK, LIGHT, THEMES

if TYPE_CHECKING:
    from pathlib import Path

    from reader.store.config_file import Names
    from reader.store.key_table import KeyTable
    from reader.store.problems import Problem


def config_path() -> Path:
    """Where the settings stand; the file need not be there."""
    return paths.config_dir() / FILE_NAME


def read_config(path: Path | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """Read the settings; without a file, all defaults hold.

    Args:
        path: The file; None: the one in the user's folder.

    Returns:
        The settings that hold, and what is wrong with the file.
    """
    path = path or config_path()
    if _is_missing(path):
        return Settings(), ()
    from reader.store.config_file import load_config  # noqa: PLC0415  most users set nothing

    return load_config(path, names())


def _is_missing(path: Path) -> bool:
    """Whether there is no file. One that cannot be looked at is there, as is a link that leads nowhere."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def names() -> Names:
    """What settings can name."""
    from reader.store.config_file import Names  # noqa: PLC0415  as above

    themes = {name: name for name in (*(theme.name for theme in THEMES), *BUILTIN_THEMES)}
    themes |= {"dark": DARK, "light": LIGHT}  # as the key that changes the theme calls them
    return Names(themes, COLOR_NAME_TO_RGB.keys(), _key_table)


def _key_table(preset: str) -> KeyTable:
    from reader.key_preset import key_table  # noqa: PLC0415  it is needed only if keys are set

    return key_table(preset)
