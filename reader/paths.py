"""Where things live: what is packaged, and the user's own folders. Nothing here is created.

======  ========================================  ===================================  ======================
folder  Linux and other Unix                      macOS                                Windows
======  ========================================  ===================================  ======================
config  ``$XDG_CONFIG_HOME``, ``~/.config``       ``~/Library/Application Support``    ``%APPDATA%``
state   ``$XDG_STATE_HOME``, ``~/.local/state``   ``~/Library/Application Support``    ``%LOCALAPPDATA%``
cache   ``$XDG_CACHE_HOME``, ``~/.cache``         ``~/Library/Caches``                 ``%LOCALAPPDATA%``
======  ========================================  ===================================  ======================

In each of them it is the folder ``dateline``, for the cache on Windows a folder ``Cache`` in that one. An XDG
variable that is set holds on every system; one that is no absolute path is ignored, as the XDG base directory
specification asks.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

APPLICATION = "dateline"
"""The name of the user's folders."""

_PACKAGE = Path(__file__).resolve().parent


def articles_dir() -> Path:
    """The bundled library."""
    return _data_dir() / "articles"


def first_article() -> Path:
    """The article of the bundled library that a newcomer reads first; the others are its background."""
    return articles_dir() / "india-russia-s400-talks.yaml"


def styles_dir() -> Path:
    """The stylesheets."""
    return _data_dir() / "styles"


def config_dir() -> Path:
    """The user's settings."""
    return _user_dir("XDG_CONFIG_HOME", ".config", "Application Support", "APPDATA")


def state_dir() -> Path:
    """What the reader remembers and must not lose."""
    return _user_dir("XDG_STATE_HOME", ".local/state", "Application Support", "LOCALAPPDATA")


def state_file() -> Path:
    """The database of what the reader remembers."""
    return state_dir() / "state.db"


def cache_dir() -> Path:
    """What can be computed again."""
    folder = _user_dir("XDG_CACHE_HOME", ".cache", "Caches", "LOCALAPPDATA")
    return folder / "Cache" if _is_windows() and not _absolute("XDG_CACHE_HOME") else folder


def _data_dir() -> Path:
    """An installed package carries its data inside; in a checkout they lie beside it."""
    packaged = _PACKAGE / "_data"
    return packaged if packaged.is_dir() else _PACKAGE.parent


def _user_dir(xdg_variable: str, unix: str, mac: str, windows_variable: str) -> Path:
    base = _absolute(xdg_variable)
    if base is None and _is_windows():
        base = _absolute(windows_variable) or Path.home() / "AppData" / "Local"
    elif base is None and sys.platform == "darwin":
        base = Path.home() / "Library" / mac
    return (base or Path.home() / unix) / APPLICATION


def _absolute(variable: str) -> Path | None:
    """The folder that an environment variable names; None: it names none."""
    path = Path(os.environ.get(variable, ""))
    return path if path.is_absolute() else None


def _is_windows() -> bool:
    return sys.platform == "win32"
