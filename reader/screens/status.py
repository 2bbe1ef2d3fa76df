"""What the status bar says: the keys that matter now, and where one is."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from textual.binding import BindingsMap
from textual.keys import key_to_character
from textual.widgets import Input

from reader.commands import command, keyed, keys_of, shown

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
_FINDING = (
    ("find.keep", "keep"),
    ("find.previous find.next", "match"),
    ("find.cancel", "end"),
    ("find.regex", "regex"),
    ("find.words", "words"),
    ("find.case", "case"),
)
"""The commands that matter while one types what to find."""

_FIELD_KEYS = frozenset(BindingsMap(Input.BINDINGS).key_to_bindings)
"""The keys that move and edit in a field."""


def typing_hints() -> tuple[Hint, ...]:
    """The keys that matter while one types what to find."""
    return field_hints(*_FINDING)


def field_hints(*wanted: tuple[str, str]) -> tuple[Hint, ...]:
    """Hints for while one types into a field, with keys that work there.

    Args:
        wanted: (ids of commands, what they do). Of each command the first key in force is told that the field
            does not take; a command that has none is left out.
    """
    hints: list[Hint] = []
    for ids, words in wanted:
        keys = [_key_while_typing(id_) for id_ in ids.split()]
        if told := " ".join(shown(key) for key in keys if key):
            hints.append((told, words))
    return tuple(hints)


def _key_while_typing(id_: str) -> str | None:
    """The first key of a command that works while one types into a field; None: there is none."""
    if command(id_).has_priority:
        return keys_of(id_)[0]
    return next((key for key in keys_of(id_) if not _is_typed(key)), None)


def _is_typed(key: str) -> bool:
    """Whether a field takes a key for itself: as a character, or to move and edit."""
    character = key_to_character(key)
    return (character is not None and character.isprintable()) or key in _FIELD_KEYS


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
