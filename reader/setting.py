"""What each setting is for: told in the file, in messages, by ``dateline config``."""

from __future__ import annotations

from typing import Any, NamedTuple

from reader.config import MAX_LINE_SPACING_ROWS, MAX_MEASURE_CELLS, MIN_MEASURE_CELLS, Settings


class Setting(NamedTuple):
    """What is told of a setting: in the file, in messages, in the README."""

    name: str
    wanted: str
    """What can stand there, in words."""
    help: str
    """What it is for."""
    example: str = ""
    """An entry, if one tells more than words."""

    @property
    def default(self) -> Any:
        """What holds if nothing is set."""
        return Settings._field_defaults[self.name]


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "library",
        "a path, or none",
        "The article or the folder of articles that opens when no PATH is given. ~ is your home; what is no "
        "absolute path begins at this file’s folder; none is the bundled articles.",
    ),
    Setting(
        "theme",
        "the name of a theme",
        "The colours: night-desk (or dark), broadsheet (or light), high-contrast, or another theme.",
    ),
    Setting(
        "measure",
        f"a whole number from {MIN_MEASURE_CELLS} to {MAX_MEASURE_CELLS}",
        "How long the lines of the text are at most, in cells.",
    ),
    Setting(
        "line_spacing",
        f"a whole number from 1 to {MAX_LINE_SPACING_ROWS}",
        "How far the lines of the text stand apart, in rows: 1 leaves no row between them.",
    ),
    Setting("justify", "yes or no", "Whether lines are spread so that they all end at the same column."),
    Setting(
        "highlights",
        "all, first or off",
        "Which mentions are marked in the text: all, the first in each section, or none.",
    ),
    Setting("glyphs", "yes or no", "Whether a sign of its type stands before each mention in the text."),
    Setting(
        "ascii",
        "auto, yes or no",
        "Whether lines and signs are drawn in plain ASCII; auto: where the terminal knows no more.",
    ),
    Setting(
        "images",
        "auto, yes, no, halfcells or kitty",
        "Whether pictures are drawn; auto: where the terminal can. kitty and Ghostty draw them sharply; "
        "elsewhere, and with halfcells, each cell shows two pixels. kitty says that your terminal draws them "
        "too: it must know the Unicode placeholders of Kitty’s graphics protocol.",
    ),
    Setting("mouse", "yes or no", "Whether the mouse works in the reader."),
    Setting("keep_places", "yes or no", "Whether each article opens where you left it."),
    Setting("live_reload", "yes or no", "Whether an article is read again when its file changes."),
    Setting("first_steps", "yes or no", "Whether a line tells newcomers the first keys."),
    Setting(
        "keys",
        "a map of a preset and commands",
        "Which keys do what. preset is vim, newsboat, less or emacs. Any command can have other keys: "
        "they stand at its id, which `dateline config --keys` tells; none, or [], leaves it without one, "
        "unless it is a way out, as quit.",
        'find: "/ ctrl+f"',
    ),
    Setting(
        "types",
        "a map of types and what they look like",
        "What a type of entities looks like: colour, glyph, ascii (its stand-in), title (of its group). "
        "A name that is no type, as vessel, stands for entities of `type: other` with `kind: vessel`. "
        "A type with a title has a group of its own; those with the same title share one.",
        'vessel: {colour: "#5fb0b7", glyph: "▼", ascii: "v", title: "Ships"}',
    ),
)
"""Every setting once, in the order of `Settings`."""
