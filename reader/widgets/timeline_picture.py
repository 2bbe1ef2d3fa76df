"""What the timeline's rows are painted from, and what painting gives.

Names of styles are component classes of the timeline without their prefix; what they look like is the
stylesheet's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model.entity import EntityType
from reader.widgets.entity_look import style_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.chronology.layout import TimelineLayout
    from reader.model.entity import Entity
    from reader.model.event import Event
    from reader.widgets.timeline_scene import Frame

STYLES = frozenset(
    {
        *(type_.value for type_ in EntityType),
        "axis",  # the line, its folds and notches
        "axis-bar",  # the bar of a mark that stands for several events
        "leader",
        "outside",  # the counts of what is outside the window
        "count",  # a mark that stands for several events of different types
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
"""Every name that a piece may carry; `style_of` may give a type's a colour besides."""


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

    frame: Frame
    layout: TimelineLayout
    """Of the whole width, or of the axis alone in a timeline of one row."""
    emphasis: Emphasis
    entities: Mapping[str, Entity]
    """By id; one that is missing is shown by its id."""
    kinds: Sequence[str]
    """The style of each event's mark, by its place in the chronicle."""
    hints: tuple[tuple[str, str], ...] = ()
    """(key, what it does), the most useful first; shown while nothing is selected."""

    def fit(self, text: str, cells: int) -> str:
        """Cut a text to a width."""
        return self.layout.plan.setter.fit(text, cells)

    def run(self, texts: Iterable[tuple[str, tuple[str, ...]]], start: int, end: int) -> Iterator[Piece]:
        """Texts with their styles one behind the other, as far as there is room; the last one is cut."""
        measure = self.layout.plan.setter.measure
        for text, names in texts:
            fitted = self.fit(text, end - start)
            if not fitted or (fitted != text and end - start < MIN_CUT_CELLS):
                return
            yield Piece(start, fitted, names)
            start += measure(fitted) + GAP_CELLS


MIN_CUT_CELLS = 6
"""A text in a line of several is left out rather than cut shorter."""

GAP_CELLS = 2
"""Between the texts in a line of several."""


def kind_of(event: Event, entities: Mapping[str, Entity]) -> str:
    """The style of an event's mark: the type of the first of its entities that is known.

    A place comes last: countries take part in nearly every event, and tell little of it.
    """
    known = [entities[key] for key in event.entities if key in entities]
    telling = (entity for entity in known if entity.type is not EntityType.PLACE)
    found = next(telling, known[0] if known else None)
    return style_of(found) if found else EntityType.OTHER.value
