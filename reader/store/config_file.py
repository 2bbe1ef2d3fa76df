"""The user's settings: the keys of ``config.yaml``, and reading it.

What cannot be read is told, and its default holds; everything else holds as it is set.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.config import (
    AUTO,
    HIGHLIGHTS,
    IMAGES,
    MAX_LINE_SPACING_ROWS,
    MAX_MEASURE_CELLS,
    MIN_MEASURE_CELLS,
    Settings,
)
from reader.setting import SETTINGS
from reader.store.config_kind import SWITCH, KeyMap, Number, Place, Types, Words
from reader.store.fields import Field, Object
from reader.store.node import MapNode, NullNode
from reader.store.problems import Code, Problem, Severity
from reader.store.reading import Reading
from reader.store.schema import DIALECT
from reader.store.source import read_source
from reader.store.yaml import Document, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from reader.store.key_table import KeyTable
    from reader.store.kinds import Kind, Schema

MAX_BYTES = 1 << 20
"""The largest file that is read; it is read at every start."""

_DEFAULT = Settings()


class Names(NamedTuple):
    """What settings can name."""

    themes: Mapping[str, str]
    """Themes, by what they can be called."""
    colours: Collection[str]
    """In small letters."""
    key_table: Callable[[str], KeyTable]
    """Gives all commands with the keys of a preset; asked only if the file sets keys."""


def load_config(path: Path, names: Names) -> tuple[Settings, tuple[Problem, ...]]:
    """Read the settings.

    Args:
        path: The file.
        names: What settings can name.

    Returns:
        The settings that hold, and what is wrong with the file, in reading order.
    """
    source, problems = read_source(path, str(path))
    if source is None:
        return _DEFAULT, problems
    if len(source.data) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES >> 20} MiB"
        hint = "`dateline config` shows how long settings are"
        return _DEFAULT, (Problem(str(path), 1, 1, Severity.ERROR, Code.TOO_LARGE, message, hint),)
    document = parse_yaml(source)
    if not isinstance(document, Document):
        return _DEFAULT, document
    reading = Reading(document)
    settings = _DEFAULT
    if isinstance(document.root, MapNode):
        values, _ = _config(names, path.absolute().parent).read_values(document.root, reading)
        settings = Settings(**values)
    elif document.root is not None and not isinstance(document.root, NullNode):
        reading.refuse(document.root, "the file", "a map of settings", "begin it with `theme: night-desk`")
    return settings, reading.report.problems()


def config_schema(names: Names) -> Schema:
    """The JSON Schema of the settings, so that editors complete and check them.

    Args:
        names: What settings can name.
    """
    return {"$schema": DIALECT, "title": "Dateline settings", **_config(names, Path()).schema()}


def _config(names: Names, base: Path) -> Object:
    """The map of all settings.

    Args:
        names: What settings can name.
        base: Where paths begin.
    """
    themes = ", ".join(sorted(names.themes))
    auto = {"auto": "auto", **{word: "yes" if is_on else "no" for word, is_on in SWITCH.items()}}
    wanted = {setting.name: setting.wanted for setting in SETTINGS}
    switches = {
        name: Words(SWITCH, wanted[name]) for name in wanted if isinstance(getattr(_DEFAULT, name), bool)
    }
    kinds: dict[str, Kind] = {
        **switches,
        "library": Place(base, wanted["library"]),
        "theme": Words(names.themes, f"one of: {themes}"),
        "measure": Number(MIN_MEASURE_CELLS, MAX_MEASURE_CELLS, wanted["measure"]),
        "line_spacing": Number(1, MAX_LINE_SPACING_ROWS, wanted["line_spacing"]),
        "highlights": Words({word: word for word in HIGHLIGHTS}, wanted["highlights"]),
        "ascii": Words(auto, wanted["ascii"]),
        "images": Words(auto | {word: word for word in IMAGES if word not in AUTO}, wanted["images"]),
        "keys": KeyMap(names.key_table),
        "types": Types(names.colours),
    }
    fields = tuple(Field(setting.name, kinds[setting.name], setting.help) for setting in SETTINGS)
    return Object("the configuration", fields, Settings)
