"""The signs that the timeline is drawn with, in Unicode and in ASCII."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.chronology.chronicle import Certainty, Openness
from reader.chronology.mark import MAX_SIGN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.chronology.mark import Mark


class Signs(NamedTuple):
    """One set of signs; each string is as many cells wide as it has characters."""

    line: str
    """The axis, and the rule above all."""
    fold: str
    """The axis where empty time is folded."""
    notch: str
    """The axis where a date of the calendar stands below."""
    points: Mapping[Certainty, str]
    """What a point looks like; two characters are the ends of a pair."""
    bar: str
    """A bar of what is certain."""
    loose_bar: str
    """A bar of what is not."""
    bar_start: str
    """A bar's first cell, where another bar runs into it."""
    tails: Mapping[Openness, tuple[str, str]]
    """An open end's line and tip."""
    counts: Mapping[int, str]
    """Counts that have a sign of their own."""
    leader: str
    before: str
    """Stands before the count of earlier events."""
    after: str
    """Stands behind the count of later ones."""
    step_before: str
    step_after: str
    """Stand beside the number of the selected event, to click on."""
    dot: str
    """Between parts of a line."""
    dash: str
    """Between the ends of a period."""

    def count_sign(self, count: int) -> str:
        """What a mark for so many events looks like."""
        return self.counts.get(count) or str(count)


UNICODE = Signs(
    line="─",
    fold="┄",
    notch="┬",
    points={
        Certainty.REPORTED: "●",
        Certainty.ABOUT: "○",
        Certainty.PLANNED: "◇",
        Certainty.ALLEGED: "?",
        Certainty.DENIED: "×",
    },
    bar="━",
    loose_bar="╍",
    bar_start="╺",
    tails={
        Openness.CLOSED: ("", ""),
        Openness.ONGOING: ("─", "▶"),
        Openness.UNENDED: ("╌", "╌"),
        Openness.UNTIL: ("─", "◀"),
    },
    counts={count: chr(0x2460 + count - 1) for count in range(2, MAX_SIGN + 1)},
    leader="│",
    before="◀",
    after="▶",
    step_before="◂",
    step_after="▸",
    dot=" · ",
    dash="–",
)

ASCII = Signs(
    line="-",
    fold="~",
    notch="+",
    points={
        Certainty.REPORTED: "o",
        Certainty.ABOUT: "()",
        Certainty.PLANNED: "<>",
        Certainty.ALLEGED: "?",
        Certainty.DENIED: "x",
    },
    bar="=",
    loose_bar="=",
    bar_start="[",
    tails={
        Openness.CLOSED: ("", ""),
        Openness.ONGOING: ("-", ">"),
        Openness.UNENDED: (".", "."),
        Openness.UNTIL: ("-", "<"),
    },
    counts={},
    leader="|",
    before="<",
    after=">",
    step_before="<",
    step_after=">",
    dot=" - ",
    dash="-",
)


def mark_text(mark: Mark, signs: Signs) -> str:
    """What a mark looks like, in the cells from its start to its end."""
    cells = mark.bar_end - mark.column
    if mark.is_cluster:
        text = signs.count_sign(len(mark.events))
        return text + signs.bar * (cells - len(text))
    text = _closed(mark.certainty, cells, signs)
    line, tip = signs.tails[mark.openness]
    if mark.openness is Openness.UNTIL:
        tail = mark.column - mark.start
        return tip + line * (tail - 1) + text if tail else tip + text[1:]
    if mark.openness is not Openness.CLOSED:
        tail = mark.end - mark.bar_end
        return text + line * (tail - 1) + tip if tail else text[:-1] + tip
    return text


def _closed(certainty: Certainty, cells: int, signs: Signs) -> str:
    """A point, or a bar: one of what is certain has no head, as nothing in it is likelier."""
    point = signs.points[certainty]
    if cells == len(point):
        return point
    if certainty is Certainty.REPORTED:
        return signs.bar * cells
    first, last = point[0], point[1:]
    return first + signs.loose_bar * (cells - len(point)) + last
