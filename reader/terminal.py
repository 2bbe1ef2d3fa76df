"""What the terminal can show, as far as its environment tells.

Sources: no-color.org for ``NO_COLOR``; POSIX.1-2024, 8.2, for the order of the locale's variables; terminfo's
names of terminals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_WITHOUT_CURSOR = frozenset({"dumb", "unknown", "emacs"})
"""Terminals that cannot place the cursor: nothing can be drawn on them, only written."""

_WITHOUT_COLOUR = ("vt50", "vt52", "vt100", "vt102", "vt200", "vt220", "vt320", "vt420", "vt510", "vt520")
"""Beginnings of the names of terminals without colours, besides those that end so."""

_MANY_COLOURS = ("256color", "16color", "kitty", "direct")
"""How names of terminals with more than the 16 basic colours end."""
_KNOWN_TO_HAVE_MANY = (
    "alacritty",
    "contour",
    "foot",
    "ghostty",
    "rio",
    "wezterm",
    "xterm-ghostty",
    "xterm-kitty",
)
"""Beginnings of the names of terminals with all colours, whose names do not tell so."""

_TRUE_COLOUR = frozenset({"truecolor", "24bit"})
"""What ``COLORTERM`` says where there are all colours."""

_WITH_PLACEHOLDERS = frozenset({"xterm-kitty", "xterm-ghostty"})
"""Terminals that draw pictures where Kitty's placeholders stand (kitty since 0.28)."""

_COERCED = frozenset({"C.UTF-8", "C.utf8", "UTF-8"})
"""What Python itself sets ``LC_CTYPE`` to where the locale is C (PEP 538)."""


class Terminal(NamedTuple):
    """What a terminal can show."""

    has_panes: bool = True
    """Whether the cursor can be placed, so that a screen can be drawn."""
    has_colour: bool = True
    """Whether there are colours enough to tell things apart by."""
    has_unicode: bool = True
    has_graphics: bool = False
    """Whether pictures can be drawn by Kitty's graphics protocol, where its placeholders stand."""


def terminal(environment: Mapping[str, str], images: str = "auto") -> Terminal:
    """Tell what a terminal can show.

    Args:
        environment: The process's variables.
        images: The user's setting: ``kitty`` where there are graphics though the environment does not tell,
            ``halfcells`` where they are not wanted.
    """
    name = environment.get("TERM", "")
    is_drawing = images == "kitty" or (images != "halfcells" and _has_placeholders(name, environment))
    return Terminal(
        has_panes=name not in _WITHOUT_CURSOR,
        has_colour=not environment.get("NO_COLOR") and _has_many_colours(name, environment),
        has_unicode=_is_utf8(environment),
        has_graphics=is_drawing and _has_true_colour(environment),
    )


def _has_many_colours(name: str, environment: Mapping[str, str]) -> bool:
    """Whether there are more than the 16 basic colours, which tell neither types nor backgrounds apart."""
    if name.startswith(_WITHOUT_COLOUR) or name.endswith(("-m", "-mono")):
        return False
    if environment.get("COLORTERM", "").lower() in _TRUE_COLOUR or "TEXTUAL_COLOR_SYSTEM" in environment:
        return True
    return not name or is_underrated(environment) or name.endswith(_MANY_COLOURS)


def _has_placeholders(name: str, environment: Mapping[str, str]) -> bool:
    """Whether it is a terminal that draws pictures where Kitty's placeholders stand.

    Others know the protocol, but not the placeholders, and draw those as characters. What tells of a terminal
    besides ``TERM``, as ``KITTY_WINDOW_ID``, is still there in multiplexers and terminals started from it.
    """
    is_ghostty = name.startswith("xterm") and environment.get("TERM_PROGRAM", "").lower() == "ghostty"
    return name in _WITH_PLACEHOLDERS or is_ghostty


def _has_true_colour(environment: Mapping[str, str]) -> bool:
    """Whether all colours are written as they are: placeholders name their picture by one."""
    return (
        environment.get("COLORTERM", "").lower() in _TRUE_COLOUR
        or environment.get("TEXTUAL_COLOR_SYSTEM") == "truecolor"
        or is_underrated(environment)
    )


def is_underrated(environment: Mapping[str, str]) -> bool:
    """Whether the terminal has all colours, but nothing except its name tells so.

    That is so where a login elsewhere (ssh) passes ``TERM`` on, but not ``COLORTERM``.
    """
    return not environment.get("COLORTERM") and environment.get("TERM", "").startswith(_KNOWN_TO_HAVE_MANY)


def _is_utf8(environment: Mapping[str, str]) -> bool:
    """Whether the locale's encoding is UTF-8; where nothing is said, as on Windows, it is taken to be."""
    every, own, language = (environment.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    if not every and own in _COERCED and language in {"C", "POSIX"}:
        return False
    locale = every or own or language
    return not locale or "utf-8" in locale.lower() or "utf8" in locale.lower()
