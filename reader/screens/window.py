"""What opens over an article: contents, timeline, cards, letters to follow.

A window stands for the version of the article for which it was opened; when the file changes meanwhile, what
is chosen in it is looked for in the new one. Modules are imported when a window is first wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.keys import keyed
from reader.text.navigation import step_event
from reader.text.place import Place

if TYPE_CHECKING:
    from textual.app import App

    from reader.screens.article import ArticleScreen
    from reader.screens.timeline import Choice
    from reader.text.annotation import AnnotatedArticle
    from reader.text.hint import Goal as HintGoal
    from reader.text.revision import Revision
    from reader.widgets.target import Goal, Page, Target

NO_MENTION = "Go to a mention first: {mention.next} steps to the next one."
GONE = "The article has changed: that is no longer in it."


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

    card = CardScreen(annotated, page)

    def leave(goal: Goal | None) -> None:
        if goal is not None:
            below.post_message(CardScreen.GoalChosen(goal, card.annotated))

    await app.push_screen(card, leave)


class Windows:
    """Opens windows over an article, and goes where they lead. Commands name its methods."""

    def __init__(self, screen: ArticleScreen) -> None:
        """Open nothing yet.

        Args:
            screen: The article's.
        """
        self._screen = screen

    async def contents(self) -> None:
        """Choose a section to jump to."""
        from reader.screens.contents import section_entries  # noqa: PLC0415
        from reader.screens.modal import ChooserScreen  # noqa: PLC0415

        screen, annotated = self._screen, self._screen.annotated
        at = annotated.section_at(screen.body.step_place.block)
        current = str(annotated.headings[at].block) if at >= 0 else None

        def go(block: str | None) -> None:
            if block is not None:
                place = self._place_now(Place(int(block), 0), annotated)
                screen.jumps.to(place, at_top=True)

        await screen.app.push_screen(ChooserScreen("Contents", section_entries(annotated), current), go)

    async def events(self) -> None:
        """Open the timeline over the whole screen."""
        from reader.screens.timeline import TimelineScreen  # noqa: PLC0415

        screen = self._screen
        current = screen.selected_event or step_event(screen.annotated, None, screen.told_in_view, 1)
        if current is None:
            screen.footer.tell("This article has no timeline.")
            return

        def leave(choice: Choice | None) -> None:
            if choice is None or not any(event.id == choice.event for event in screen.annotated.events):
                return
            if choice.goes_there:
                screen.steps.to_event(choice.event)
            else:
                screen.selected_event = choice.event

        await screen.app.push_screen(TimelineScreen(screen, current, screen.selected), leave)

    async def why(self) -> None:
        """Tell the rule and the name behind the current mention, or the selected entity's card."""
        screen = self._screen
        if screen.mention is not None:
            await show_why(screen.app, screen.annotated, screen.mention)
        elif screen.selected is not None:
            await show_card(screen.app, screen.annotated, screen.selected)
        else:
            screen.footer.tell(keyed(NO_MENTION))

    async def card(self) -> None:
        """Open the card of the current mention's entity, of the selected one, of the event; or the note."""
        screen = self._screen
        key = screen.annotated.keys[screen.mention] if screen.mention is not None else screen.selected
        if key is not None:
            await show_card(screen.app, screen.annotated, key)
        elif screen.selected_event is not None:
            await show_event(screen.app, screen.annotated, screen.selected_event)
        elif screen.note is not None:
            await screen.marginalia.edit(screen.note)
        else:
            screen.footer.tell(keyed(NO_MENTION))

    async def set_mark(self) -> None:
        """Ask for a letter, and remember this place under it."""
        self._screen.footer.tell("Mark this place with which letter?")
        await self._ask_letter("set_mark")

    async def go_mark(self) -> None:
        """Ask for a letter, and return to the place that has it."""
        marks = " ".join(self._screen.jumps.marks) or keyed("none yet; {mark.set} sets one")
        self._screen.footer.tell(f"Go to which mark? ({marks})")
        await self._ask_letter("go_mark")

    async def _ask_letter(self, then: str) -> None:
        from reader.screens.modal import LetterScreen  # noqa: PLC0415

        def go(letter: str | None) -> None:
            self._screen.footer.untell()  # the question is answered
            if letter:
                getattr(self._screen.jumps, then)(letter)

        await self._screen.app.push_screen(LetterScreen(), go)

    async def follow(self) -> None:
        """Show letters over mentions and links, and follow the one that is typed."""
        from reader.screens.modal import LettersScreen  # noqa: PLC0415
        from reader.text.hint import hints  # noqa: PLC0415

        screen, annotated = self._screen, self._screen.annotated
        goals = hints(annotated, *screen.body.span_in_view)
        if not goals:
            screen.footer.tell("There is no mention and no link here.")
            return
        screen.hints = {(goal.place.block, goal.place.char): letters for letters, goal in goals.items()}
        screen.footer.tell("Follow which? Type its letters, Esc ends.")

        def go(letters: str | None) -> None:
            screen.hints = {}
            screen.footer.untell()
            if letters:
                self._follow(goals[letters], annotated)

        await screen.app.push_screen(LettersScreen(frozenset(goals)), go)

    def _follow(self, goal: HintGoal, opened_for: AnnotatedArticle) -> None:
        screen, revision = self._screen, self._revision(opened_for)
        mention = goal.mention if revision is None else revision.mention(goal.mention)
        if goal.mention is None:
            screen.outbox.open_link(goal.target)
        elif mention is None:
            screen.footer.tell(GONE)
        else:
            screen.select(screen.annotated.keys[mention], mention)

    async def go_to(self, target: Target, opened_for: AnnotatedArticle) -> None:
        """Go to what a link of a card leads to: a place in the text, another card, the web.

        Args:
            target: Where the link leads.
            opened_for: The version of the article that the card tells of.
        """
        from reader.text.passage import PassageFinder  # noqa: PLC0415
        from reader.widgets.target import ToMention, ToSentence, ToWeb, ToWords  # noqa: PLC0415

        screen, revision = self._screen, self._revision(opened_for)
        if revision is not None:
            found = _revised(target, revision)
            if found is None:
                screen.footer.tell(GONE)
                return
            target = found
        match target:
            case ToMention(index):
                screen.select(screen.annotated.keys[index], index)
                mention = screen.annotated.mentions[index]
                screen.jumps.to(Place(mention.block, mention.start))
            case ToSentence(event):
                screen.steps.to_event(event)
            case ToWords(words, within):
                passage = PassageFinder(screen.annotated.blocks).find(words, within)
                if passage is None:
                    screen.footer.tell("The text has no such words.")
                else:
                    screen.jumps.to(Place(passage.block, passage.start))
            case ToWeb(url):
                screen.outbox.open_link(url)
            case Place() as place:
                screen.jumps.to(place)
            case page:
                await show_page(screen.app, screen.annotated, page)

    def _place_now(self, place: Place, opened_for: AnnotatedArticle) -> Place:
        revision = self._revision(opened_for)
        return place if revision is None else revision.place(place)

    def _revision(self, opened_for: AnnotatedArticle) -> Revision | None:
        """What leads from the version that a window tells of to the present one; None: it is the same."""
        if opened_for is self._screen.annotated:
            return None
        from reader.text.revision import Revision  # noqa: PLC0415  most articles stay as they are

        return Revision(opened_for, self._screen.annotated)


def _revised(target: Target, revision: Revision) -> Target | None:
    """A target in another version of the article; None: it is no longer there."""
    from reader.screens.card import revised_page  # noqa: PLC0415
    from reader.widgets.target import ToEntity, ToEvent, ToMention, ToReason, ToSentence  # noqa: PLC0415

    match target:
        case ToEntity() | ToEvent() | ToReason() as page:
            return revised_page(page, revision)
        case ToMention(index):
            mention = revision.mention(index)
            return None if mention is None else ToMention(mention)
        case ToSentence(event):
            return target if revision.event(event) else None
        case Place() as place:
            return revision.place(place)
        case _:
            return target
