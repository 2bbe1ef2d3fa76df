"""The line in which one types what to find, with its switches and the count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input, Static

from reader.commands import Context
from reader.errors import PatternError
from reader.keys import bindings_of, keyed
from reader.text.article_search import ArticleSearch
from reader.text.clean import scrub
from reader.text.find import MatchList, Query

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reader.text.annotation import AnnotatedArticle


COUNT_CELLS = 13
"""The least room for the count, as the stylesheet gives it: as long as it fills no more, nothing moves."""


class FindBar(Horizontal):
    """Asks for a text to find, searches the article for it, and tells the count."""

    BINDINGS = bindings_of(Context.FIND)

    annotated: var[AnnotatedArticle | None] = var(None)
    """What to search; None: nothing yet."""
    is_regex: var[bool] = var(False)
    """Whether the text is a regular expression."""
    whole_words: var[bool] = var(False)
    """Whether only whole words match."""
    match_case: var[bool] = var(False)
    """Whether case always matters; else it does if the text holds a capital."""
    matches: var[MatchList | None] = var(None)
    """What was found last."""
    current: var[int | None] = var(None)
    """The index of the current match."""
    fault: var[str] = var("")
    """Why nothing can be searched for; empty: there is no fault."""

    class Found(Message):
        """The text has been searched for what is typed now."""

        def __init__(self, matches: MatchList | None, *, is_typed: bool) -> None:
            super().__init__()
            self.matches = matches
            """What was found; None: nothing is asked for, or it cannot be searched for."""
            self.is_typed = is_typed
            """Whether the reader has just asked; else the article has changed under a search."""

    class Closed(Message):
        """The reader is done with the bar."""

        def __init__(self, *, is_kept: bool) -> None:
            super().__init__()
            self.is_kept = is_kept
            """Whether the search stays (Enter), or ends (Esc)."""

    class Stepped(Message):
        """An arrow key: go to the next or previous match while typing."""

        def __init__(self, steps: int) -> None:
            super().__init__()
            self.steps = steps
            """1 forwards, -1 backwards."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name for it
        super().__init__(id=id)
        self._search: ArticleSearch | None = None
        """Searches the article."""
        self._searched: Query | None = None
        """What has been searched for last; None: nothing yet."""
        self._is_closing = False
        """Whether the reader has just left the field."""

    def compose(self) -> ComposeResult:
        """The sign, the field, the switches, the count."""
        yield Static("/", id="find-sign")
        yield Input(
            id="find-input",
            compact=True,
            select_on_focus=True,
            placeholder="Find in the article; @name for an entity",
        )
        yield Static(id="find-switches")
        yield Static(id="find-count")

    def on_mount(self) -> None:
        """Show the switches as they stand."""
        self._show_switches()

    def open(self) -> None:
        """Take the focus, with the last text selected."""
        self.display = True
        self.screen.set_focus(self.query_one(Input))
        if self._search and not self.wanted.text:
            self.call_after_refresh(self._search.prepare)
        else:
            self._find()

    def look_for(self, text: str) -> MatchList | None:
        """Search for a text as if it had been typed, without a message and without taking the focus.

        Args:
            text: What to find.
        """
        self.query_one(Input).value = text
        self._searched = self.wanted
        self.matches = self._search.find(self._searched) if self._search else None
        return self.matches

    @property
    def wanted(self) -> Query:
        """What to find, as it is typed and switched now."""
        return Query(self.query_one(Input).value, self.is_regex, self.whole_words, self.match_case)

    def watch_annotated(self) -> None:
        """Another article, or mentions in this one: search it anew."""
        self._search = ArticleSearch(self.annotated) if self.annotated else None
        if self.is_mounted and self.matches is not None:
            self._find(is_typed=False)

    def _find(self, *, is_typed: bool = True) -> None:
        """Search, and tell what was found."""
        matches, fault = None, ""
        self._searched = wanted = self.wanted
        if self._search and wanted.text.strip("@ "):
            try:
                matches = self._search.find(wanted)
            except PatternError as error:
                fault = f"{error}: {error.hint}" if error.hint else str(error)
        self.current, self.matches, self.fault = None, matches, fault
        self.post_message(self.Found(matches, is_typed=is_typed))

    def _show_count(self) -> None:
        """Tell which match this is, of how many, or why there are none."""
        if not self.is_mounted:
            return
        count = self.fault
        if not count and self.matches is not None:
            count = f"{(self.current or 0) + 1}/{len(self.matches)}" if len(self.matches) else "nothing found"
        is_fault = bool(self.fault) or (self.matches is not None and not len(self.matches))
        self.set_class(is_fault, "-fault")
        shown = self.query_one("#find-count", Static)
        content = Content(scrub(count))
        needs_other_room = max(COUNT_CELLS, content.cell_length) != shown.content_size.width
        shown.update(content, layout=needs_other_room)

    watch_matches = watch_current = watch_fault = _show_count

    @on(Input.Changed)
    def _input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.wanted != self._searched:
            self._find()

    def action_keep(self) -> None:
        """Leave the bar; the search stays."""
        if self.wanted != self._searched:
            self._find()
        self._close(is_kept=True)

    def action_cancel(self) -> None:
        """End the search."""
        self._close(is_kept=False)

    def close(self) -> None:
        """Forget the search, and go; what was typed stays for the next time."""
        self.display = False
        self.matches = self.current = None
        self.fault = ""

    def _close(self, *, is_kept: bool) -> None:
        self._is_closing = True
        # The next key is not to be taken for text. It comes here, and so goes on behind what was found.
        self.screen.set_focus(self)
        self.post_message(self.Closed(is_kept=is_kept))
        self._is_closing = False
        self.display = False

    def allow_focus(self) -> bool:
        """Whether the bar itself, and not its field, may take keys: while it closes."""
        return self._is_closing

    def action_step(self, steps: int) -> None:
        """Go to another match."""
        self.post_message(self.Stepped(steps))

    def action_switch(self, name: str) -> None:
        """Turn a switch."""
        setattr(self, name, not getattr(self, name))
        self._show_switches()
        self._find()

    def _show_switches(self) -> None:
        names = {
            "is_regex": "{find.regex} .*",
            "whole_words": "{find.words} word",
            "match_case": "{find.case} Aa",
        }
        on_now = [keyed(label) for name, label in names.items() if getattr(self, name)]
        self.query_one("#find-switches", Static).update("  ".join(on_now))
