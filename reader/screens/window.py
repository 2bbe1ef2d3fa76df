"""What opens over an article. Each opens at once, and calls back with what the reader chose.

Modules are imported when a window is first wanted: a start does without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.app import App
    from textual.screen import Screen

    from reader.screens.contents import Entry
    from reader.screens.timeline import Choice
    from reader.text.annotation import AnnotatedArticle
    from reader.widgets.target import Goal, Page


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
    app: App[int], article: Screen[None], current: str, subject: str | None, go: Callable[[Choice], None]
) -> None:
    """Open the timeline over the whole screen.

    Args:
        app: Shows it.
        article: The article's screen; the article has events.
        current: The id of the event that the cursor stands on.
        subject: The key of the selected subject.
        go: Is called with the event that the reader has moved to, if any.
    """
    from reader.screens.timeline import TimelineScreen  # noqa: PLC0415

    timeline = TimelineScreen(article, current, subject)
    await app.push_screen(timeline, lambda choice: None if choice is None else go(choice))


async def _choose(
    app: App[int], title: str, entries: Sequence[Entry], current: str | None, go: Callable[[str], None]
) -> None:
    from reader.screens.modal import ChooserScreen  # noqa: PLC0415

    chooser = ChooserScreen(title, entries, current)
    await app.push_screen(chooser, lambda chosen: None if chosen is None else go(chosen))


async def show_card(app: App[int], annotated: AnnotatedArticle, key: str) -> None:
    """Show all that is known of a subject."""
    from reader.widgets.target import ToEntity  # noqa: PLC0415

    await show_page(app, annotated, ToEntity(key))


async def show_event(app: App[int], annotated: AnnotatedArticle, event: str) -> None:
    """Show all that is known of an event."""
    from reader.widgets.target import ToEvent  # noqa: PLC0415

    await show_page(app, annotated, ToEvent(event))


async def show_why(app: App[int], annotated: AnnotatedArticle, mention: int) -> None:
    """Show the rule and the name behind a mention."""
    from reader.widgets.target import ToReason  # noqa: PLC0415

    await show_page(app, annotated, ToReason(mention))


async def show_page(app: App[int], annotated: AnnotatedArticle, page: Page) -> None:
    """Show a card, from which others can be reached.

    If the reader leaves it for a place in the article, the screen below gets a ``CardScreen.GoalChosen``.

    Args:
        app: Shows the window.
        annotated: The article.
        page: What to show first.
    """
    from reader.screens.card import CardScreen  # noqa: PLC0415

    below = app.screen

    def leave(goal: Goal | None) -> None:
        if goal is not None:
            below.post_message(CardScreen.GoalChosen(goal))

    await app.push_screen(CardScreen(annotated, page), leave)


async def ask_letter(app: App[int], go: Callable[[str], None]) -> None:
    """Wait for one letter; any other key asks for nothing."""
    from reader.screens.modal import LetterScreen  # noqa: PLC0415

    await app.push_screen(LetterScreen(), lambda letter: go(letter) if letter else None)


async def ask_letters(app: App[int], offered: Iterable[str], go: Callable[[str | None], None]) -> None:
    """Wait for one of several words of letters; ``go`` gets None for any other key."""
    from reader.screens.modal import LettersScreen  # noqa: PLC0415

    await app.push_screen(LettersScreen(frozenset(offered)), go)
