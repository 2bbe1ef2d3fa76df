"""Where the links of a card lead: to another card, to the article's text, to the web."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.text.place import Place

if TYPE_CHECKING:
    from reader.model.article import Within


class ToEntity(NamedTuple):
    """To the card of a subject."""

    key: str
    """A subject's key, or any entity's id."""


class ToEvent(NamedTuple):
    """To the card of an event."""

    event: str
    """Its id."""


class ToReason(NamedTuple):
    """To why a text is a mention."""

    mention: int
    """The mention's index."""


class ToMention(NamedTuple):
    """To a mention in the text."""

    mention: int
    """Its index."""


class ToSentence(NamedTuple):
    """To the sentence that tells an event."""

    event: str
    """The event's id."""


class ToWords(NamedTuple):
    """To some words of the text, which are looked for when the link is followed."""

    words: str
    """As the article's file gives them: spaces, dashes, quotation marks and accents may differ."""
    within: Within | None
    """Where; None: anywhere."""


class ToWeb(NamedTuple):
    """To the web."""

    url: str
    """As a file gives it; whether it may be opened is asked when it is followed."""


Page = ToEntity | ToEvent | ToReason
"""What a card shows."""

Goal = ToMention | ToSentence | ToWords | Place
"""What the article itself shows."""

Target = Page | Goal | ToWeb
"""Where a link leads."""
