"""Painting the timeline's rows: the axis with its marks, the lanes of labels, the dates."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reader.widgets.timeline_picture import Piece
from reader.widgets.timeline_row import Part
from reader.widgets.timeline_sign import mark_text
from reader.widgets.timeline_words import (
    count_words,
    description,
    event_line,
    no_events,
    period,
    title,
    words,
)

if TYPE_CHECKING:
    from reader.chronology.chronicle import Chronicle
    from reader.chronology.mark import Mark
    from reader.widgets.timeline_picture import Picture
    from reader.widgets.timeline_row import Row
    from reader.widgets.timeline_sign import Signs


def paint(picture: Picture, row: Row) -> list[Piece]:
    """The pieces of a row, from left to right, without overlaps; between them it is blank.

    Column 0 is that behind the left margin.
    """
    match row.part:
        case Part.TITLE:
            pieces = title(picture)
        case Part.LANE:
            pieces = _lane(picture, row.number)
        case Part.AXIS:
            pieces = _axis(picture)
        case Part.DATES:
            pieces = _dates(picture)
        case Part.WORDS:
            pieces = words(picture, row)
        case Part.DESCRIPTION:
            pieces = description(picture, row)
        case Part.LINE:
            pieces = _line(picture)
        case Part.BLANK:
            pieces = []
    return pieces


def _mark_styles(picture: Picture, mark: Mark) -> tuple[str, ...]:
    emphasis = picture.emphasis
    kinds = {picture.kinds[index] for index in mark.events}
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


def _lane(picture: Picture, lane: int) -> list[Piece]:
    layout, emphasis = picture.layout, picture.emphasis
    pieces = []
    for label in layout.labels:
        if label.lane != lane:
            continue
        names = ["label"]
        if not emphasis.told.isdisjoint(label.events):
            names.append("told")
        if involved := [event for event in label.events if event in emphasis.involved]:
            names += [picture.kinds[involved[0]], "involved"]
        if emphasis.hovered in label.events:
            names.append("hovered")
        if label.event == emphasis.selected:
            names.append("selected-label")
        pieces.append(Piece(label.start, label.text, tuple(names)))
    pieces += [
        Piece(column, picture.frame.signs.leader, ("leader",))
        for at, column in sorted(layout.leaders)
        if at == lane
    ]
    return sorted(pieces)


def _axis(picture: Picture) -> list[Piece]:
    """The line with its marks: long bars lie under short ones, heads over bars, the selected over all."""
    cells = _line_cells(picture)
    bars = (picture.frame.signs.bar, picture.frame.signs.loose_bar)
    looks = [
        (mark, mark_text(mark, picture.frame.signs), _mark_styles(picture, mark))
        for mark in picture.layout.marks
    ]
    looks.sort(key=lambda look: (look[2][-1] == "selected", look[0].start - look[0].end))
    for mark, text, names in looks:
        is_run_into = mark.start > 0 and cells[mark.start - 1].sign in bars
        # How far one of several reaches is no matter of the whole mark: its bar is drawn as a hint.
        own = ("axis-bar", *(name for name in names[1:] if name != "selected")) if mark.is_cluster else names
        for column, sign in zip(range(mark.start, len(cells)), text, strict=False):
            cells[column] = _Cell(sign, own)
        if is_run_into and text[0] == picture.frame.signs.bar:
            cells[mark.start] = _Cell(picture.frame.signs.bar_start, names)
    _select(picture, cells)
    for mark, text, names in looks:
        head = text[mark.column - mark.start : mark.head_end - mark.start]
        if head not in bars:
            for column, sign in zip(range(mark.column, len(cells)), head, strict=False):
                cells[column] = _Cell(sign, names)
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
    layout, signs = picture.layout, picture.frame.signs
    cells = [_Cell(signs.line, ("axis",))] * layout.width
    for start, end in layout.folds:
        cells[start:end] = [_Cell(signs.fold, ("axis",))] * (end - start)
    for tick in layout.ticks:
        if tick.event is None:
            cells[tick.column] = _Cell(signs.notch, ("axis",))
    return cells


def _select(picture: Picture, cells: list[_Cell]) -> None:
    """Show how far the selected event reaches; a mark of several may reach farther."""
    selected = picture.emphasis.selected
    extent = picture.layout.extent_of(selected) if selected is not None else None
    if extent is None or extent.end - extent.start == 1:
        return
    for column in range(*extent):
        cells[column] = cells[column]._replace(styles=(*cells[column].styles, "selected"))


def _outside(picture: Picture, cells: list[_Cell]) -> None:
    """Write the counts of what is outside the window over the ends of the axis."""
    layout, signs = picture.layout, picture.frame.signs
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


def _line(picture: Picture) -> list[Piece]:
    """Everything in one row: the selected event in words, else the axis between its count and period."""
    chronicle, width, signs = picture.layout.chronicle, picture.frame.text_cells, picture.frame.signs
    if not chronicle:
        return no_events(picture)
    if picture.emphasis.selected is not None:
        return event_line(picture, picture.emphasis.selected)
    start, end = line_edges(chronicle, width, signs)
    pieces = [piece._replace(start=piece.start + start) for piece in _axis(picture)]
    if start:
        pieces.insert(0, Piece(0, count_words(chronicle), ("title",)))
    if end < width:
        pieces.append(Piece(end + 1, period(chronicle, None, signs), ("note",)))
    return pieces


def line_edges(chronicle: Chronicle, width: int, signs: Signs) -> tuple[int, int]:
    """The columns of the axis in a single row, between its count and its period, half-open."""
    before = len(count_words(chronicle)) + 1
    behind = len(period(chronicle, None, signs)) + 1
    start = before if width >= before + 12 else 0
    end = width - behind if width >= start + behind + 20 else width
    return start, end
