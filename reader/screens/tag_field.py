"""A window in which one writes the tags of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from reader.commands import Context
from reader.keys import bindings_of, hinted
from reader.screens.field_completion import FieldCompletion
from reader.screens.name_field import NameScreen
from reader.text.tag import tag_fault, tag_line
from reader.text.tag_completion import complete_tags
from reader.widgets.completion_list import CompletionList
from reader.widgets.line import Line
from reader.widgets.scrolling_lines import LinesText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from reader.screens.marking import Tagging

LONGEST_LINE = 1_000
"""Characters of a line of tags."""


class TagScreen(NameScreen):
    """Asks for tags; gives their line, which has been found good, or None."""

    BINDINGS = bindings_of(Context.TAGS)

    def __init__(self, tagging: Tagging) -> None:
        """Ask.

        Args:
            tagging: The article's tags, and all that there are.
        """
        line = tag_line(tagging.tags)
        super().__init__("Tags", f"{line} " if line else "", hinted("{tags.complete} complete"))
        self._tagging = tagging
        """The tags as they were."""
        self._candidates = CompletionList()
        """Tags used so far that could be meant."""
        self._completion = FieldCompletion(self.field, self._candidates)
        self._message = LinesText()
        """Says what is wrong, and what is allowed."""

    def _field(self, name: str) -> Input:
        placeholder = "economy, follow-up, “two words”"
        return Input(
            name, compact=True, max_length=LONGEST_LINE, select_on_focus=False, placeholder=placeholder
        )

    def _below(self) -> Iterable[Widget]:
        return (self._candidates, self._message)

    def on_mount(self) -> None:
        """One goes on behind what there is."""
        self.field.cursor_position = len(self.field.value)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._say("")
        if self._completion.is_open:
            self._show_candidates()

    def _say(self, message: str) -> None:
        self._message.lines = [Line(((message, "$dateline-warning"),), indent=1)] if message else []

    def _show_candidates(self) -> int:
        return self._completion.show(
            complete_tags(self.field.value, self.field.cursor_position, self._tagging.known)
        )

    # Commands

    def action_complete(self, steps: int = 1) -> None:
        """List the tags that complete what is typed; once more chooses the next one.

        Args:
            steps: 1 forwards, -1 backwards.
        """
        if self._completion.is_open:
            self._show_candidates()  # keys that are typed in one go come before the field tells of them
            self._completion.step(steps)
            return
        shown = self._show_candidates()
        if shown == 1:
            self._completion.take()
        elif not shown:
            self._say("No other tag of yours begins like this." if self._tagging.known else "No tags yet.")

    def action_keep(self) -> None:
        """Take the candidate that is chosen; else give the tags, if they are good."""
        if self._completion.is_open:
            self._completion.take()
        elif fault := tag_fault(self.field.value, self._tagging.tags):
            self._say(fault)
        else:
            self.dismiss(self.field.value)

    def action_close(self) -> None:
        """Close the candidates; else leave the tags as they were."""
        if self._completion.is_open:
            self._completion.drop()
        else:
            self.dismiss(None)
