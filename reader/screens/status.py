"""What the status bar says: the keys that matter now, and where one is."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.text.annotation import AnnotatedArticle
    from reader.text.place import Place
    from reader.widgets.row_painter import Emphasis
    from reader.widgets.status_bar import Hint

_ALWAYS: tuple[Hint, ...] = (("/", "find"), ("] [", "section"))
_LAST: tuple[Hint, ...] = (("Tab", "pane"), ("?", "help"))
TYPING: tuple[Hint, ...] = (
    ("Enter", "keep"),
    ("↑ ↓", "match"),
    ("Esc", "end"),
    ("Alt+R", "regex"),
    ("Alt+W", "words"),
    ("Alt+C", "case"),
)
"""The keys that matter while one types what to find."""


def key_hints(annotated: AnnotatedArticle, emphasis: Emphasis, event: str | None = None) -> tuple[Hint, ...]:
    """The keys that matter now, the most useful first.

    Args:
        annotated: The article.
        emphasis: What is selected and searched for.
        event: The id of the selected event.
    """
    if emphasis.matches is not None:
        at = 0 if emphasis.match is None else emphasis.match + 1
        return (("n N", f"match {at}/{len(emphasis.matches)}"), ("Esc", "end search"), *_ALWAYS, *_LAST)
    if emphasis.selected is not None:
        subject = annotated.subjects.get(emphasis.selected)
        indexes = subject.mentions if subject else ()
        at = 0 if emphasis.mention is None else bisect_left(indexes, emphasis.mention) + 1
        label = subject.label if subject else emphasis.selected
        return (
            ("n N", f"{label} {at or '–'}/{len(indexes)}"),
            ("Esc", "clear"),
            ("w", "why"),
            *_ALWAYS,
            *_LAST,
        )
    if event is not None:
        ids = [known.id for known in annotated.events]
        return ((". ,", f"event {ids.index(event) + 1}/{len(ids)}"), ("Esc", "clear"), *_ALWAYS, *_LAST)
    mentions: tuple[Hint, ...] = (("* #", "mention"),) if annotated.mentions else ()
    events: tuple[Hint, ...] = ((". ,", "event"),) if annotated.events else ()
    return (*_ALWAYS, *mentions, *events, *_LAST)


def place_in_article(annotated: AnnotatedArticle, place: Place, percent: int) -> str:
    """The section of a place and how far it is read."""
    at = annotated.section_at(place.block)
    heading = annotated.headings[at].text if at >= 0 else ""
    return " · ".join(part for part in (heading, f"{percent} %") if part)
