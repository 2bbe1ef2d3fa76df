"""The library: all its articles as a list that is searched, sorted and grouped."""

from __future__ import annotations

import asyncio
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from textual import events, on, work
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from reader.commands import Context, bindings_of, keyed
from reader.errors import DatelineError, IndexDamagedError, LibraryIndexError, QueryStoppedError
from reader.index.library_index import Grouping
from reader.paths import styles_dir
from reader.screens import library_words as words
from reader.screens.listing import Found, Totals, Wanted
from reader.screens.search_line import SearchLine
from reader.screens.sized_screen import SizedScreen
from reader.screens.style import read_styles
from reader.text.clean import clean_line
from reader.widgets.article_list import ArticleList
from reader.widgets.article_preview import ArticlePreview
from reader.widgets.completion_list import CompletionList
from reader.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from textual.app import App, ComposeResult
    from textual.timer import Timer

    from reader.index.indexer import Outcome, Stage
    from reader.screens.library_desk import LibraryDesk
    from reader.store.article_ref import ArticleRef
    from reader.text.query_completion import NameIndex
    from reader.text.query_node import Sort
    from reader.widgets.article_list import ArticleEntry
    from reader.widgets.line import Line

_Answer = TypeVar("_Answer")

LOOK_SECONDS = 1.0
"""How often the list follows an index that is being built."""

FIRST_SECONDS = 0.1
"""How long the screen waits for its first articles before it is shown without any."""

PREVIEW_SECONDS = 0.08
"""How long the cursor rests on an article before its preview is read."""

STALE_SECONDS = 60.0
"""After how long the files are looked at again when one returns to the list."""

MESSAGE_SECONDS = 4.0
"""How long a message stays."""

_MOST_DAMAGES = 2
"""How often a damaged index is built anew before it is left at that."""

_GROUPINGS = (None, *Grouping)

FIXED = (
    ("All articles", Wanted()),
    ("Unread", Wanted("is:unread")),
    ("Starred", Wanted("is:starred")),
    ("With notes", Wanted("has:notes")),
    ("With errors or warnings", Wanted(only_flawed=True)),
)
"""The collections that every library has."""


class LibraryScreen(SizedScreen[None]):
    """Lists the articles of a library. Workers ask its desk; what they find comes back as messages."""

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

    class Listed(Message):
        """Articles have been found."""

        def __init__(self, found: Found) -> None:
            super().__init__()
            self.found = found

    class RowsRead(Message):
        """What is to be shown of some articles."""

        def __init__(self, subject: object, entries: Mapping[int, ArticleEntry]) -> None:
            super().__init__()
            self.subject = subject
            """What was asked for when they were read."""
            self.entries = entries

    class PreviewRead(Message):
        """An article's preview."""

        def __init__(self, number: int, lines: Sequence[Line]) -> None:
            super().__init__()
            self.number = number
            self.lines = lines

    class TotalsRead(Message):
        """How much the library holds."""

        def __init__(self, totals: Totals) -> None:
            super().__init__()
            self.totals = totals

    class Progressed(Message):
        """The index has been built so far."""

        def __init__(self, stage: Stage) -> None:
            super().__init__()
            self.stage = stage

    class Grown(Message):
        """The index holds other articles than when they were looked for."""

    class Refreshed(Message):
        """The index is up to date, or cannot be."""

        def __init__(self, outcome: Outcome | None, problem: str) -> None:
            super().__init__()
            self.outcome = outcome
            """What was done; None: nothing."""
            self.problem = problem
            """Why it cannot be; empty: it is."""

    class Failed(Message):
        """The index could not be asked."""

        def __init__(self, error: LibraryIndexError) -> None:
            super().__init__()
            self.error = error

    class Changed(Message):
        """Something that takes longer was done with articles."""

        def __init__(self, told: str) -> None:
            super().__init__()
            self.told = told
            """What it was."""

    def __init__(self, desk: Callable[[], LibraryDesk], root: Path, name: str) -> None:
        """List nothing yet.

        Args:
            desk: Gives what answers; called in workers only, as it is made when it is first needed.
            root: The library's folder.
            name: What the library is called.
        """
        super().__init__()
        self._desk = desk
        self._root = root
        self._library_name = name
        self._is_finding = False
        """Whether a search is under way."""
        self._has_begun = False
        """Whether the first list is on the screen."""
        self._opens_first = False
        """Whether the first article that is found is to be opened: Enter came before it was found."""
        self._is_refreshing = False
        """Whether the index is being brought up to date."""
        self._refreshed = 0.0
        """When it was up to date last, by the monotonic clock; 0: not yet."""
        self._damages = 0
        """How often the index was found damaged."""
        self._preview_timer: Timer | None = None
        """Reads the preview when the cursor rests."""
        self._message_timer: Timer | None = None
        """Takes the message away."""
        self._said: dict[str, str] = {}
        """What each of the screen's texts says, by its id."""
        self.line = SearchLine(self)
        """Takes the search."""

    def compose(self) -> ComposeResult:
        """The library and the order, the list and the preview, the field, the status bar."""
        with Horizontal(id="heading"):
            yield Static(id="subject")
            yield Static(id="order")
        with Horizontal(id="desk"):
            yield ArticleList(id="articles")
            yield Static(id="nothing")
            yield ArticlePreview(id="preview")
        yield CompletionList()
        yield Static(id="fault")
        yield self.line.row
        yield StatusBar(id="status")

    async def on_mount(self) -> None:
        """Show what an earlier run has read, if that comes at once; files are looked at after that."""
        self._desk()  # imported here: a worker that imports, and a screen that is drawn, hinder each other
        self.show_words()
        self._is_finding = True
        rows = self.app.size.height
        looking = asyncio.ensure_future(asyncio.to_thread(self._first_found, rows))
        done, _ = await asyncio.wait([looking], timeout=FIRST_SECONDS)
        if done and (first := looking.result()) is not None:
            self._take(first)
        self._find(self.wanted, rows)

    def _first_found(self, view_rows: int) -> Found | None:
        """The first articles; None: the index cannot be read, which the search will tell."""
        try:
            return next(self._desk().find(self.wanted, view_rows))
        except LibraryIndexError:
            return None

    def _begin(self) -> None:
        """Do what is not needed for the first list."""
        read_styles(self.app, "panes.tcss")  # the palette is drawn as it is over an article
        self.set_interval(LOOK_SECONDS, self._look)
        self.refresh_index()

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
            self._desk().interrupt()
        self._is_finding = True
        self._find(self.wanted, self.size.height)

    @work(thread=True, exclusive=True, group="find")
    def _find(self, wanted: Wanted, view_rows: int) -> None:
        worker = get_current_worker()
        try:
            for found in self._desk().find(wanted, view_rows):
                if worker.is_cancelled:
                    return
                self.post_message(self.Listed(found))
        except QueryStoppedError:
            return  # another search has taken its place, and tells what it finds
        except LibraryIndexError as error:
            self.post_message(self.Failed(error))

    @on(Listed)
    def _list(self, message: Listed) -> None:
        self._take(message.found)

    def _take(self, found: Found) -> None:
        """List what was found."""
        before = self.found
        if found.is_whole and not self._has_begun:
            self._has_begun = True
            self.call_after_refresh(self._begin)
        if found.wanted != self.wanted:
            return  # another search has taken its place
        self._is_finding = not found.is_whole
        articles = self.list
        is_another = before is None or found.wanted.subject != before.wanted.subject
        if is_another:
            articles.forget()
        self.found = found
        articles.put(found.entries)
        articles.contents = found.contents
        if is_another and (found.wanted.text or found.wanted.only_flawed):
            articles.rewind()
        self.show_words()
        self._want_preview()
        if self._opens_first and articles.cursor is not None:
            self._opens_first = False
            self.call_later(self._open, articles.cursor)

    @on(ArticleList.Wanted)
    def _rows_wanted(self, message: ArticleList.Wanted) -> None:
        if self.found is not None:
            self._read_rows(message.numbers, self.found, self.list.passage_cells)

    @work(thread=True, exclusive=True, group="rows")
    def _read_rows(self, numbers: Sequence[int], found: Found, cells: int) -> None:
        worker = get_current_worker()
        try:
            for entries in self._desk().entries(numbers, found, cells):
                if worker.is_cancelled:
                    return
                self.post_message(self.RowsRead(found.wanted.subject, entries))
        except LibraryIndexError as error:
            self.post_message(self.Failed(error))

    @on(RowsRead)
    def _rows_read(self, message: RowsRead) -> None:
        if self.found is not None and message.subject == self.found.wanted.subject:
            self.list.put(message.entries)

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self._is_finding = False
        if not self._has_begun:
            self._has_begun = True
            self._begin()
        if isinstance(message.error, IndexDamagedError) and self._damages < _MOST_DAMAGES:
            self._damages += 1
            self.tell("The index was damaged. It is being built anew from the articles.")
            self.refresh_index(is_damaged=True)
        else:
            self.tell(_in_full(message.error))

    # The index

    def refresh_index(self, *, is_damaged: bool = False) -> None:
        """Look for new and changed files, unless that is being done.

        Args:
            is_damaged: Whether the index is to be let go first.
        """
        if not self._is_refreshing:
            self._is_refreshing = True
            self._refresh(is_damaged=is_damaged)

    @work(thread=True, group="refresh")
    def _refresh(self, *, is_damaged: bool) -> None:
        desk, outcome, problem = self._desk(), None, ""
        if is_damaged:
            desk.drop()
        try:
            outcome = desk.refresh(lambda stage: self.post_message(self.Progressed(stage)))
        except DatelineError as error:
            problem = _in_full(error)
        self.post_message(self.Refreshed(outcome, problem))

    @on(Progressed)
    def _progressed(self, message: Progressed) -> None:
        self.stage = message.stage
        self.show_words()
        if not self.list.listing:
            self._look()

    def _look(self) -> None:
        """Follow an index that is being built, here or by another process."""
        if self._is_refreshing and not self._is_finding and self.found is not None:
            self._look_for_growth()

    @work(thread=True, exclusive=True, group="look")
    def _look_for_growth(self) -> None:
        try:
            if self._desk().has_grown():
                self.post_message(self.Grown())
        except LibraryIndexError as error:
            self.post_message(self.Failed(error))

    @on(Grown)
    def _grown(self) -> None:
        if not self._is_finding:
            self._ask()
            self._read_totals()

    @on(Refreshed)
    def _index_refreshed(self, message: Refreshed) -> None:
        self._is_refreshing, self.stage, self._refreshed = False, None, monotonic()
        outcome = message.outcome
        if message.problem:
            self.tell(message.problem)
        if outcome is not None and outcome.set_aside is not None:
            self.tell("The index was damaged. It has been built anew from the articles.")
        if outcome is not None and outcome.added + outcome.changed + outcome.removed + outcome.renamed:
            self.list.renew()
        self.line.forget_names()
        self._ask()
        self._read_totals()

    @work(thread=True, exclusive=True, group="totals")
    def _read_totals(self) -> None:
        try:
            self.post_message(self.TotalsRead(self._desk().totals()))
        except LibraryIndexError as error:
            self.post_message(self.Failed(error))

    @on(TotalsRead)
    def _totals_read(self, message: TotalsRead) -> None:
        self.totals = message.totals
        self.show_words()

    def on_screen_resume(self) -> None:
        """Show what has been read meanwhile, and look for new files if that was long ago."""
        if self.found is None:
            return
        self.list.renew()
        self._read_totals()
        self.show_words()
        if self._refreshed and monotonic() - self._refreshed > STALE_SECONDS:
            self.refresh_index()

    # The preview

    @on(ArticleList.Highlighted)
    def _moved(self) -> None:
        self.show_words()
        self._want_preview()

    def _want_preview(self) -> None:
        if self._preview_timer is not None:
            self._preview_timer.stop()
        self._preview_timer = self.set_timer(PREVIEW_SECONDS, self._show_preview)

    def _show_preview(self) -> None:
        number = self.list.cursor
        if number is not None and self.query_one(ArticlePreview).display:
            self._read_preview(number)

    @work(thread=True, exclusive=True, group="preview")
    def _read_preview(self, number: int) -> None:
        try:
            self.post_message(self.PreviewRead(number, self._desk().preview(number)))
        except LibraryIndexError as error:
            self.post_message(self.Failed(error))

    @on(PreviewRead)
    def _preview_read(self, message: PreviewRead) -> None:
        if message.number == self.list.cursor:
            self.query_one(ArticlePreview).show(message.lines)

    def action_preview(self) -> None:
        """Show the preview, or hide it."""
        is_shown = bool(self.query_one(ArticlePreview).display)
        self.set_class(not is_shown, "-preview-open")
        self.set_class(is_shown, "-preview-closed")
        self._want_preview()

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
        elif self._is_overtaken:
            self._opens_first = True
        elif (number := self.list.cursor) is not None:
            await self._open(number)

    @property
    def _is_overtaken(self) -> bool:
        """Whether something else is asked for than what is listed."""
        return self.found is not None and self.found.wanted.subject != self.wanted.subject

    @on(ArticleList.Chosen)
    async def _clicked(self, message: ArticleList.Chosen) -> None:
        await self._open(message.number)

    async def _open(self, number: int) -> None:
        row = await self._asked(lambda desk: desk.row(number))
        if row is not None:
            found = self.found
            has_hits = found is not None and row.is_sound and not found.wanted.only_flawed
            self.post_message(self.Chosen(row.path, found.words.find_text if found and has_hits else ""))

    def action_back(self) -> None:
        """End the search; without one go back to the article, if one is open."""
        if self.line.is_open:
            self.line.cancel()
        elif self.wanted.text or self.wanted.only_flawed:
            self.ask(self.wanted._replace(text="", is_typed=False, only_flawed=False))
        elif self.can_return:
            self.post_message(self.Left())

    def action_search(self) -> None:
        """Open the field, with the words that are asked for now."""
        self.line.open(self.wanted.text)
        self.show_words()

    async def action_complete(self, steps: int = 1) -> None:
        """Complete what is typed, or choose the next candidate."""
        await self.line.complete(steps)

    def completed(self) -> tuple[NameIndex, Mapping[str, Sequence[str]]]:
        """What a search can be completed with; called in a worker."""
        return self._desk().completed()

    @on(Input.Changed)
    def _typed(self) -> None:
        self.line.heed()

    # Order and groups

    def action_order(self) -> None:
        """Go on to the next order."""
        from reader.text.query_node import Sort  # noqa: PLC0415  the list is on the screen before

        sorts = [Sort.DATE, Sort.OLDEST, Sort.TITLE]
        if self.found is not None and self.found.words.terms + self.found.words.title_terms:
            sorts.insert(0, Sort.RELEVANCE)
        at = sorts.index(self._sort) + 1 if self._sort in sorts else 0
        self.ask(self.wanted._replace(sort=sorts[at % len(sorts)]))

    @property
    def _sort(self) -> Sort | None:
        return self.found.query.sort if self.found is not None else None

    def action_group(self) -> None:
        """Group by the next thing."""
        at = _GROUPINGS.index(self.wanted.grouping) + 1
        self.ask(self.wanted._replace(grouping=_GROUPINGS[at % len(_GROUPINGS)]))

    def action_problems(self) -> None:
        """List the files with errors or warnings only, or all articles again."""
        only_flawed = not self.wanted.only_flawed
        self.ask(self.wanted._replace(only_flawed=only_flawed, text="", is_typed=False))

    def action_refresh(self) -> None:
        """Look for new and changed files."""
        self.refresh_index()
        self.tell("Looking for new and changed files …")

    # Marks

    async def _asked(self, ask: Callable[[LibraryDesk], _Answer]) -> _Answer | None:
        """What the desk answers to a quick question; None: it cannot, and that was told."""
        try:
            return await asyncio.to_thread(lambda: ask(self._desk()))
        except DatelineError as error:
            self.tell(_in_full(error))
            return None

    async def _mark(self, mark: Callable[[LibraryDesk, ArticleRef], str]) -> None:
        """Mark the article under the cursor, and say so; the next key waits for it."""
        number = self.list.cursor
        if number is None:
            return
        refs = await self._asked(lambda desk: desk.refs([number]))
        if refs:
            self._marked(await self._asked(lambda desk: mark(desk, refs[0])))
        elif refs is not None:
            self.tell("This file has errors: it can be marked when it is mended.")

    def _marked(self, told: str | None) -> None:
        if told:
            self.tell(told)
            self.list.renew()
            self._read_totals()

    async def action_star(self) -> None:
        """Give the article a star, or take it."""
        await self._mark(lambda desk, ref: desk.marking.switch_star(ref))

    async def action_read(self) -> None:
        """Mark the article as read, or as unread."""
        await self._mark(lambda desk, ref: desk.marking.switch_read(ref))

    async def action_undo(self) -> None:
        """Undo the last change, and tell which it was."""
        self._marked(await self._asked(lambda desk: desk.marking.undo()))

    async def action_read_above(self) -> None:
        """Mark the articles above the cursor as read, if that is meant."""
        from reader.screens.modal import LetterScreen  # noqa: PLC0415  few are asked

        numbers = self.list.listing[: self.list.index]
        if not numbers:
            self.tell("There is no article above this one.")
            return
        count = f"{len(numbers):,} articles above" if len(numbers) > 1 else "article above"
        self.tell(f"Mark the {count} as read? y/n", stays=True)

        def go(letter: str | None) -> None:
            self.tell("")
            if letter in {"y", "Y"}:
                self._mark_read(numbers)

        await self.app.push_screen(LetterScreen(), go)

    @work(thread=True, group="change")
    def _mark_read(self, numbers: Sequence[int]) -> None:
        desk = self._desk()
        try:
            told = desk.marking.mark_read(desk.refs(numbers))
        except DatelineError as error:
            told = _in_full(error)
        self.post_message(self.Changed(told))

    @on(Changed)
    def _changed(self, message: Changed) -> None:
        self._marked(message.told)

    async def action_send(self, do: str) -> None:
        """Open the article's source, or copy its citation or address.

        Args:
            do: A method of :class:`Outbox`.
        """
        from reader.screens.outbox import Outbox  # noqa: PLC0415  few send anything
        from reader.store.article_file import load_article  # noqa: PLC0415  as above

        number = self.list.cursor
        row = None if number is None else await self._asked(lambda desk: desk.row(number))
        if row is None:
            return
        article = (await asyncio.to_thread(load_article, row.path)).article
        if article is None:
            self.tell("This file has errors: it cannot be cited yet.")
        else:
            getattr(Outbox(self.app, article, self.tell), do)()

    # Collections

    async def action_collections(self) -> None:
        """Choose a search that has a name."""
        from reader.screens.modal import ChooserScreen  # noqa: PLC0415  few choose any
        from reader.widgets.line import Line  # noqa: PLC0415  as above

        found = await self._asked(lambda desk: desk.collections(FIXED))
        if found is None:
            return
        entries = []
        for at, collection in enumerate(found):
            text = f"  {clean_line(collection.wanted.text)}" if collection.is_own else ""
            count = (f"  {collection.articles:,}", "$dateline-accent")
            name = (clean_line(collection.name), "bold" if collection.is_own else "")
            entries.append((str(at), (Line((name, count, (text, "$dateline-dim")), hang=2),)))
        current = next((at for at, one in enumerate(found) if self._is_listed(one.wanted)), 0)

        def go(chosen: str | None) -> None:
            if chosen is not None:
                wanted = found[int(chosen)].wanted
                self.ask(wanted._replace(grouping=self.wanted.grouping))

        await self.app.push_screen(ChooserScreen("Collections", entries, str(current)), go)

    def _is_listed(self, wanted: Wanted) -> bool:
        return wanted.subject == self.wanted.subject

    async def action_save(self) -> None:
        """Save this search under a name."""
        from reader.screens.name_field import NameScreen  # noqa: PLC0415  few save any

        text = clean_line(self.wanted.query_text)
        if not text:
            self.tell(keyed("Search first: {library.search}. Then the search can be saved."))
            return
        saved = await self._asked(lambda desk: desk.marking.searches())
        if saved is None:
            return
        known = next((search.name for search in saved if search.query == text), "")

        async def go(name: str | None) -> None:
            if name:
                told = await self._asked(lambda desk: desk.marking.save_search(name, text))
            elif known and name is not None:
                told = await self._asked(lambda desk: desk.marking.delete_search(known))
            else:
                return
            if told:
                self.tell(told)

        hint = "An empty name deletes it." if known else ""
        await self.app.push_screen(NameScreen("Save this search as", known, hint), go)

    # What is said

    def tell(self, message: str, *, stays: bool = False) -> None:
        """Say that something has happened, until the next key or for a while.

        Args:
            message: What to say; empty: nothing more.
            stays: Whether it stays until the next key.
        """
        self.query_one(StatusBar).message = message
        if self._message_timer is not None:
            self._message_timer.stop()
        untell = partial(self.tell, "")
        self._message_timer = self.set_timer(MESSAGE_SECONDS, untell) if message and not stays else None

    def say(self, id_: str, content: Content, *, layout: bool = True) -> None:
        """Put words into one of the screen's texts, unless they stand there.

        Args:
            id_: The text's.
            content: The words.
            layout: Whether they may take another room.
        """
        if self._said.get(id_) != content.plain:
            self._said[id_] = content.plain
            self.query_one(f"#{id_}", Static).update(content, layout=layout)

    def on_key(self) -> None:
        """Take the message away: it was about the key before."""
        self._opens_first = False
        if self.query_one(StatusBar).message:
            self.tell("")

    @on(events.Resize)
    def _resized(self) -> None:
        self.show_words()
        self._want_preview()

    def show_words(self) -> None:
        """Bring all that is said up to what is listed."""
        found = self.found
        is_empty = found is not None and not found.contents.listing and found.is_whole
        self.set_class(is_empty, "-nothing")
        if is_empty:
            is_refreshing = self._is_refreshing or not self._refreshed
            self.say("nothing", words.nothing(self.wanted, self._root, is_refreshing=is_refreshing))
        self.say("subject", words.heading(self._library_name, self.totals), layout=False)
        self.say("order", Content(words.order_words(self.wanted, self._sort)))
        if found is not None:
            self.line.show(found)
        status = self.query_one(StatusBar)
        is_typing = self.line.is_open
        status.hints = words.hints(found, self.list.index, is_typing=is_typing, can_return=self.can_return)
        status.place = words.place(found, self.totals, self.stage, self.size.width * 2 // 5 - 2)


def _in_full(error: DatelineError) -> str:
    """An error, with what to do about it."""
    return f"{error}: {error.hint}" if error.hint else str(error)
