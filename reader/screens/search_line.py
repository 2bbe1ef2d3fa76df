"""The line in which one types a search of the library, with its completion and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from reader.screens import library_words as words
from reader.screens.box import HiddenField
from reader.screens.field_completion import FieldCompletion
from reader.widgets.completion_list import CompletionList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.screens.library import LibraryScreen
    from reader.screens.listing import Found
    from reader.text.query_completion import NameIndex

_INDENT_CELLS = 3
"""Where the field begins: behind its sign."""


class SearchLine:
    """Asks what to look for, and has the library screen list it as one types."""

    def __init__(self, screen: LibraryScreen) -> None:
        """Ask for nothing yet.

        Args:
            screen: The library's.
        """
        self._screen = screen
        field = Input(
            compact=True,
            select_on_focus=False,
            placeholder="Words, or a field: entity:, date: … Tab completes",
        )
        self.row = Horizontal(Static("/", id="words-sign"), field, Static(id="count"), id="words")
        """The field in its place."""
        self.candidates = CompletionList()
        """How the search could go on."""
        self._field = HiddenField(field, self.row)
        self._completion = FieldCompletion(field, self.candidates)
        self._known: tuple[NameIndex, Mapping[str, Sequence[str]]] | None = None
        """What a search can be completed with besides tags; None: it has not been asked for."""
        self._tags: Sequence[str] = ()
        """The reader's tags, the commonest first."""

    @property
    def is_open(self) -> bool:
        """Whether one types."""
        return self._field.is_open

    def open(self, text: str) -> None:
        """Take what is typed from now on.

        Args:
            text: What stands in the field first; its end is where one goes on.
        """
        self._field.field.value = text
        self._field.field.cursor_position = len(text)
        self._field.open()

    def heed(self) -> None:
        """Have the list follow the field; keys that are typed in one go come before its message does."""
        if not self.is_open:
            return
        text = self._field.field.value
        wanted = self._screen.wanted
        if text != wanted.text or not wanted.is_typed:
            self._screen.ask(wanted._replace(text=text, is_typed=True, only_flawed=False))
        if self._completion.is_open:
            self._show_candidates()

    def keep(self) -> None:
        """Take the candidate that is chosen; else give the keys back to the list, which stays as it is."""
        if self._completion.is_open:
            self._take_candidate()
            return
        self.heed()
        self._close()

    def cancel(self) -> None:
        """Close the candidates; else end the search."""
        if self._completion.is_open:
            self._completion.drop()
            return
        self._close()
        self._screen.ask(self._screen.wanted._replace(text="", is_typed=False))

    def _close(self) -> None:
        self._completion.drop()
        self._field.close(self._screen.list)
        self._screen.show_words()

    # Completion

    async def complete(self, steps: int = 1) -> None:
        """List how the search could go on; once more chooses the next candidate.

        Args:
            steps: 1 forwards, -1 backwards.
        """
        if not self.is_open:
            return
        self.heed()
        if self._completion.is_open:
            self._completion.step(steps)
            return
        if self._known is None:
            self._known = await self._screen.inquiry.asked(lambda desk: desk.completed())
            if self._known is None:
                return
        # The reader's tags change under way, and are quickly read.
        self._tags = await self._screen.inquiry.asked(lambda desk: list(desk.marking.tags())) or ()
        shown = self._show_candidates()
        if shown == 1:
            self._take_candidate()
        elif not shown:
            self._screen.tell("Nothing completes this.")

    def forget_names(self) -> None:
        """Ask anew for what a search can be completed with: the library has changed."""
        self._known = None

    def _show_candidates(self) -> int:
        """List what completes the search; the number of candidates."""
        from reader.text.query_completion import complete  # noqa: PLC0415  few complete anything

        if self._known is None:
            return 0
        field = self._field.field
        names, values = self._known
        values = {**values, "tag": self._tags}
        return self._completion.show(complete(field.value, field.cursor_position, names, values))

    def _take_candidate(self) -> None:
        self._completion.take()
        self.heed()

    # What is said

    def show(self, found: Found) -> None:
        """Say how much was found, and what is wrong with the search.

        Args:
            found: What is listed.
        """
        screen = self._screen
        listed = len(found.contents.listing)
        is_searched = found.query.root is not None
        count = f"{listed:,}{'' if found.is_whole else '+'} found" if is_searched else ""
        screen.notice.say("count", Content(count))
        problems = found.query.problems if found.wanted.text == screen.wanted.text else ()
        fault = screen.query_one("#fault", Static)
        fault.display = bool(problems) and not found.wanted.only_flawed
        if problems:
            told = words.fault(problems, found.wanted.text, _INDENT_CELLS - 1, screen.size.width - 2)
            screen.notice.say("fault", Content(told))
