"""Events of an article, and what the timeline draws of them, without an application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chronology.axis import Scale
from reader.model.dates import FuzzyDate
from reader.model.entity import Entity, EntityType
from reader.model.event import Event, EventStatus
from reader.text.width import cell_len
from reader.widgets.timeline_painter import paint
from reader.widgets.timeline_picture import Emphasis, Picture, Piece, kind_of
from reader.widgets.timeline_scene import Frame, Scene

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.chronology.axis import Window

ENTITIES = {
    "india": Entity("india", EntityType.PLACE, "India"),
    "s-400": Entity("s-400", EntityType.SYSTEM, "S-400 Triumf", "S-400"),
    "singh": Entity("singh", EntityType.PERSON, "Rajnath Singh"),
    "caatsa": Entity("caatsa", EntityType.LAW, "CAATSA"),
}

SIX = (
    Event("declaration", FuzzyDate.parse("2000-10-03"), "Declaration signed", entities=("india",)),
    Event(
        "contract",
        FuzzyDate.parse("2018-10"),
        "Contract for five S-400 units",
        "Signed in New Delhi during the annual summit.",
        ("s-400", "india", "rosoboronexport"),
        place="New Delhi",
    ),
    Event("sindoor", FuzzyDate.parse("2025-05-07/2025-05-10"), "Operation Sindoor", entities=("india",)),
    Event("talks", FuzzyDate.parse("2025-12-04"), "Talks in New Delhi", entities=("singh", "india")),
    Event("summit", FuzzyDate.parse("2025-12-05"), "Annual summit", status=EventStatus.PLANNED),
    Event("units", FuzzyDate.parse("2026~"), "Last units arrive", status=EventStatus.PLANNED),
)
"""The events of the sample article, in the order of time."""


def picture(
    events: Iterable[Event],
    frame: Frame,
    emphasis: Emphasis | None = None,
    hints: tuple[tuple[str, str], ...] = (),
    telling: Iterable[str] = (),
) -> tuple[Scene, Picture]:
    """What the rows of some events are painted from."""
    scene = Scene(events, telling)
    emphasis = emphasis or Emphasis()
    kinds = [kind_of(event, ENTITIES) for event in scene.chronicle.events]
    return scene, Picture(frame, scene.layout(frame, emphasis.selected), emphasis, ENTITIES, kinds, hints)


def painted(
    events: Iterable[Event],
    frame: Frame,
    emphasis: Emphasis | None = None,
    hints: tuple[tuple[str, str], ...] = (),
    telling: Iterable[str] = (),
) -> list[list[Piece]]:
    """The pieces of each row."""
    scene, found = picture(events, frame, emphasis, hints, telling)
    return [paint(found, row) for row in scene.rows(frame)]


def drawn(
    events: Iterable[Event],
    width: int,
    height: int,
    emphasis: Emphasis | None = None,
    *,
    scale: Scale = Scale.ADAPTIVE,
    window: Window | None = None,
    is_plain: bool = False,
    hints: tuple[tuple[str, str], ...] = (),
    telling: Iterable[str] = (),
) -> list[str]:
    """The rows as text, from margin to margin."""
    frame = Frame(width, height, scale, window, is_plain)
    return [row_text(pieces, frame) for pieces in painted(events, frame, emphasis, hints, telling)]


def row_text(pieces: Iterable[Piece], frame: Frame) -> str:
    """A row as text, without what is blank at its end."""
    text = ""
    for piece in pieces:
        text += " " * (piece.start + frame.margin_cells - cell_len(text)) + piece.text
    return text.rstrip()
