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

MIN_CELLS = 9
"""A label that has to be cut shorter than this is left out; its mark stays."""

_MAX_FORCED_CELLS = 20
"""A label that others give way to is no longer than this, or a quarter of the width."""


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


_DANGLING = " ,;:–—-\u200d"
"""What no cut text ends in: separators, and the joiner that would join the ellipsis."""


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
        while self.measure(text[:end]) > room:
            end -= 1
        while self.measure(text[: end + 1]) <= room:  # what combines with the last character
            end += 1
        word_end = text.rfind(" ", 0, end + 1)
        if word_end >= end * 2 / 3:
            end = word_end
        return text[:end].rstrip(_DANGLING) + self.ellipsis


class LanePlan(NamedTuple):
    """What labels are made from."""

    marks: Sequence[Mark]
    """Ascending by columns."""
    title: Callable[[int], str]
    """The title of an event, by its place in the chronicle."""
    lanes: int
    """How many there are."""
    width: int
    """The cells of a lane."""
    setter: Typesetter
    """How titles are cut."""
    cells: Callable[[int], int]
    """The width of an event's whole title."""


class _Manner(NamedTuple):
    """One of several ways to put labels into lanes."""

    max_cells: int
    """No label is longer, until all are in their lanes."""
    may_shift: bool
    """Whether a label without room may start before its mark, nearer to it than to another one."""


_MANNERS = tuple(_Manner(max_cells, may_shift) for max_cells in (1000, 24, 16) for may_shift in (False, True))
"""The ways to try; of two equally good ones, the first is taken."""


def place_labels(plan: LanePlan) -> tuple[Label, ...]:
    """Put labels above the marks: several manners are tried, and that which shows the most is taken.

    From the last mark to the first, a label takes the lowest lane in which it fits whole, or else the one
    with the most room, cut. Then the other events of marks that stand for several get what is left, and
    labels that were cut grow into it.

    Returns:
        The labels in the order of time.
    """
    if not plan.lanes:
        return ()
    shelves = [_Shelf(plan, manner) for manner in _MANNERS]
    return tuple(sorted(max(shelves, key=_Shelf.worth).labels))


class _Shelf:
    """The lanes, filled with labels in some manner."""

    def __init__(self, plan: LanePlan, manner: _Manner) -> None:
        self._plan = plan
        self._manner = manner
        self._taken = [bytearray(plan.width) for _ in range(plan.lanes)]
        """Per lane, 1 for each cell that a label or a leader takes up."""
        self.labels: list[Label] = []
        """Those that found room."""
        for index in range(len(plan.marks) - 1, -1, -1):
            self._place_first(index)
        for label in self.labels[::-1]:
            self._place_others(label)
        self.labels = [self._grown(label) for label in self.labels]

    def worth(self) -> float:
        """How much the labels tell.

        A label that is cut counts for less than a whole one, one that does not start above its mark for less
        than one that does, and any for more than none.
        """
        return sum(map(self._worth, self.labels))

    def _worth(self, label: Label) -> float:
        shown = (label.end - label.start) / self._plan.cells(label.event)
        return 0.5 + 0.5 * shown - 0.3 * (label.start < self._plan.marks[label.mark].column)

    def _place_first(self, index: int) -> None:
        """Label a mark's first event, if there is room."""
        plan, mark = self._plan, self._plan.marks[index]
        cells = min(plan.cells(mark.events[0]), self._manner.max_cells)
        rooms = [self._room(lane, mark.column) for lane in range(plan.lanes)]
        best = max(rooms)
        if best <= 0:
            return
        lane = next((lane for lane, room in enumerate(rooms) if room >= cells), rooms.index(best))
        start, end = mark.column, mark.column + rooms[lane]
        if end - start < cells:
            is_dropped = end - start < min(cells, MIN_CELLS)
            start = max(self._earliest_start(index, end, is_dropped=is_dropped), end - cells)
        self._put(mark.events[0], index, lane, start, end)

    def _earliest_start(self, index: int, end: int, *, is_dropped: bool) -> int:
        """Where a label may start that has too little room between its mark and an end.

        At the right edge that is behind the mark before; else, for one that would be dropped, half way to it.
        """
        column = self._plan.marks[index].column
        free_from = self._plan.marks[index - 1].end + GAP_CELLS if index else 0
        if end == self._plan.width:
            return min(column, free_from)
        return min(column, (free_from + column) // 2) if is_dropped and self._manner.may_shift else column

    def _place_others(self, first: Label) -> None:
        """Stack a mark's other events above its first."""
        mark = self._plan.marks[first.mark]
        for lane, event in zip(range(first.lane + 1, self._plan.lanes), mark.events[1:], strict=False):
            room = self._room(lane, mark.column, own=lane)
            if not self._put(event, first.mark, lane, mark.column, mark.column + room):
                return

    def _grown(self, label: Label) -> Label:
        """A label that was cut, as long as there is room for now."""
        full = self._plan.cells(label.event)
        if label.end - label.start >= full:
            return label
        following = self._taken[label.lane].find(1, label.end)
        end = self._plan.width if following < 0 else max(label.end, following - GAP_CELLS)
        text = self._plan.setter.fit(self._plan.title(label.event), end - label.start)
        end = max(label.end, label.start + self._plan.setter.measure(text))
        if end == label.end:
            return label
        self._taken[label.lane][label.start : end] = b"\1" * (end - label.start)
        return label._replace(end=end, text=text)

    def _room(self, lane: int, column: int, *, own: int = 0) -> int:
        """The cells for a label that starts in a column; 0 or less: it cannot stand there.

        Args:
            lane: The label's.
            column: Its first, and its mark's.
            own: So many of the lowest lanes hold only what belongs to the same mark.
        """
        if any(below.find(1, column, column + 2) >= 0 for below in self._taken[own:lane]):
            return 0
        following = self._taken[lane].find(1, max(0, column - GAP_CELLS))
        return (self._plan.width if following < 0 else following - GAP_CELLS) - column

    def _put(self, event: int, index: int, lane: int, start: int, end: int) -> bool:
        """Put a label between two columns; False: it would have to be cut too short."""
        full, room = self._plan.cells(event), min(end - start, self._manner.max_cells)
        if not full or room < min(full, MIN_CELLS):
            return False
        text = self._plan.title(event)
        if room < full:
            text = self._plan.setter.fit(text, room)
        cells = self._plan.setter.measure(text)
        # One that starts before its mark ends as near behind it as it can.
        column = self._plan.marks[index].column
        start = max(start, min(column, end - cells))
        label = Label(event, index, lane, start, start + cells, text)
        self.labels.append(label)
        self._taken[lane][label.start : label.end] = b"\1" * (label.end - label.start)
        for below in self._taken[:lane]:
            below[column] = 1
        return True


def with_label(plan: LanePlan, labels: Sequence[Label], event: int, mark: int) -> tuple[Label, ...]:
    """Make sure that an event has a label: those in lane 0 give way to it.

    Args:
        plan: What the labels are made from.
        labels: As :func:`place_labels` gives them.
        event: The event's place in the chronicle.
        mark: The index of its mark.
    """
    if not plan.lanes or any(label.event == event for label in labels):
        return tuple(labels)
    text = plan.setter.fit(plan.title(event), min(plan.width, max(_MAX_FORCED_CELLS, plan.width // 4)))
    cells = plan.setter.measure(text)
    if not cells:
        return tuple(labels)
    start = max(0, min(plan.marks[mark].column, plan.width - cells))
    end = start + cells
    kept = [
        label
        for label in labels
        if label.lane or label.end + GAP_CELLS <= start or end + GAP_CELLS <= label.start
    ]
    return tuple(sorted([*kept, Label(event, mark, 0, start, end, text)]))


def leaders(labels: Sequence[Label], marks: Sequence[Mark]) -> frozenset[tuple[int, int]]:
    """The cells (lane, column) of the lines from labels down to their marks, where no label touches them."""
    cells = {(below, marks[label.mark].column) for label in labels for below in range(label.lane)}
    touched = {
        (lane, column)
        for lane, column in cells
        for label in labels
        if label.lane == lane and label.start - 1 <= column <= label.end
    }
    return frozenset(cells - touched)
