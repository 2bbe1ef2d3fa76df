"""Keys as people write them, and as Textual names them: ``/`` is ``slash``, ``C-f`` is ``ctrl+f``."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from itertools import chain, product
from string import ascii_lowercase, punctuation
from typing import NamedTuple

from reader.store.problems import shown
from reader.store.suggestion import did_you_mean

_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Characters that Textual does not call by their names in Unicode."""

_MODIFIERS = {
    "ctrl": "ctrl",
    "control": "ctrl",
    "alt": "alt",
    "meta": "alt",
    "option": "alt",
    "shift": "shift",
    "super": "super",
    "hyper": "hyper",
}
"""What is held down, by what people call it."""
_EMACS_MODIFIERS = {"C": "ctrl", "M": "alt", "S": "shift"}
"""The same, by what Emacs calls it."""

_MOVING = frozenset(
    {
        "left", "right", "up", "down", "home", "end", "pageup", "pagedown", "insert", "delete",
        *(f"f{number}" for number in range(1, 25)),
    }
)  # fmt: skip
"""Keys that terminals send with any modifiers."""

_NAMED = {name: name for name in (*_MOVING, "enter", "escape", "tab", "backspace", "space")} | {
    "esc": "escape",
    "return": "enter",
    "ret": "enter",
    "spc": "space",
    "bs": "backspace",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "page_up": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "page_down": "pagedown",
}
"""Keys that make no character, by their names in small letters."""

_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+left_square_bracket": "escape"}
"""Keys that most terminals send as another one."""

_CONTROLS = frozenset(
    {*ascii_lowercase, "backslash", "right_square_bracket", "circumflex_accent", "underscore"}
)
"""What every terminal sends with Ctrl, besides the keys of `_MOVING`."""

_NUL = ("ctrl+@", "ctrl+space")
"""What Ctrl+Space and Ctrl+@ are called: by most terminals, by the newest."""

_MAX_WORDS = 9
"""The longest name that is looked for among all characters."""

_EMACS = re.compile("((?:[CMS]-)+)(.+)", re.DOTALL)
_PLUS = re.compile(r"\+(?=.)", re.DOTALL)
"""A plus sign with a key behind it."""


class WrittenKey(NamedTuple):
    """A key that somebody has written."""

    names: tuple[str, ...]
    """As Textual names it; two, where terminals differ; empty: there is no such key."""
    message: str = ""
    """What is wrong with it, or doubtful; empty: nothing."""
    hint: str = ""
    """What to do about that."""


def read_key(text: str) -> WrittenKey:
    """Read a key.

    Args:
        text: One character; or a name, as Textual or a keyboard has it; before it what is held down:
            ``ctrl+f``, ``C-f``, ``^F``, ``Alt+Left``, ``M-<``.
    """
    modifiers, base = _parts(text)
    if twice := {modifier for modifier in modifiers if modifiers.count(modifier) > 1}:
        message = f"{shown(text)} has {' and '.join(sorted(twice))} twice"
        return WrittenKey((), message, "write each of ctrl, alt and shift once")
    key = _base_name(base)
    if not key:
        meant = did_you_mean(base, (*_NAMED, *_PUNCTUATION))
        return WrittenKey(
            (), f"there is no key {shown(text)}", meant or "write keys as /, G, ctrl+f, f5, pagedown"
        )
    name = _joined(modifiers, key)
    if name in _NUL or name == "ctrl+at":
        return WrittenKey(_NUL)
    if name in _SAME:
        same = _SAME[name]
        return WrittenKey((), f"most terminals send {shown(text)} as {same}", f"write {same}, or another key")
    if not _is_sent_by_all(name):
        return WrittenKey(
            (name,), f"many terminals do not send {shown(text)}", "try it, or give another key too"
        )
    return WrittenKey((name,))


def written(name: str) -> str:
    """A key that Textual names, as `read_key` takes it and people write it: ``ctrl+]``."""
    modifiers, plus, key = name.rpartition("+")
    return modifiers + plus + (_character(key) or key)


def is_character(name: str) -> bool:
    """Whether a key that Textual names is typed into a field, rather than doing something in it."""
    return "+" not in name and (name in {"space", "backspace"} or bool(_character(name)))


def character_name(character: str) -> str:
    """What Textual calls the key of a character; empty if there can be none."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


_PUNCTUATION = {character_name(character): character for character in punctuation}
"""The characters of a keyboard, by what Textual calls them."""


def _parts(text: str) -> tuple[list[str], str]:
    """What is held down, and the key itself."""
    if len(text) == 2 and text[0] == "^":
        return ["ctrl"], text[1]
    if match := _EMACS.fullmatch(text):
        return [_EMACS_MODIFIERS[letter] for letter in match[1].split("-")[:-1]], match[2]
    *words, base = _PLUS.split(text) if len(text) > 1 else [text]
    held = [_MODIFIERS.get(word.lower(), "") for word in words]
    return (held, base) if all(held) else ([], text)


def _base_name(base: str) -> str:
    """What Textual calls a key without modifiers; empty: there is none."""
    if len(base) == 1:
        return character_name(base)
    if base[:1] == "<" and base[-1:] == ">":
        base = base[1:-1]  # as Emacs writes names
    name = base.lower().replace("-", "_")
    if name in _NAMED:
        return _NAMED[name]
    character = _character(name)
    return character_name(character) if character else ""


def _character(name: str) -> str:
    """The character of a key that Textual names; empty: it makes none."""
    if len(name) == 1:
        return name
    if name in _NAMED:
        return ""
    if name in _PUNCTUATION:
        return _PUNCTUATION[name]
    words = name.split("_")
    if len(words) > _MAX_WORDS:
        return ""
    # Textual writes spaces and hyphens alike: « is LEFT-POINTING DOUBLE ANGLE QUOTATION MARK.
    for joints in product(" -", repeat=len(words) - 1):
        with suppress(KeyError):
            found = unicodedata.lookup("".join(chain.from_iterable(zip(words, (*joints, ""), strict=True))))
            if len(found) == 1:  # some names are of several characters
                return found
    return ""


def _joined(modifiers: list[str], key: str) -> str:
    """A key with its modifiers, in Textual's order. Shift is part of a character, unless Alt is held too."""
    held = set(modifiers)
    if len(key) == 1 and key.lower() != key.upper():
        if "shift" in held and not held - {"shift"}:
            return key.upper()
        if "alt" in held and key.isupper():
            held.add("shift")
        if held:
            key = key.lower()
    return "+".join((*sorted(held), key))


def _is_sent_by_all(name: str) -> bool:
    """Whether terminals without the newer key protocols send a key, and as nothing else."""
    *modifiers, key = name.split("+")
    held = set(modifiers)
    if not held or name == "shift+tab":
        return True
    if key in _MOVING:
        return held <= {"alt", "ctrl", "shift"}
    if held == {"ctrl"}:
        return key in _CONTROLS
    return held in ({"alt"}, {"alt", "shift"}) and key in ascii_lowercase
