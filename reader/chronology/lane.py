"""Labels above the marks, in lanes: none covers another, none leaves the axis.

Lane 0 is next to the axis. A label stands above its mark, and starts there if it can. One in a higher lane
has a *leader*, a line down to its mark, and no label of another mark may stand in the way of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.chronology.mark import Mark

GAP_CELLS = 2
"""Between two labels in a lane."""

LEADER_GAP_CELLS = 1
"""Between a label and another one's leader."""

MIN_CELLS = 9
"""A label that has to be cut shorter than this is left out; its mark stays."""

_MAX_FORCED_CELLS = 20
"""A label that others give way to is no longer than this, or a quarter of the width."""

_MAX_LOST_CELLS = 3
"""A text is cut at the end of a word unless that costs more than this, or a third of it."""

_LABEL, _LEADER = 1, 2
"""What a cell of a lane holds; 0: nothing."""


class Label(NamedTuple):
    """The title of an event above its mark; columns are half-open."""

    events: tuple[int, ...]
    """What it stands for, by places in the chronicle: the event that it names, then those of the same mark
    that no label names; it tells how many these are."""
    mark: int
    """The index of its mark."""
    lane: int
    start: int
    end: int
    text: str
    """As it is drawn, in ``end - start`` cells."""

    @property
    def event(self) -> int:
        """The event that it names."""
        return self.events[0]


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
        if word_end >= end * 2 / 3 and self.measure(text[word_end:end]) <= _MAX_LOST_CELLS:
            end = word_end
        return text[:end].rstrip(_DANGLING) + self.ellipsis


class LanePlan(NamedTuple):
    """What labels are made from."""

    marks: Sequence[Mark]
    """Ascending by columns."""
    title: Callable[[int], str]
    """The title of an event, by its place in the chronicle."""
    ranks: Sequence[int]
    """How soon the text tells each event of the chronicle, 0 the soonest."""
    lanes: int
    """How many there are."""
    width: int
    """The cells of a lane."""
    setter: Typesetter
    """How titles are cut."""
    cells: Callable[[int], int]
    """The width of an event's whole title."""

    def led(self, mark: Mark) -> tuple[int, ...]:
        """The events of a mark, first the one to name: of those with a title, that which is told soonest."""
        lead = min(mark.events, key=lambda event: (not self.cells(event), self.ranks[event]))
        return lead, *(event for event in mark.events if event != lead)

    def full_cells(self, events: tuple[int, ...]) -> int:
        """The width of a whole label; 0: its title shows nothing.

        Args:
            events: What it stands for.
        """
        cells = self.cells(events[0])
        return cells + len(_more(events)) if cells else 0

    def text(self, events: tuple[int, ...], cells: int) -> str:
        """A label in at most so many cells: a title, cut if need be, and how many other events there are.

        That count is left out where there would be no room but for it.
        """
        more = _more(events)
        if cells <= len(more):
            more = ""
        return self.setter.fit(self.title(events[0]), cells - len(more)) + more


def _more(events: tuple[int, ...]) -> str:
    return f" +{len(events) - 1}" if len(events) > 1 else ""


class _Manner(NamedTuple):
    """One of several ways to put labels into lanes."""

    max_cells: int
    """No label is longer, until all are in their lanes."""
    may_shift: bool
    """Whether a label that would be left out may start before its mark; at the right edge any may."""


_MANNERS = tuple(_Manner(max_cells, may_shift) for max_cells in (1000, 24, 16) for may_shift in (False, True))
"""The ways to try; of two equally good ones, the first is taken."""

_MAX_DEFERRED = 2
"""So many labels may have to wait for weightier ones beside them."""

_NEIGHBOURS = 2
"""How many marks on either side of one without a label are asked to wait."""


def place_labels(plan: LanePlan) -> tuple[Label, ...]:
    """Put labels above the marks: several manners are tried, and that which shows the most is taken.

    From the last mark to the first, a label takes the lowest lane in which it fits whole, or else the one
    with the most room, cut. Then the other events of marks that stand for several get what is left, and
    labels that were cut grow into it. Where a mark is without a label that weighs more than those beside it,
    they are put in their lanes after it, if that shows more.

    Returns:
        The labels in the order of time.
    """
    if not plan.lanes:
        return ()
    best = max((_Shelf(plan, manner) for manner in _MANNERS), key=_Shelf.worth)
    for _ in range(_MAX_DEFERRED):
        others = [_Shelf(plan, best.manner, best.deferred | {index}) for index in best.in_the_way()]
        better = max(others, key=_Shelf.worth, default=best)
        if better.worth() <= best.worth():
            break
        best = better
    return tuple(sorted(best.labels))


class _Lane:
    """The cells of a lane."""

    def __init__(self, width: int) -> None:
        self._cells = bytearray(width)
        """What each holds: nothing, a label, or a leader of a label above."""

    def end_from(self, column: int) -> int:
        """Where a label has to end that holds a column, to keep away from what follows."""
        label, leader = self._cells.find(_LABEL, column), self._cells.find(_LEADER, column)
        end = len(self._cells) if label < 0 else label - GAP_CELLS
        return end if leader < 0 else min(end, leader - LEADER_GAP_CELLS)

    def start_until(self, column: int) -> int:
        """Where a label may start that holds a column, to keep away from what comes before."""
        label, leader = self._cells.rfind(_LABEL, 0, column), self._cells.rfind(_LEADER, 0, column)
        start = 0 if label < 0 else label + 1 + GAP_CELLS
        return start if leader < 0 else max(start, leader + 1 + LEADER_GAP_CELLS)

    def lets_through(self, column: int) -> bool:
        """Whether no label touches a column, so that a leader can stand there."""
        start = max(0, column - LEADER_GAP_CELLS)
        return self._cells.find(_LABEL, start, column + 1 + LEADER_GAP_CELLS) < 0

    def put(self, start: int, end: int, sign: int = _LABEL) -> None:
        """Fill cells."""
        self._cells[start:end] = bytes((sign,)) * (end - start)

    def put_leader(self, column: int) -> None:
        """Lead a line through a column, unless a label of the same mark is in it."""
        if not self._cells[column]:
            self._cells[column] = _LEADER


def _earliest_start(plan: LanePlan, lane: _Lane, index: int) -> int:
    """Where a mark's label may start at the earliest, to stand behind the head of the mark before."""
    free_from = plan.marks[index - 1].head_end + GAP_CELLS if index else 0
    column = plan.marks[index].column
    return min(column, max(free_from, lane.start_until(column)))


def _refitted(plan: LanePlan, lane: _Lane, label: Label, *, leftwards: bool = False) -> Label:
    """A label as long as there is room for in its lane.

    Args:
        plan: What it is made from.
        lane: Its lane, in which its cells are filled anew.
        label: The label.
        leftwards: Whether it may start earlier than it does.
    """
    full = plan.full_cells(label.events)
    if label.text == plan.text(label.events, full):
        return label
    lane.put(label.start, label.end, 0)
    start, end = label.start, lane.end_from(label.end)
    if leftwards:
        start = min(start, max(_earliest_start(plan, lane, label.mark), end - full))
    text = plan.text(label.events, end - start)
    cells = plan.setter.measure(text)
    start = max(start, min(plan.marks[label.mark].column, end - cells))
    lane.put(start, start + cells)
    return label._replace(start=start, end=start + cells, text=text)


class _Shelf:
    """The lanes, filled with labels in some manner."""

    def __init__(self, plan: LanePlan, manner: _Manner, deferred: frozenset[int] = frozenset()) -> None:
        self._plan = plan
        self.manner = manner
        """How they were filled."""
        self.deferred = deferred
        """The indexes of marks that had to wait until the others had their labels."""
        self._lanes = [_Lane(plan.width) for _ in range(plan.lanes)]
        self.labels: list[Label] = []
        """Those that found room."""
        for index in sorted(range(len(plan.marks) - 1, -1, -1), key=deferred.__contains__):
            self._place_first(index)
        for label in self.labels[::-1]:
            self._place_others(label)
        named = {label.event for label in self.labels}
        self.labels = [
            label._replace(events=(label.event, *sorted(set(label.events) - named))) for label in self.labels
        ]
        for leftwards in (False, True):
            self.labels = [
                _refitted(plan, self._lanes[label.lane], label, leftwards=leftwards) for label in self.labels
            ]

    def worth(self) -> float:
        """How much the labels tell."""
        return sum(map(self._worth, self.labels))

    def _worth(self, label: Label) -> float:
        """How much a label tells.

        One that is cut counts for less than a whole one, one that starts before its mark for less than one
        that does not, and any for more than none.
        """
        cells = label.end - label.start
        shown = cells / self._plan.full_cells(label.events)
        shifted = (self._plan.marks[label.mark].column - label.start) / cells
        return self._weight(label.events) * (0.5 + 0.5 * shown - 0.3 * shifted)

    def _weight(self, events: tuple[int, ...]) -> float:
        """How much it matters that events have a label: most for what the text tells first."""
        return 1 + 1 / (1 + self._plan.ranks[events[0]]) + 0.5 * (len(events) - 1)

    def in_the_way(self) -> list[int]:
        """The indexes of marks that weigh less than the weightiest one without a label, and stand near it."""
        marks, labelled = self._plan.marks, {label.mark for label in self.labels}
        weights = [self._weight(self._plan.led(mark)) for mark in marks]
        missing = (index for index in range(len(marks)) if index not in labelled)
        index = max(missing, key=weights.__getitem__, default=None)
        if index is None:
            return []
        near = range(max(0, index - _NEIGHBOURS), min(len(marks), index + _NEIGHBOURS + 1))
        return [one for one in near if one in labelled and weights[one] < weights[index]]

    def _place_first(self, index: int) -> None:
        """Label a mark, if there is room."""
        plan, mark = self._plan, self._plan.marks[index]
        events = plan.led(mark)
        cells = min(plan.full_cells(events), self.manner.max_cells)
        rooms = [self._room(lane, mark.column) for lane in range(plan.lanes)]
        best = max(rooms)
        if best <= 0:
            return
        lane = next((lane for lane, room in enumerate(rooms) if room >= cells), rooms.index(best))
        start, end = mark.column, mark.column + rooms[lane]
        if end == plan.width or (self.manner.may_shift and end - start < min(cells, MIN_CELLS)):
            earliest = _earliest_start(plan, self._lanes[lane], index)
            if end < plan.width:
                earliest = (earliest + mark.column) // 2  # the label of the mark before needs room too
            start = min(start, max(earliest, end - cells))
        self._put(events, index, lane, start, end)

    def _place_others(self, first: Label) -> None:
        """Stack the other events of a mark above the first."""
        column = self._plan.marks[first.mark].column
        for lane, event in zip(range(first.lane + 1, self._plan.lanes), first.events[1:], strict=False):
            room = self._free(lane, column)
            if not self._put((event,), first.mark, lane, column, column + room):
                return

    def _room(self, lane: int, column: int) -> int:
        """The cells for a mark's first label that starts in a column; 0 or less: it cannot stand there."""
        is_open = all(below.lets_through(column) for below in self._lanes[:lane])
        return self._free(lane, column) if is_open else 0

    def _free(self, lane: int, column: int) -> int:
        """The cells from a column to what follows in a lane; 0 or less: a label cannot start there."""
        if self._lanes[lane].start_until(column) > column:
            return 0
        return self._lanes[lane].end_from(column) - column

    def _put(self, events: tuple[int, ...], index: int, lane: int, start: int, end: int) -> bool:
        """Put a label between two columns; False: it would have to be cut too short."""
        full, room = self._plan.full_cells(events), min(end - start, self.manner.max_cells)
        if not full or room < min(full, MIN_CELLS):
            return False
        text = self._plan.text(events, room)
        cells = self._plan.setter.measure(text)
        # One that starts before its mark ends as near behind it as it can.
        column = self._plan.marks[index].column
        start = max(start, min(column, end - cells))
        self.labels.append(Label(events, index, lane, start, start + cells, text))
        self._lanes[lane].put(start, start + cells)
        for below in self._lanes[:lane]:
            below.put_leader(column)
        return True


def with_label(plan: LanePlan, labels: Sequence[Label], event: int, mark: int) -> tuple[Label, ...]:
    """Make sure that a label names an event: its mark's own does, or those in lane 0 give way to it.

    Args:
        plan: What the labels are made from.
        labels: As :func:`place_labels` gives them.
        event: The event's place in the chronicle.
        mark: The index of its mark.
    """
    if not plan.lanes or not plan.cells(event) or any(label.event == event for label in labels):
        return tuple(labels)
    own = next((label for label in labels if label.mark == mark and event in label.events), None)
    others = [label for label in labels if label is not own]
    rest = own.events if own else plan.marks[mark].events
    events = (event, *(one for one in rest if one != event))
    renamed = _renamed(plan, others, own, events) if own else None
    if renamed is not None:
        return tuple(sorted([*others, renamed]))
    return _forced(plan, others, events, mark)


def _forced(plan: LanePlan, others: list[Label], events: tuple[int, ...], mark: int) -> tuple[Label, ...]:
    """Put a label into lane 0 over its neighbours.

    A mark of which one label gives way loses all of them: what they told is then in the mark's own count.
    The mark's own other labels are not among them: what a mark's label counts stands in its lowest one.
    """
    text = plan.text(events, min(plan.width, max(_MAX_FORCED_CELLS, plan.width // 4)))
    cells = plan.setter.measure(text)
    start = max(0, min(plan.marks[mark].column, plan.width - cells))
    label = Label(events, mark, 0, start, start + cells, text)
    given_up = {other.mark for other in others if not other.lane and not _are_apart(other, label)}
    return tuple(sorted([label, *(other for other in others if other.mark not in given_up)]))


def _renamed(plan: LanePlan, others: Iterable[Label], label: Label, events: tuple[int, ...]) -> Label | None:
    """A label that names another event of its mark in the room there is; None: it would be cut too short."""
    lane = _Lane(plan.width)
    for other in others:
        if other.lane == label.lane:
            lane.put(other.start, other.end)
        elif other.lane > label.lane and other.mark != label.mark:
            lane.put_leader(plan.marks[other.mark].column)
    column = plan.marks[label.mark].column
    bare = label._replace(events=events, start=column, end=column + 1, text="")
    renamed = _refitted(plan, lane, _refitted(plan, lane, bare), leftwards=True)
    is_short = renamed.end - renamed.start < min(plan.full_cells(events), MIN_CELLS)
    return None if is_short else renamed


def _are_apart(label: Label, other: Label) -> bool:
    return label.end + GAP_CELLS <= other.start or other.end + GAP_CELLS <= label.start


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
