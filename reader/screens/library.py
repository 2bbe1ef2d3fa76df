"""The library: all its articles as a list that is searched, sorted and grouped."""

from __future__ import annotations

import asyncio
from functools import partialmethod
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input, Static

from reader.commands import Context
from reader.keys import bindings_of
from reader.paths import styles_dir
from reader.screens import library_message as told
from reader.screens.library_collections import LibraryCollections
from reader.screens.library_inquiry import Inquiry
from reader.screens.library_marks import LibraryMarks
from reader.screens.library_notice import LibraryNotice
from reader.screens.library_opening import LibraryOpening
from reader.screens.library_order import LibraryOrder
from reader.screens.library_preview import LibraryPreview
from reader.screens.library_upkeep import LibraryUpkeep
from reader.screens.listing import Found, Totals, Wanted
from reader.screens.search_line import SearchLine
from reader.screens.sized_screen import SizedScreen
from reader.screens.style import read_styles
from reader.widgets.article_list import ArticleList
from reader.widgets.article_preview import ArticlePreview
from reader.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App, ComposeResult

    from reader.index.indexer import Stage
    from reader.screens.library_desk import LibraryDesk

PAINT_SECONDS = 0.02
"""How long what is not needed for the first list waits for it to be painted. It is no call after a refresh:
Textual hands those to the screen on top, and a window that is closed at once would take them with it."""

FIRST_SECONDS = 0.1
"""How long the screen waits for its first articles before it is shown without any."""


class LibraryScreen(SizedScreen[None]):
    """Lists the articles of a library.

    What takes longer is asked by `inquiry` in workers; what they find comes back as messages. What else can
    be done with the list is the business of its other parts: `line`, `order`, `opening`, `marks`.
    """

    CSS_PATH = str(styles_dir() / "library.tcss")
    AUTO_FOCUS = "ArticleList"
    BINDINGS = bindings_of(Context.LIBRARY)

    app: App[int]

    wanted: var[Wanted] = var(Wanted())
    """What is asked for."""
    found: var[Found | None] = var(None)
    """What is listed; None: nothing has been found yet."""
    totals: var[Totals] = var(Totals())
    """How much the library holds."""
    stage: var[Stage | None] = var(None)
    """How far the index is; None: it is not being built."""
    can_return: var[bool] = var(False)
    """Whether an article is open below the list."""

    class Chosen(Message):
        """An article is to be opened."""

        def __init__(self, path: Path, find: str) -> None:
            super().__init__()
            self.path = path
            """Its file."""
            self.find = find
            """What to find in it; empty: nothing."""

    class Left(Message):
        """The reader is done with the list."""

    def _do(self, part: str, method: str, *arguments: Any) -> Any:
        """Have a part of the screen do something."""
        return getattr(getattr(self, part), method)(*arguments)

    action_collection = partialmethod(_do, "collections")
    action_complete = partialmethod(_do, "line", "complete")
    action_group = partialmethod(_do, "order", "next_grouping")
    action_mark = partialmethod(_do, "marks")
    action_order = partialmethod(_do, "order", "next_order")
    action_preview = partialmethod(_do, "preview", "toggle")
    action_problems = partialmethod(_do, "order", "switch_problems")
    action_send = partialmethod(_do, "opening", "send")

    def __init__(self, desk: Callable[[], LibraryDesk], root: Path, name: str) -> None:
        """List nothing yet.

        Args:
            desk: Gives what answers; called in workers only, as it is made when it is first needed.
            root: The library's folder.
            name: What the library is called.
        """
        super().__init__()
        self.is_finding = False
        """Whether a search is under way."""
        self.notice = LibraryNotice(self, root, name)
        """Says what is listed, and what has happened."""
        self.inquiry = Inquiry(self, desk)
        """Asks what takes longer."""
        self.upkeep = LibraryUpkeep(self)
        """Keeps the index up to date."""
        self.line = SearchLine(self)
        """Takes the search."""
        self.order = LibraryOrder(self)
        """Orders and groups the list."""
        self.preview = LibraryPreview(self)
        """Shows what the article under the cursor is."""
        self.opening = LibraryOpening(self)
        """Opens articles."""
        self.marks = LibraryMarks(self)
        """Marks articles."""
        self.collections = LibraryCollections(self)
        """Lists and saves searches."""

    def compose(self) -> ComposeResult:
        """The library and the order, the list and the preview, the field, the status bar."""
        with Horizontal(id="heading"):
            yield Static(id="subject")
            yield Static(id="order")
        with Horizontal(id="desk"):
            yield ArticleList(id="articles")
            yield Static(id="nothing")
            yield ArticlePreview(id="preview")
        yield self.line.candidates
        yield Static(id="fault")
        yield self.line.row
        yield StatusBar(id="status")

    async def on_mount(self) -> None:
        """Show what an earlier run has read, if that comes at once; files are looked at after that."""
        # Imported here: a worker that imports, and a screen that is drawn, hinder each other.
        self.inquiry.desk()
        self.show_words()
        self.is_finding = True
        rows = self.app.size.height
        looking = asyncio.ensure_future(asyncio.to_thread(self.inquiry.first_found, self.wanted, rows))
        done, _ = await asyncio.wait([looking], timeout=FIRST_SECONDS)
        if done and (first := looking.result()) is not None:
            self._take(first)
            self.set_timer(PAINT_SECONDS, self._find_all)
        else:
            self._find_all()

    def _find_all(self) -> None:
        self.inquiry.find(self.wanted, self.app.size.height)

    def _begin(self) -> None:
        """Do what is not needed for the first list."""
        read_styles(self.app, "panes.tcss")  # the palette is drawn as it is over an article
        self.upkeep.begin()

    @property
    def list(self) -> ArticleList:
        """The list."""
        return self.query_one(ArticleList)

    # What is asked for

    def ask(self, wanted: Wanted) -> None:
        """List something else.

        Args:
            wanted: What.
        """
        if wanted != self.wanted:
            self.wanted = wanted
            self._ask()

    def _ask(self) -> None:
        if self.found is not None:  # else the desk is being made by a worker at this moment
            self.inquiry.desk().interrupt()
        self.is_finding = True
        self._find_all()

    @on(told.Listed)
    def _list(self, message: told.Listed) -> None:
        self._take(message.found)

    def _take(self, found: Found) -> None:
        """List what was found."""
        before = self.found
        if found.is_whole and not self.upkeep.has_begun:
            self.set_timer(PAINT_SECONDS, self._begin)
        if found.wanted != self.wanted:
            return  # another search has taken its place
        self.is_finding = not found.is_whole
        articles = self.list
        is_another = before is None or found.wanted.subject != before.wanted.subject
        if is_another:
            articles.forget()
        is_same = before is not None and not is_another and found.contents == before.contents
        self.found = found
        articles.put(found.entries)
        if not is_same:
            articles.contents = found.contents
        if is_another and (found.wanted.text or found.wanted.only_flawed):
            articles.rewind()
        self.show_words()
        self.preview.follow()
        self.opening.listed()

    @on(ArticleList.Wanted)
    def _rows_wanted(self, message: ArticleList.Wanted) -> None:
        if self.found is not None:
            self.inquiry.read_rows(message.numbers, self.found, self.list.passage_cells)

    @on(told.RowsRead)
    def _rows_read(self, message: told.RowsRead) -> None:
        if self.found is not None and message.subject == self.found.wanted.subject:
            self.list.put(message.entries)

    @on(told.Failed)
    def _failed(self, message: told.Failed) -> None:
        self.is_finding = False
        if not self.upkeep.has_begun:
            self._begin()
        self.upkeep.fail(message.error)

    # The index

    @on(told.FilesMoved)
    def _files_moved(self) -> None:
        self.upkeep.take_files()

    @on(told.Remarked)
    def _remarked(self) -> None:
        self.renew()

    @on(told.Progressed)
    def _progressed(self, message: told.Progressed) -> None:
        self.stage = message.stage
        self.show_words()
        if not self.list.listing and not self.wanted.text:
            self.upkeep.follow()

    @on(told.Grown)
    def _grown(self) -> None:
        if not self.is_finding:
            self._ask()
            self.inquiry.read_totals()

    @on(told.Refreshed)
    def _refreshed(self, message: told.Refreshed) -> None:
        self.stage = None
        if self.upkeep.end(message):
            self.list.renew()
            self.line.forget_names()
            self._ask()
        else:
            self.inquiry.look_for_growth()  # another process may have done it
            self.show_words()
        self.inquiry.read_totals()

    @on(told.TotalsRead)
    def _totals_read(self, message: told.TotalsRead) -> None:
        self.totals = message.totals
        self.show_words()

    @on(told.Changed)
    def _changed(self, message: told.Changed) -> None:
        self.marks.tell(message.told)

    def renew(self) -> None:
        """Show what has been read and marked meanwhile."""
        self.list.renew()
        self.inquiry.read_totals()
        self.preview.follow()

    def on_screen_resume(self) -> None:
        """Show what has been read meanwhile, and look for new files if that was long ago."""
        if self.found is None:
            return
        self.renew()
        self.show_words()
        self.upkeep.refresh_if_stale()

    def action_refresh(self) -> None:
        """Look for new and changed files, and list anew what is asked for: marks may have changed."""
        self.upkeep.refresh()
        self._ask()
        self.tell("Looking for new and changed files …")

    # The preview

    @on(ArticleList.Highlighted)
    def _moved(self) -> None:
        self.show_words()
        self.preview.follow()

    @on(told.PreviewRead)
    def _preview_read(self, message: told.PreviewRead) -> None:
        self.preview.take(message)

    # Moving, and opening

    def action_move(self, movement: str) -> None:
        """Move the cursor.

        Args:
            movement: An action of :class:`ArticleList`.
        """
        self.line.heed()
        getattr(self.list, f"action_{movement}")()

    async def action_go(self) -> None:
        """Keep what is typed; else open the article under the cursor."""
        if self.line.is_open:
            self.line.keep()
        else:
            await self.opening.go()

    @on(ArticleList.Chosen)
    async def _clicked(self, message: ArticleList.Chosen) -> None:
        await self.opening.open(message.number)

    def action_back(self) -> None:
        """End the search; without one go back to the article, if one is open."""
        if self.line.is_open:
            self.line.cancel()
        elif self.wanted.text or self.wanted.only_flawed:
            self.ask(self.wanted._replace(text="", is_typed=False, only_flawed=False))
        elif self.can_return:
            self.post_message(self.Left())

    # Searching

    def action_search(self) -> None:
        """Open the field, with the words that are asked for now."""
        self.line.open(self.wanted.text)
        self.show_words()

    @on(Input.Changed)
    def _typed(self) -> None:
        self.line.heed()

    # What is said

    def tell(self, message: str, *, stays: bool = False) -> None:
        """Say that something has happened, until the next key or for a while.

        Args:
            message: What to say; empty: nothing more.
            stays: Whether it stays until the next key.
        """
        self.notice.tell(message, stays=stays)

    def show_words(self) -> None:
        """Bring all that is said up to what is listed."""
        self.notice.show()

    def on_key(self) -> None:
        """Take the message away: it was about the key before."""
        self.opening.forget()
        self.notice.untell()

    @on(events.Resize)
    def _resized(self) -> None:
        self.show_words()
        self.preview.follow()
