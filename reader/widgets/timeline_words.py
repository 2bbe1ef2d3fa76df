"""The timeline in words: its title, the selected event, and what stands there while there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chronology.axis import Scale
from reader.chronology.chronicle import Certainty, Openness, moment_of
from reader.chronology.tick import period_words, year_words
from reader.chronology.words import in_words
from reader.model.dates import Precision
from reader.model.event import EventStatus
from reader.text.clean import clean_line
from reader.text.counted import counted
from reader.text.wrap import wrap
from reader.widgets.timeline_picture import GAP_CELLS, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.chronology.axis import Window
    from reader.chronology.chronicle import Chronicle
    from reader.model.dates import FuzzyDate
    from reader.model.event import Event
    from reader.widgets.timeline_picture import Picture
    from reader.widgets.timeline_row import Row
    from reader.widgets.timeline_sign import Signs

NARROW_CELLS = 40
"""Below this, dates are told shortly."""

NOTE_CELLS = 30
"""Below this, and the note's own width, there is no note beside the event."""

Styles = tuple[str, ...]
"""Names of styles, each laid over the one before."""


def title(picture: Picture) -> list[Piece]:
    """The rule above everything, with the count and the period of what is shown."""
    layout, signs, width = picture.layout, picture.frame.signs, picture.frame.text_cells
    total = len(layout.chronicle)
    shown = total - layout.before - layout.after
    parts = ["TIMELINE"]
    if total:
        count = count_words(layout.chronicle)
        parts.append(count if shown == total else f"{shown:,} of {count}")
        parts.append(period(layout.chronicle, layout.window, signs))
    text = picture.fit(signs.dot.join(parts), width)
    note = " linear " if picture.frame.scale is Scale.LINEAR and total else ""
    if width < len(text) + len(note) + 5:
        note = ""
    margin = picture.frame.margin_cells
    end = width + margin - len(note) - (2 if note else 0)
    pieces = (
        Piece(-margin, signs.line * (margin - 1), ("rule",)),
        Piece(0, text, ("title",)),
        Piece(len(text) + 1, signs.line * (end - len(text) - 1), ("rule",)),
        Piece(end, note, ("note",)),
        Piece(end + len(note), signs.line * 2 if note else "", ("rule",)),
    )
    return [piece for piece in pieces if piece.text]


def count_words(chronicle: Chronicle) -> str:
    """How many events there are."""
    return counted(len(chronicle), "event")


def period(chronicle: Chronicle, window: Window | None, signs: Signs) -> str:
    """The time that is shown.

    Args:
        chronicle: The events, one at least.
        window: What is shown of them; None: all.
        signs: How it is drawn.
    """
    first, last = chronicle.bounds
    if window is not None:
        first, last = (moment_of(edge + chronicle.clock_shift_seconds) for edge in window)
    return period_words(first, last, signs.dash)


def words(picture: Picture, row: Row) -> list[Piece]:
    """The selected event in words; else keys, or what the text in view tells first, or a legend.

    The legend is left to the row below if there is one.
    """
    emphasis, chronicle = picture.emphasis, picture.layout.chronicle
    if not chronicle:
        return no_events(picture)
    if emphasis.selected is not None:
        count = f"{emphasis.selected + 1} of {len(chronicle)}"
        return _event(picture, emphasis.selected, count, ("words-date",), ("words",))
    if picture.hints:
        return _listed(picture, [(key, "key", meaning) for key, meaning in picture.hints])
    if (telling := chronicle.soonest(emphasis.told)) is not None:
        return _event(picture, telling, "told here", ("note",), ("label", "told"))
    return _listed(picture, _legend(picture)) if row.is_last else []


def no_events(picture: Picture) -> list[Piece]:
    """What stands where there are no events."""
    return [Piece(0, picture.fit("No dated events", picture.frame.text_cells), ("note",))]


def _event(picture: Picture, index: int, note: str, date_styles: Styles, title_styles: Styles) -> list[Piece]:
    """An event's date, title, status and names, and at the end of the row a note."""
    chronicle, room = picture.layout.chronicle, picture.frame.text_cells
    event = chronicle.events[index]
    pieces = []
    if room >= NOTE_CELLS + len(note):
        pieces.append(Piece(room - len(note), note, ("note",)))
        room -= len(note) + GAP_CELLS
    texts = [
        (date_words(event.date, is_narrow=room < NARROW_CELLS), date_styles),
        (chronicle.title(index), title_styles),
    ]
    if event.status is not EventStatus.REPORTED:
        texts.append((event.status.value, ("status",)))
    texts.append((picture.frame.signs.dot.join(_names(picture, event)), ("note",)))
    return [*picture.run(texts, 0, room), *pieces]


def event_line(picture: Picture, index: int) -> list[Piece]:
    """An event in a timeline of one row: its number between arrows to click on, its date, its title."""
    chronicle, room = picture.layout.chronicle, picture.frame.text_cells
    texts = (
        (step_words(index, len(chronicle), picture.frame.signs), ("title",)),
        (date_words(chronicle.events[index].date, is_narrow=room < 60), ("words-date",)),
        (chronicle.title(index), ("words",)),
    )
    return list(picture.run(texts, 0, room))


def step_words(index: int, total: int, signs: Signs) -> str:
    """An event's number between arrows, each parted from it by a space."""
    return f"{signs.step_before} {index + 1} of {total} {signs.step_after}"


def date_words(date: FuzzyDate, *, is_narrow: bool) -> str:
    """A date in words; where it is narrow with short months, a day with its year still."""
    if not is_narrow:
        return in_words(date)
    year = f" {year_words(date.day.year)}" if date.precision is Precision.DAY and date.day else ""
    return in_words(date, short=True) + year


def _names(picture: Picture, event: Event) -> Iterator[str]:
    """Who and where, each once."""
    for key in dict.fromkeys((*event.entities, event.place)):
        if key:
            entity = picture.entities.get(key)
            yield clean_line(entity.label if entity else key)


def _listed(picture: Picture, entries: Iterable[tuple[str, str, str]]) -> list[Piece]:
    """Signs or keys, with their style and meaning, as many as fit whole."""
    pieces: list[Piece] = []
    start = 0
    for sign, style, meaning in entries:
        text = f" {meaning}"
        end = start + len(sign) + len(text)
        if end > picture.frame.text_cells:
            break
        pieces += (Piece(start, sign, (style,)), Piece(start + len(sign), text, ("note",)))
        start = end + GAP_CELLS + 1
    return pieces


def _legend(picture: Picture) -> Iterator[tuple[str, str, str]]:
    """What the signs mean that stand on the axis now."""
    layout, signs = picture.layout, picture.frame.signs
    singles = [mark for mark in layout.marks if not mark.is_cluster]
    counts = [len(mark.events) for mark in layout.marks if mark.is_cluster]
    for certainty in (Certainty.PLANNED, Certainty.ABOUT, Certainty.ALLEGED, Certainty.DENIED):
        if any(mark.certainty is certainty for mark in singles):
            yield signs.points[certainty], "label", certainty.value
    if any(mark.bar_end > mark.head_end for mark in singles):
        yield signs.bar * 2, "label", "a span of time"
    if any(mark.openness is Openness.ONGOING for mark in singles):
        yield "".join(signs.tails[Openness.ONGOING]), "label", "goes on"
    if counts:
        yield signs.count_sign(min(counts)), "label", "events together"
    if layout.folds:
        yield signs.fold * 2, "label", "time folded"


def description(picture: Picture, row: Row) -> list[Piece]:
    """One row of what the file says about the selected event, after the title if the words had to cut it.

    Without one, the first row is a legend.
    """
    index, width = picture.emphasis.selected, picture.frame.text_cells
    if index is None:
        return _listed(picture, _legend(picture)) if row.number == 0 else []
    name, text = picture.layout.chronicle.title(index), picture.layout.chronicle.description(index)
    if not any(piece.text == name for piece in words(picture, row)):
        text = f"{name}. {text}" if text else name
    lines = wrap(text, width) if text else []
    if row.number >= len(lines):
        return []
    start, end = lines[row.number]
    is_cut = row.is_last and row.number < len(lines) - 1
    return [Piece(0, picture.fit(text[start:], width) if is_cut else text[start:end], ("description",))]
