"""What each row of the timeline looks like: pieces of text, each with the names of its styles.

Names of styles are component classes of the timeline without their prefix; what they look like is the
stylesheet's business.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reader.chronology.axis import Scale
from reader.chronology.chronicle import Certainty, Openness, moment_of
from reader.chronology.tick import period_words
from reader.chronology.words import in_words
from reader.model.entity import EntityType
from reader.model.event import EventStatus
from reader.text.clean import clean_line
from reader.text.wrap import wrap
from reader.widgets.timeline_sign import mark_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reader.chronology.axis import Window
    from reader.chronology.chronicle import Chronicle
    from reader.chronology.layout import TimelineLayout
    from reader.chronology.mark import Mark
    from reader.model.entity import Entity
    from reader.model.event import Event
    from reader.widgets.timeline_sign import Signs

MAX_LANES = 8
"""Lanes of labels, however high the pane is."""

STYLES = frozenset(
    {
        *(type_.value for type_ in EntityType),
        "axis",  # the line, its folds and notches
        "axis-bar",  # the bar of a mark that stands for several events
        "leader",
        "outside",  # the counts of what is outside the window
        "count",  # a mark that stands for several events of different types
        "many",  # a count in digits, in addition to the mark's own style
        "label",
        "date",
        "rule",
        "title",
        "words-date",
        "words",
        "description",
        "note",  # all that is said beside: names, counts, the legend
        "status",  # planned, alleged, denied
        "key",
        "receded",  # marks of events that do not involve the selected entity
        "involved",
        "lit",  # marks of what the visible text tells
        "told",  # labels of the same
        "hovered",
        "selected",
        "selected-label",
    }
)
"""Every name that a piece may carry."""


class Part(StrEnum):
    """What a row of the timeline holds."""

    TITLE = "title"
    LANE = "lane"
    AXIS = "axis"
    DATES = "dates"
    WORDS = "words"
    DESCRIPTION = "description"
    BLANK = "blank"
    LINE = "line"
    """Everything in one row."""


class Row(NamedTuple):
    """A row of the timeline."""

    part: Part
    number: int = 0
    """Which lane, counted from the axis, or which row of the description."""
    is_last: bool = False
    """Whether no row of the description follows."""


def rows_of(height: int) -> tuple[Row, ...]:
    """What the rows of a timeline of some height hold, from the top.

    What has no room is left out in this order: the description, the lanes above the first, the dates, the
    first lane, the title. A single row holds everything in a few words.
    """
    if height <= 1:
        return (Row(Part.LINE),) * height
    lanes = (height > 3) + (height > 5) + max(0, height - 6) // 3
    lanes = min(lanes, MAX_LANES)
    rows = [
        *([Row(Part.TITLE)] if height > 2 else ()),
        *(Row(Part.LANE, lane) for lane in reversed(range(lanes))),
        Row(Part.AXIS),
        *([Row(Part.DATES)] if height > 4 else ()),
        *([Row(Part.BLANK)] if height > 9 else ()),
        Row(Part.WORDS),
    ]
    count = height - len(rows)
    rows += [Row(Part.DESCRIPTION, number, number == count - 1) for number in range(count)]
    return tuple(rows)


class Piece(NamedTuple):
    """A text in one style."""

    start: int
    """Its first column."""
    text: str
    styles: tuple[str, ...]
    """Names of styles, each laid over the one before."""


class Emphasis(NamedTuple):
    """What stands out, besides focus."""

    selected: int | None = None
    """The selected event's place in the chronicle."""
    hovered: int | None = None
    """That of the event under the mouse."""
    involved: frozenset[int] = frozenset()
    """Those of the events of the selected entity; if there are any, the others recede."""
    told: frozenset[int] = frozenset()
    """Those of the events that the visible text tells."""


class Picture(NamedTuple):
    """All that the rows are painted from."""

    layout: TimelineLayout
    """Of the whole width, or of the axis alone in a timeline of one row."""
    width: int
    """Of the whole without its margins, in cells."""
    margin: int
    """The cells on either side, into which the rule above all reaches."""
    emphasis: Emphasis
    signs: Signs
    entities: Mapping[str, Entity]
    """By id; one that is missing is shown by its id."""
    scale: Scale
    hints: tuple[tuple[str, str], ...] = ()
    """(key, what it does), the most useful first; shown while nothing is selected."""


def paint(picture: Picture, row: Row) -> list[Piece]:
    """The pieces of a row, from left to right, without overlaps; between them it is blank.

    Column 0 is that behind the left margin.
    """
    match row.part:
        case Part.TITLE:
            return _title(picture)
        case Part.LANE:
            return _lane(picture, row.number)
        case Part.AXIS:
            return _axis(picture)
        case Part.DATES:
            return _dates(picture)
        case Part.WORDS:
            return _words(picture)
        case Part.DESCRIPTION:
            return _description(picture, row)
        case Part.LINE:
            return _line(picture)
        case _:
            return []


# Styles


def style_of_event(picture: Picture, index: int) -> str:
    """The style of an event's mark: the type of the first entity that is known."""
    for key in picture.layout.chronicle.events[index].entities:
        if entity := picture.entities.get(key):
            return entity.type.value
    return EntityType.OTHER.value


def _mark_styles(picture: Picture, mark: Mark) -> tuple[str, ...]:
    emphasis = picture.emphasis
    kinds = {style_of_event(picture, index) for index in mark.events}
    names = [kinds.pop() if len(kinds) == 1 else "count"]
    if emphasis.involved:
        names = ["receded"] if emphasis.involved.isdisjoint(mark.events) else [*names, "involved"]
    if not emphasis.told.isdisjoint(mark.events):
        names.append("lit")
    if emphasis.hovered in mark.events:
        names.append("hovered")
    if emphasis.selected in mark.events:
        names.append("selected")
    return tuple(names)


# Rows


def _title(picture: Picture) -> list[Piece]:
    """The rule above everything, with the count and the period of what is shown."""
    layout, signs, width = picture.layout, picture.signs, picture.width
    total = len(layout.chronicle)
    shown = total - layout.before - layout.after
    parts = ["TIMELINE"]
    if total:
        count = count_words(layout.chronicle)
        parts.append(count if shown == total else f"{shown} of {count}")
        parts.append(period(layout.chronicle, layout.window, signs))
    text = _fit(picture, signs.dot.join(parts), width)
    note = " linear " if picture.scale is Scale.LINEAR and total else ""
    if width < len(text) + len(note) + 5:
        note = ""
    margin = picture.margin
    end = width + margin - len(note) - (2 if note else 0)
    return [
        Piece(-margin, signs.line * (margin - 1), ("rule",)),
        Piece(0, text, ("title",)),
        Piece(len(text) + 1, signs.line * (end - len(text) - 1), ("rule",)),
        Piece(end, note, ("note",)),
        Piece(end + len(note), signs.line * 2 if note else "", ("rule",)),
    ]


def count_words(chronicle: Chronicle) -> str:
    """How many events there are."""
    return "1 event" if len(chronicle) == 1 else f"{len(chronicle)} events"


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


def _lane(picture: Picture, lane: int) -> list[Piece]:
    layout, emphasis = picture.layout, picture.emphasis
    pieces = []
    for label in layout.labels:
        if label.lane != lane:
            continue
        names = ["label"]
        if label.event in emphasis.involved:
            names += [style_of_event(picture, label.event), "involved"]
        if label.event in emphasis.told:
            names.append("told")
        if label.event == emphasis.hovered:
            names.append("hovered")
        if label.event == emphasis.selected:
            names.append("selected-label")
        pieces.append(Piece(label.start, label.text, tuple(names)))
    pieces += [
        Piece(column, picture.signs.leader, ("leader",)) for at, column in layout.leaders if at == lane
    ]
    return sorted(pieces)


def _axis(picture: Picture) -> list[Piece]:
    """The line with its marks: long bars lie under short ones, heads over bars, the selected over all."""
    cells = _line_cells(picture)
    bars = (picture.signs.bar, picture.signs.loose_bar)
    looks = [
        (mark, mark_text(mark, picture.signs), _mark_styles(picture, mark)) for mark in picture.layout.marks
    ]
    looks.sort(key=lambda look: (look[2][-1] == "selected", look[0].start - look[0].end))
    for mark, text, names in looks:
        is_run_into = mark.start > 0 and cells[mark.start - 1].sign in bars
        # How far one of several reaches is no matter of the whole mark: its bar is drawn as a hint.
        own = ("axis-bar", *names[1:]) if mark.is_cluster else names
        for column, sign in zip(range(mark.start, len(cells)), text, strict=False):
            cells[column] = _Cell(sign, own)
        if is_run_into and text[0] == picture.signs.bar:
            cells[mark.start] = _Cell(picture.signs.bar_start, names)
    _select(picture, cells)
    for mark, text, names in looks:
        head = text[mark.column - mark.start : mark.head_end - mark.start]
        if head not in bars:
            own = (*names, "many") if head.isascii() and head.isdigit() else names
            for column, sign in zip(range(mark.column, len(cells)), head, strict=False):
                cells[column] = _Cell(sign, own)
    _outside(picture, cells)
    pieces = []
    column = 0
    for names, run in groupby(cells, key=lambda cell: cell.styles):
        text = "".join(cell.sign for cell in run)
        pieces.append(Piece(column, text, names))
        column += len(text)
    return pieces


class _Cell(NamedTuple):
    sign: str
    styles: tuple[str, ...]


def _line_cells(picture: Picture) -> list[_Cell]:
    """The axis without its marks."""
    layout, signs = picture.layout, picture.signs
    cells = [_Cell(signs.line, ("axis",))] * layout.width
    for start, end in layout.folds:
        cells[start:end] = [_Cell(signs.fold, ("axis",))] * (end - start)
    for tick in layout.ticks:
        if tick.event is None:
            cells[tick.column] = _Cell(signs.notch, ("axis",))
    return cells


def _select(picture: Picture, cells: list[_Cell]) -> None:
    """Draw how far the selected event reaches: one of several in a mark has no bar of its own."""
    selected, signs = picture.emphasis.selected, picture.signs
    extent = picture.layout.extent_of(selected) if selected is not None else None
    for column in range(*extent or (0, 0)):
        sign, names = cells[column]
        is_bare = sign in {signs.line, signs.fold, signs.notch}
        cells[column] = _Cell(signs.bar if is_bare else sign, (*names, "selected"))


def _outside(picture: Picture, cells: list[_Cell]) -> None:
    """Write the counts of what is outside the window over the ends of the axis."""
    layout, signs = picture.layout, picture.signs
    before = f"{signs.before}{layout.before} " if layout.before else ""
    after = f" {layout.after}{signs.after}" if layout.after else ""
    if len(before) + len(after) > layout.width:
        return
    cells[: len(before)] = [_Cell(sign, ("outside",)) for sign in before]
    if after:
        cells[-len(after) :] = [_Cell(sign, ("outside",)) for sign in after]


def _dates(picture: Picture) -> list[Piece]:
    layout, selected = picture.layout, picture.emphasis.selected
    chosen = layout.mark_of(selected) if selected is not None else None
    pieces = []
    for tick in layout.ticks:
        is_selected = tick.event is not None and chosen is not None and layout.mark_of(tick.event) == chosen
        pieces.append(Piece(tick.start, tick.text, ("date", "told") if is_selected else ("date",)))
    return pieces


def _words(picture: Picture) -> list[Piece]:
    """The selected event in words; else the first one that is told in view; else keys, or a legend."""
    emphasis = picture.emphasis
    if emphasis.selected is not None:
        return _event_words(picture, emphasis.selected)
    if picture.hints:
        return _listed(picture, ((key, ("key",), words) for key, words in picture.hints))
    if emphasis.told:
        return _event_words(picture, min(emphasis.told), is_selected=False)
    if not picture.layout.chronicle:
        return [Piece(0, _fit(picture, "No dated events", picture.width), ("note",))]
    return _listed(picture, _legend(picture))


def _event_words(picture: Picture, index: int, *, is_selected: bool = True) -> list[Piece]:
    layout = picture.layout
    event = layout.chronicle.events[index]
    count = f"{index + 1} of {len(layout.chronicle)}"
    room = picture.width
    pieces = []
    if room >= 30 + len(count):
        pieces.append(Piece(room - len(count), count, ("note",)))
        room -= len(count) + 2
    date = in_words(event.date, short=room < 40)
    texts = [
        (date, ("words-date",) if is_selected else ("note",)),
        (layout.chronicle.title(index), ("words",) if is_selected else ("label", "told")),
    ]
    if event.status is not EventStatus.REPORTED:
        texts.append((event.status.value, ("status",)))
    texts.append((picture.signs.dot.join(_names(picture, event)), ("note",)))
    return [*_run(picture, texts, 0, room), *pieces]


def _names(picture: Picture, event: Event) -> Iterator[str]:
    """Who and where, each once."""
    for key in dict.fromkeys((*event.entities, event.place)):
        if key:
            entity = picture.entities.get(key)
            yield clean_line(entity.label if entity else key)


def _run(
    picture: Picture, texts: Iterable[tuple[str, tuple[str, ...]]], start: int, end: int
) -> Iterator[Piece]:
    """Texts one behind the other, as far as there is room; the last one is cut."""
    measure = picture.layout.plan.setter.measure
    for text, names in texts:
        fitted = _fit(picture, text, end - start)
        if not fitted or (fitted != text and end - start < 6):
            return
        yield Piece(start, fitted, names)
        start += measure(fitted) + 2


def _listed(picture: Picture, entries: Iterable[tuple[str, tuple[str, ...], str]]) -> list[Piece]:
    """Signs or keys with their meanings, as many as fit whole."""
    pieces: list[Piece] = []
    start = 0
    for sign, names, words in entries:
        text = f" {words}"
        if start + len(sign) + len(text) > picture.width:
            break
        pieces += (Piece(start, sign, names), Piece(start + len(sign), text, ("note",)))
        start += len(sign) + len(text) + 3
    return pieces


def _legend(picture: Picture) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """What the signs mean that stand on the axis now."""
    layout, signs = picture.layout, picture.signs
    singles = [mark for mark in layout.marks if not mark.is_cluster]
    for certainty in (Certainty.PLANNED, Certainty.ABOUT, Certainty.ALLEGED, Certainty.DENIED):
        if any(mark.certainty is certainty for mark in singles):
            yield signs.points[certainty], ("label",), certainty.value
    if any(mark.bar_end > mark.head_end for mark in singles):
        yield signs.bar * 2, ("label",), "a span of time"
    if any(mark.openness is Openness.ONGOING for mark in singles):
        yield "".join(signs.tails[Openness.ONGOING]), ("label",), "goes on"
    if any(mark.is_cluster for mark in layout.marks):
        count = min(len(mark.events) for mark in layout.marks if mark.is_cluster)
        yield signs.counts.get(count) or str(count), ("label",), "several events"
    if layout.folds:
        yield signs.fold * 2, ("label",), "time folded"


def _description(picture: Picture, row: Row) -> list[Piece]:
    """One row of what the file says about the selected event, after the title if the words had to cut it."""
    if picture.emphasis.selected is None:
        return []
    event = picture.layout.chronicle.events[picture.emphasis.selected]
    title, text = clean_line(event.title), clean_line(event.description)
    if not any(piece.text == title for piece in _words(picture)):
        text = f"{title}. {text}" if text else title
    rows = wrap(text, picture.width) if text else []
    if row.number >= len(rows):
        return []
    start, end = rows[row.number]
    if row.is_last and row.number < len(rows) - 1:
        return [Piece(0, _fit(picture, text[start:], picture.width), ("description",))]
    return [Piece(0, text[start:end], ("description",))]


def _line(picture: Picture) -> list[Piece]:
    """Everything in one row: the selected event in words, else the axis between its count and period."""
    layout, signs, selected = picture.layout, picture.signs, picture.emphasis.selected
    chronicle = layout.chronicle
    if not chronicle:
        return [Piece(0, _fit(picture, "No dated events", picture.width), ("note",))]
    if selected is not None:
        texts = (
            (f"{signs.step_before} {selected + 1} of {len(chronicle)} {signs.step_after}", ("title",)),
            (in_words(chronicle.events[selected].date, short=picture.width < 60), ("words-date",)),
            (chronicle.title(selected), ("words",)),
        )
        return list(_run(picture, texts, 0, picture.width))
    start, end = line_edges(chronicle, picture.width, signs)
    pieces = [piece._replace(start=piece.start + start) for piece in _axis(picture)]
    if start:
        pieces.insert(0, Piece(0, count_words(chronicle), ("title",)))
    if end < picture.width:
        pieces.append(Piece(end + 1, period(chronicle, None, signs), ("note",)))
    return pieces


def line_edges(chronicle: Chronicle, width: int, signs: Signs) -> tuple[int, int]:
    """The columns of the axis in a single row, between its count and its period, half-open."""
    before = len(count_words(chronicle)) + 1
    behind = len(period(chronicle, None, signs)) + 1
    start = before if width >= before + 12 else 0
    end = width - behind if width >= start + behind + 20 else width
    return start, end


def _fit(picture: Picture, text: str, cells: int) -> str:
    return picture.layout.plan.setter.fit(text, cells)
