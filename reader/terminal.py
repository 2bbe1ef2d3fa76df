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

_COERCED = frozenset({"C.UTF-8", "C.utf8", "UTF-8"})
"""What Python itself sets ``LC_CTYPE`` to where the locale is C (PEP 538)."""


class Terminal(NamedTuple):
    """What a terminal can show."""

    has_panes: bool = True
    """Whether the cursor can be placed, so that a screen can be drawn."""
    has_colour: bool = True
    has_unicode: bool = True


def terminal(environment: Mapping[str, str]) -> Terminal:
    """Tell what a terminal can show.

    Args:
        environment: The process's variables.
    """
    name = environment.get("TERM", "")
    colourless = name.startswith(_WITHOUT_COLOUR) or name.endswith(("-m", "-mono"))
    return Terminal(
        has_panes=name not in _WITHOUT_CURSOR,
        has_colour=not environment.get("NO_COLOR") and not colourless,
        has_unicode=_is_utf8(environment),
    )


def _is_utf8(environment: Mapping[str, str]) -> bool:
    """Whether the locale's encoding is UTF-8; where nothing is said, as on Windows, it is taken to be."""
    every, own, language = (environment.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    if not every and own in _COERCED and language in {"C", "POSIX"}:
        return False
    locale = every or own or language
    return not locale or "utf-8" in locale.lower() or "utf8" in locale.lower()
