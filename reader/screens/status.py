"""What the status bar says: the keys that matter now, and where one is."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.commands import keyed

if TYPE_CHECKING:
    from reader.text.annotation import AnnotatedArticle
    from reader.text.place import Place
    from reader.widgets.row_painter import Emphasis
    from reader.widgets.status_bar import Hint

_ALWAYS: tuple[Hint, ...] = (("{find}", "find"), ("{section.next} {section.previous}", "section"))
_LAST: tuple[Hint, ...] = (("{pane.next}", "pane"), ("{help}", "help"))
_STEPS = "{next} {previous}"
_MENTIONS = "{mention.next} {mention.previous}"
_EVENTS = "{event.next} {event.previous}"
_TYPING: tuple[Hint, ...] = (
    ("{find.keep}", "keep"),
    ("{find.previous} {find.next}", "match"),
    ("{find.cancel}", "end"),
    ("{find.regex}", "regex"),
    ("{find.words}", "words"),
    ("{find.case}", "case"),
)


def typing_hints() -> tuple[Hint, ...]:
    """The keys that matter while one types what to find."""
    return keyed_hints(*_TYPING)


def keyed_hints(*hints: Hint) -> tuple[Hint, ...]:
    """Hints with the keys that are in force."""
    return tuple((keyed(keys), words) for keys, words in hints)


def key_hints(annotated: AnnotatedArticle, emphasis: Emphasis, event: str | None = None) -> tuple[Hint, ...]:
    """The keys that matter now, the most useful first.

    Args:
        annotated: The article.
        emphasis: What is selected and searched for.
        event: The id of the selected event.
    """
    if emphasis.matches is not None:
        at = 0 if emphasis.match is None else emphasis.match + 1
        match = f"match {at}/{len(emphasis.matches)}"
        return keyed_hints((_STEPS, match), ("{clear}", "end search"), *_ALWAYS, *_LAST)
    if emphasis.selected is not None:
        subject = annotated.subjects.get(emphasis.selected)
        indexes = subject.mentions if subject else ()
        at = 0 if emphasis.mention is None else bisect_left(indexes, emphasis.mention) + 1
        label = subject.label if subject else emphasis.selected
        return keyed_hints(
            (_STEPS, f"{label} {at or '–'}/{len(indexes)}"),
            ("{clear}", "clear"),
            ("{why}", "why"),
            *_ALWAYS,
            *_LAST,
        )
    if event is not None:
        ids = [known.id for known in annotated.events]
        at = ids.index(event) + 1
        return keyed_hints((_EVENTS, f"event {at}/{len(ids)}"), ("{clear}", "clear"), *_ALWAYS, *_LAST)
    mentions: tuple[Hint, ...] = ((_MENTIONS, "mention"),) if annotated.mentions else ()
    events: tuple[Hint, ...] = ((_EVENTS, "event"),) if annotated.events else ()
    return keyed_hints(*_ALWAYS, *mentions, *events, *_LAST)


def place_in_article(annotated: AnnotatedArticle, place: Place, percent: int) -> str:
    """The section of a place and how far it is read."""
    at = annotated.section_at(place.block)
    heading = annotated.headings[at].text if at >= 0 else ""
    return " · ".join(part for part in (heading, f"{percent} %") if part)
