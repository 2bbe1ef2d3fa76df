"""What opens over an article. Each opens at once, and calls back with what the reader chose.

Modules are imported when a window is first wanted: a start does without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.app import App

    from reader.screens.contents import Entry
    from reader.text.annotation import AnnotatedArticle
    from reader.widgets.line import Line


async def choose_section(
    app: App[int], annotated: AnnotatedArticle, place: Place, go: Callable[[Place], None]
) -> None:
    """Ask for a section.

    Args:
        app: Shows the window.
        annotated: The article.
        place: Where the reader is: the cursor stands on that section.
        go: Is called with the beginning of the section.
    """
    from reader.screens.contents import section_entries  # noqa: PLC0415

    at = annotated.section_at(place.block)
    current = str(annotated.headings[at].block) if at >= 0 else None
    entries = section_entries(annotated)
    await _choose(app, "Contents", entries, current, lambda block: go(Place(int(block), 0)))


async def choose_event(
    app: App[int], annotated: AnnotatedArticle, current: str | None, go: Callable[[str], None]
) -> None:
    """Ask for an event.

    Args:
        app: Shows the window.
        annotated: The article; it has events.
        current: The id of the event that the cursor stands on.
        go: Is called with the event's id.
    """
    from reader.screens.contents import event_entries  # noqa: PLC0415

    await _choose(app, "Timeline", event_entries(annotated), current, go)


async def _choose(
    app: App[int], title: str, entries: Sequence[Entry], current: str | None, go: Callable[[str], None]
) -> None:
    from reader.screens.modal import ChooserScreen  # noqa: PLC0415

    chooser = ChooserScreen(title, entries, current)
    await app.push_screen(chooser, lambda chosen: None if chosen is None else go(chosen))


async def show_card(app: App[int], annotated: AnnotatedArticle, key: str) -> None:
    """Show all that is known of a subject."""
    from reader.widgets.card import card_lines  # noqa: PLC0415

    await _show_lines(app, "Entity", card_lines(annotated, key))


async def show_event(app: App[int], annotated: AnnotatedArticle, event: str) -> None:
    """Show all that is known of an event."""
    from reader.widgets.card import event_lines  # noqa: PLC0415

    await _show_lines(app, "Event", event_lines(annotated, event))


async def show_why(app: App[int], annotated: AnnotatedArticle, mention: int) -> None:
    """Show the rule and the name behind a mention."""
    from reader.widgets.card import why_lines  # noqa: PLC0415

    await _show_lines(app, "Why is this a mention?", why_lines(annotated, mention))


async def _show_lines(app: App[int], title: str, lines: Sequence[Line]) -> None:
    from reader.screens.modal import LinesScreen  # noqa: PLC0415

    await app.push_screen(LinesScreen(title, lines))


async def ask_letter(app: App[int], go: Callable[[str], None]) -> None:
    """Wait for one letter; any other key asks for nothing."""
    from reader.screens.modal import LetterScreen  # noqa: PLC0415

    await app.push_screen(LetterScreen(), lambda letter: go(letter) if letter else None)


async def ask_letters(app: App[int], offered: Iterable[str], go: Callable[[str | None], None]) -> None:
    """Wait for one of several words of letters; ``go`` gets None for any other key."""
    from reader.screens.modal import LettersScreen  # noqa: PLC0415

    await app.push_screen(LettersScreen(frozenset(offered)), go)
