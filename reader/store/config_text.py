"""Settings as the text of ``config.yaml``: all of them, with what each is for. It reads back the same."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from reader.setting import SETTINGS
from reader.store.config_kind import NOTHING
from reader.store.key_name import written
from reader.text.yaml_scalar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.config import EntityStyle, Keys, Settings
    from reader.setting import Setting

_COMMENT_CHARACTERS = 96
"""How long the lines of a comment are at most."""


def config_text(settings: Settings) -> str:
    """The settings as a file, with what each is for, what it can be and what its default is."""
    return "\n".join(line for setting in SETTINGS for line in _setting_lines(setting, settings))


def in_words(value: Any) -> str:
    """A setting's value as the file writes it, in one line.

    Args:
        value: The value of an attribute of `Settings`, other than its keys and types.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return NOTHING
    return quoted(str(value)) if isinstance(value, Path) else str(value)


def default_in_words(setting: Setting) -> str:
    """What holds if a setting is not set, as the documentation tells it."""
    match setting.name:
        case "keys":
            return f"preset: {setting.default.preset}"
        case "types":
            return "the theme’s looks"
    return in_words(setting.default)


def _setting_lines(setting: Setting, settings: Settings) -> Iterator[str]:
    yield from (f"# {line}" for line in wrap(setting.help, _COMMENT_CHARACTERS, break_on_hyphens=False))
    if setting.example:
        yield f"#     {setting.example}"
    yield f"# {setting.wanted}; default: {default_in_words(setting)}"
    match setting.name:
        case "keys":
            yield from _key_lines(settings.keys)
        case "types":
            yield "types:" if settings.types else "types: {}"
            yield from (f"  {quoted(name)}: {_style(style)}" for name, style in settings.types.items())
        case name:
            yield f"{name}: {in_words(getattr(settings, name))}"
    yield ""


def _key_lines(keys: Keys) -> Iterator[str]:
    yield "keys:"
    yield f"  preset: {keys.preset}"
    for id_, own in keys.own.items():
        yield f"  {id_}: {quoted(' '.join(map(written, own))) if own else NOTHING}"


def _style(style: EntityStyle) -> str:
    parts = (f"{name}: {quoted(value)}" for name, value in style._asdict().items() if value)
    return "{" + ", ".join(parts) + "}"
