"""Labels above the marks, in lanes: none covers another, none leaves the axis.

Lane 0 is next to the axis. A label starts above its mark. One in a higher lane has a *leader*, a line
down to its mark, and no label of another mark may stand in the way of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.chronology.mark import Mark

GAP_CELLS = 2
"""Between two labels in a lane."""

MIN_CELLS = 10
"""A label that has to be cut shorter than this is left out; its mark stays."""


class Label(NamedTuple):
    """An event's title above its mark; columns are half-open."""

    event: int
    """Its place in the chronicle."""
    mark: int
    """The index of its mark."""
    lane: int
    start: int
    end: int
    text: str
    """As it is drawn, in ``end - start`` cells."""


class Typesetter(NamedTuple):
    """How texts are measured and cut."""

    measure: Callable[[str], int]
    """The cells that a text takes up."""
    ellipsis: str = "…"
    """What stands for the rest of a cut text."""

    def fit(self, text: str, cells: int) -> str:
        """Cut a text to at most so many cells, at the end of a word where one is near.

        What is cut ends in the ellipsis; a base character is never parted from what combines with it.
        """
        if self.measure(text) <= cells:
            return text
        room = cells - self.measure(self.ellipsis)
        if room < 1:
            return self.ellipsis if room == 0 else ""
        end = min(len(text), room)
        while end and (self.measure(text[:end]) > room or not self.measure(text[end])):
            end -= 1
        word_end = text.rfind(" ", 0, end + 1)
        if word_end >= end * 2 / 3:
            end = word_end
        return text[:end].rstrip(" ,;:–—-") + self.ellipsis


class _Lanes:
    """Which cells of the lanes are taken, and by which mark."""

    def __init__(self, lanes: int, width: int) -> None:
        self.width = width
        self.taken = [bytearray(width) for _ in range(lanes)]
        """Per lane, 1 for each cell that a label or a leader takes up."""

    def room(self, lane: int, column: int, *, over: int = 0) -> int:
        """The cells for a label that starts in a column of a lane; 0: it cannot stand there.

        Args:
            lane: The lane.
            column: The label's first.
            over: So many lanes below hold labels of the same mark, which are not in the way.
        """
        if any(below[column] for below in self.taken[over : lane + 1]):
            return 0
        following = self.taken[lane].find(1, column)
        return self.width - column if following < 0 else following - GAP_CELLS - column

    def take(self, lane: int, column: int, start: int, end: int) -> None:
        """Put a label from start to end above the mark in a column."""
        self.taken[lane][start:end] = b"\1" * (end - start)
        for below in self.taken[:lane]:
            below[column] = 1


def place_labels(
    marks: Sequence[Mark], title: Callable[[int], str], lanes: int, width: int, setter: Typesetter
) -> tuple[Label, ...]:
    """Put as many labels above the marks as there is room for.

    From the last mark to the first, a label takes the lowest lane in which it fits whole, or else the one
    with the most room, cut. Then the other events of marks that stand for several get what is left.

    Args:
        marks: Ascending by columns.
        title: The title of an event, by its place in the chronicle.
        lanes: How many there are.
        width: The cells of a lane.
        setter: How texts are cut.

    Returns:
        The labels in the order of time.
    """
    space = _Lanes(lanes, width)
    labels: list[Label] = []
    labelled: dict[int, int] = {}  # mark -> how many lanes, from the lowest, it has taken
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        free_from = marks[index - 1].end + GAP_CELLS if index else 0
        label = _first_label(space, mark, index, title(mark.events[0]), free_from, setter)
        if label is not None:
            labels.append(label)
            if label.lane == 0:
                labelled[index] = 1
    for index, mark in enumerate(marks):
        for event in mark.events[1:]:
            over = labelled.get(index, 0)
            if not 0 < over < lanes:
                break
            room = space.room(over, mark.column, over=over)
            label = _label(event, index, over, mark.column, room, title(event), setter)
            if label is None:
                break
            space.take(over, mark.column, label.start, label.end)
            labels.append(label)
            labelled[index] = over + 1
    return tuple(sorted(labels))


def _first_label(
    space: _Lanes, mark: Mark, index: int, text: str, free_from: int, setter: Typesetter
) -> Label | None:
    cells = setter.measure(text)
    rooms = [space.room(lane, mark.column) for lane in range(len(space.taken))]
    lane = next((lane for lane, room in enumerate(rooms) if room >= cells), None)
    if lane is None:
        if not rooms or max(rooms) == 0:
            return None
        lane = rooms.index(max(rooms))
    start, room = mark.column, rooms[lane]
    if room < cells and start + room == space.width:
        # At the right edge a label may start before its mark, where no other mark stands.
        start = max(min(start, free_from), space.width - cells, 0)
        room = space.width - start
    label = _label(mark.events[0], index, lane, start, room, text, setter)
    if label is not None:
        space.take(lane, mark.column, label.start, label.end)
    return label


def _label(
    event: int, mark: int, lane: int, start: int, room: int, text: str, setter: Typesetter
) -> Label | None:
    shown = setter.fit(text, room) if room > 0 else ""
    cells = setter.measure(shown)
    if not cells or (shown != text and room < MIN_CELLS):
        return None
    return Label(event, mark, lane, start, start + cells, shown)


def with_label(
    labels: Sequence[Label],
    event: int,
    mark: int,
    column: int,
    title: str,
    width: int,
    setter: Typesetter,
) -> tuple[Label, ...]:
    """Make sure that an event has a label: one in lane 0 gives way to it.

    Args:
        labels: As :func:`place_labels` gives them.
        event: The event's place in the chronicle.
        mark: The index of its mark.
        column: Its mark's.
        title: Its title.
        width: The cells of a lane.
        setter: How texts are cut.
    """
    if any(label.event == event for label in labels):
        return tuple(labels)
    text = setter.fit(title, width)
    cells = setter.measure(text)
    start = max(0, min(column, width - cells))
    end = start + cells
    kept = [
        label
        for label in labels
        if label.lane or label.end + GAP_CELLS <= start or end + GAP_CELLS <= label.start
    ]
    return tuple(sorted([*kept, Label(event, mark, 0, start, end, text)]))


def leaders(labels: Sequence[Label], marks: Sequence[Mark]) -> tuple[tuple[int, int], ...]:
    """The cells (lane, column) of the lines from labels down to their marks, where no label stands."""
    covered: dict[int, list[tuple[int, int]]] = {}
    for label in labels:
        covered.setdefault(label.lane, []).append((label.start, label.end))
    cells = {(below, marks[label.mark].column) for label in labels for below in range(label.lane)}
    return tuple(
        sorted(
            (lane, column)
            for lane, column in cells
            if not any(start <= column < end for start, end in covered.get(lane, ()))
        )
    )
