"""Cards of entities and events, and why a text is a mention: pages that lead to each other, and back.

When the article, or a file that defines its entities, is written anew, the pages are made anew, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual import on, work
from textual.content import Content
from textual.message import Message

from reader.commands import Context
from reader.keys import bindings_of, hinted, keyed
from reader.screens.box import BoxScreen
from reader.screens.link import follow_link
from reader.text.clean import scrub
from reader.text.revision import Revision
from reader.text.width import cell_len
from reader.widgets.card import card_lines
from reader.widgets.card_line import NOT_LOOKED_UP, SEPARATOR
from reader.widgets.event_card import event_lines
from reader.widgets.line import Line
from reader.widgets.scrolling_lines import LinesText, ScrollingLines
from reader.widgets.target import ToEntity, ToEvent, ToReason, ToWeb
from reader.widgets.why import why_lines

if TYPE_CHECKING:
    from textual.app import App, ComposeResult
    from textual.screen import Screen

    from reader.screens.article_source import ArticleSource
    from reader.text.annotation import AnnotatedArticle
    from reader.widgets.card_line import WrittenLines
    from reader.widgets.line import Link
    from reader.widgets.target import Goal, Page

WIDEST_CELLS = 84
"""How wide the box becomes (``modal.tcss``)."""
FRAME_CELLS = 6
"""What its corners and the blanks beside its subtitle take."""


GONE = "The article has changed: that is no longer in it."


@runtime_checkable
class _ShowsArticle(Protocol):
    """A screen that shows an article of a file."""

    source: ArticleSource
    annotated: AnnotatedArticle


class _Leaf:
    """One page of a card."""

    def __init__(self, page: Page, title: str, box: ScrollingLines) -> None:
        self.page: Page | None = page
        """What it shows; None: that is no longer in the article."""
        self.title = title
        self.box = box
        """Shows it."""


class CardScreen(BoxScreen["Goal | None"]):
    """Shows a page, and those that its links lead to; gives the place in the article that was chosen."""

    BINDINGS = bindings_of(Context.CARD)

    app: App[int]

    class GoalChosen(Message):
        """A place in the article was chosen; the screen from which the card was opened gets it."""

        def __init__(self, goal: Goal, annotated: AnnotatedArticle) -> None:
            super().__init__()
            self.goal = goal
            """The place."""
            self.annotated = annotated
            """The version of the article that it is a place of."""

    class LinesFound(Message):
        """It is known on which lines of their files a page's names and corrections stand."""

        def __init__(self, annotated: AnnotatedArticle, leaf: _Leaf, written: WrittenLines) -> None:
            super().__init__()
            self.annotated = annotated
            """The version of the article that the page tells of."""
            self.leaf = leaf
            """The page."""
            self.written = written

    def __init__(self, annotated: AnnotatedArticle, page: Page) -> None:
        """Show a page.

        Args:
            annotated: The article.
            page: What to show first.
        """
        super().__init__()
        self.annotated = annotated
        """The version of the article that the pages tell of."""
        self._leaves: list[_Leaf] = []
        """The pages on the way here, the one that shows last; each keeps its own place and link."""
        self._add(page)

    def _add(self, page: Page) -> _Leaf:
        """Put a page on top of the others."""
        title, lines = page_lines(self.annotated, page)
        box = ScrollingLines(lines, classes="box")
        depth = len(self._leaves)
        box.border_title = f"{title}{SEPARATOR}{depth} back" if depth else title
        leaf = _Leaf(page, title, box)
        self._leaves.append(leaf)
        return leaf

    @property
    def _page(self) -> ScrollingLines:
        """The page that shows."""
        return self._leaves[-1].box

    def compose(self) -> ComposeResult:
        """The first page; others are mounted when they are wanted."""
        yield self._page

    def on_mount(self) -> None:
        """The text takes the keys."""
        self.set_focus(self._page)
        self._show_hints()
        self._look_up(self._leaves[-1])
        for screen in reversed(self.app.screen_stack):
            if isinstance(screen, _ShowsArticle):
                watched: Screen[Any] = screen  # type: ignore[assignment]  # a protocol hides that it is one
                self.watch(watched, "annotated", self._follow_article)
                break

    def _follow_article(self, annotated: AnnotatedArticle) -> None:
        """Make all pages anew from another version of the article; those that are left keep their depth."""
        if annotated is self.annotated:
            return
        revision, self.annotated = Revision(self.annotated, annotated), annotated
        for depth, leaf in enumerate(self._leaves):
            leaf.page = revised_page(leaf.page, revision) if leaf.page is not None else None
            if leaf.page is None:
                leaf.box.put_in_place([Line((GONE,))])
                continue
            leaf.title, lines = page_lines(annotated, leaf.page)
            leaf.box.border_title = f"{leaf.title}{SEPARATOR}{depth} back" if depth else leaf.title
            leaf.box.put_in_place(lines)
            self._look_up(leaf)
        self._show_hints()

    def on_resize(self) -> None:
        """There may be room for more or fewer hints."""
        self._show_hints()

    # Where names stand in their files

    @work(thread=True)
    def _look_up(self, leaf: _Leaf) -> None:
        """Read the files again in which a page's names and corrections stand."""
        from reader.screens.card_origin import written_lines  # noqa: PLC0415  the card shows without it

        annotated, page = self.annotated, leaf.page
        below = (screen for screen in reversed(self.app.screen_stack) if isinstance(screen, _ShowsArticle))
        if page is not None:
            source = next((screen.source for screen in below), None)
            self.post_message(self.LinesFound(annotated, leaf, written_lines(annotated, page, source)))

    def on_card_screen_lines_found(self, message: LinesFound) -> None:
        """Tell the lines, unless the article has changed meanwhile; the cursor stays on its link."""
        leaf = message.leaf
        if message.annotated is not self.annotated or leaf.page is None or leaf not in self._leaves:
            return
        _, lines = page_lines(self.annotated, leaf.page, message.written)
        if lines != leaf.box.lines:
            leaf.box.put_in_place(lines)

    # Links

    def action_step_link(self, steps: int) -> None:
        """Move to the next or previous link."""
        self._page.step_link(steps)
        self._show_hints()

    async def action_follow(self) -> None:
        """Follow the link under the cursor; without one stay, as one may press Enter twice to open a card."""
        if self._page.link is not None:
            await self._follow(self._page.link)
        elif self._page.links:
            self._tell(keyed("{card.next_link} goes to a link, {card.close} closes the card."))
        else:
            self._tell(keyed("{card.close} closes the card."))

    @on(LinesText.LinkClicked)
    async def _link_clicked(self, message: LinesText.LinkClicked) -> None:
        await self._follow(message.link)

    async def _follow(self, link: Link) -> None:
        match link.target:
            case None:
                self._copy(link)
            case ToWeb(url):
                follow_link(self.app, url, self._tell)
            case ToEntity() | ToEvent() | ToReason() as page:
                await self._open(page)
            case goal:
                self.dismiss(goal)

    async def _open(self, page: Page) -> None:
        """Show another page in place of this one, which stays below."""
        with self.app.batch_update():
            self._page.display = False
            await self.mount(self._add(page).box)
            self.set_focus(self._page)
        self._show_hints()
        self._look_up(self._leaves[-1])

    async def action_back(self) -> None:
        """Return to the page before, as it was left."""
        if len(self._leaves) == 1:
            self._tell("This is the first card.")
            return
        with self.app.batch_update():
            await self._leaves.pop().box.remove()
            self._page.display = True
            self.set_focus(self._page)
        self._show_hints()

    def action_copy(self) -> None:
        """Copy what the link under the cursor offers."""
        link = self._page.link
        offered = [other for other in self._page.links if other.clip and not other.target]
        if link and link.clip:
            self._copy(link)
        elif len(offered) == 1:
            self._copy(offered[0])
        elif any(other.clip for other in self._page.links):
            self._tell(keyed("Go to what is to be copied first: {card.next_link}."))
        else:
            self._tell("There is nothing to copy on this card.")

    def _copy(self, link: Link) -> None:
        self.app.copy_to_clipboard(link.clip)
        self._tell(copied(link.clip))

    def action_close(self) -> None:
        """Close all pages."""
        self.dismiss(None)

    # The frame

    def _tell(self, message: str) -> None:
        """Say something in the frame until the next key."""
        self._page.border_subtitle = Content(scrub(message))

    def on_key(self) -> None:
        """Take the message away: it was about the key before."""
        self._show_hints()

    def _show_hints(self) -> None:
        """Name the keys that matter now in the frame, as many as it has room for."""
        link = self._page.link
        hints = {
            "{card.follow} follow": link and link.target,
            "{card.follow} copy": link and not link.target,
            "{card.copy} copy": link and link.target and link.clip,
            "{card.next_link} link": self._page.links,
            "{card.back} back": len(self._leaves) > 1,
            "{card.close} close": True,
        }
        wanted = [told for hint, matters in hints.items() if matters and (told := hinted(hint))]
        room = min(WIDEST_CELLS, self.app.size.width * 94 // 100) - FRAME_CELLS
        while wanted and cell_len(SEPARATOR.join(wanted)) > room:
            wanted.pop()
        self._page.border_subtitle = Content(SEPARATOR.join(wanted))


def page_lines(
    annotated: AnnotatedArticle, page: Page, written: WrittenLines = NOT_LOOKED_UP
) -> tuple[str, list[Line]]:
    """A page's title and lines.

    Args:
        annotated: The article.
        page: What to show.
        written: Where in their files stands what the page tells of.
    """
    match page:
        case ToEntity(key):
            return "Entity", card_lines(annotated, key, written)
        case ToEvent(event):
            return "Event", event_lines(annotated, event)
        case ToReason(mention):
            return "Why is this a mention?", why_lines(annotated, mention, written)


def revised_page(page: Page, revision: Revision) -> Page | None:
    """What shows the same in another version of an article; None: that is no longer there."""
    match page:
        case ToEntity(key):
            found = revision.entity(key)
            return None if found is None else ToEntity(found)
        case ToReason(index):
            mention = revision.mention(index)
            return None if mention is None else ToReason(mention)
        case ToEvent(event):
            return page if revision.event(event) else None


def copied(clip: str) -> str:
    """What to say of something that has been copied: what it is, and where it is to go."""
    if clip.startswith("  - "):
        return "Copied: put it below “mentions:” in the article’s file."
    if clip.startswith("mentions:"):
        return "Copied: put it at the end of the article’s file."
    return "Copied."
