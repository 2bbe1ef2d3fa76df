"""What opens over the article to be answered: a list to choose from, letters to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Vertical
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reader.commands import Context
from reader.keys import bindings_of, keyed
from reader.screens.box import BoxScreen, HiddenField
from reader.widgets.line import Lines
from reader.widgets.text_cursor import put_text_cursor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reader.screens.contents import Entry


class ChooserScreen(BoxScreen[str | None]):
    """A list with a field that narrows it; gives the chosen entry's id, or None."""

    BINDINGS = bindings_of(Context.LIST)

    def __init__(self, title: str, entries: Sequence[Entry], current: str | None = None) -> None:
        """Offer some entries.

        Args:
            title: What is chosen.
            entries: What there is to choose from.
            current: The id of the entry that the cursor stands on first.
        """
        super().__init__()
        self._title = title
        """What is chosen."""
        self._entries = [(id_, Lines(lines)) for id_, lines in entries]
        """What there is to choose from: (id, what is shown)."""
        self._current = current
        """The id of the entry that the cursor stands on when the list is filled; None: the first one."""
        self._shown: list[str] = []
        """The ids of the entries in the list."""
        self._words = ""
        """What the list has been narrowed to last, as it was typed."""
        self._field = HiddenField(Input(placeholder="Narrow", compact=True))
        """What narrows the list."""

    def compose(self) -> ComposeResult:
        """A titled box: the field, the list."""
        with Vertical(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = keyed("{list.choose} go · {list.narrow} narrow · {list.close} close")
            yield self._field.field
            yield OptionList()

    def on_mount(self) -> None:
        """Fill the list, the cursor on the current entry."""
        self._fill()
        self.set_focus(self.query_one(OptionList))

    def _fill(self) -> None:
        """List the entries that have all words of the field."""
        words = self._words.casefold().split()
        found = [
            (id_, lines)
            for id_, lines in self._entries
            if all(word in lines.plain.casefold() for word in words)
        ]
        self._shown = [id_ for id_, _ in found]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(lines) for _, lines in found)
        if found:
            options.highlighted = self._shown.index(self._current) if self._current in self._shown else 0

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all entries."""
        return frozenset(id_ for id_, _ in self._entries)

    @property
    def entry(self) -> str | None:
        """The id of the entry under the cursor; None: there is none."""
        highlighted = self.query_one(OptionList).highlighted
        return None if highlighted is None else self._shown[highlighted]

    def replace(self, entries: Sequence[Entry], current: str | None = None) -> None:
        """Offer other entries.

        Args:
            entries: What there is to choose from now.
            current: The id of the entry that the cursor is to stand on; None: it stays in its row.
        """
        row = self.query_one(OptionList).highlighted or 0
        self._entries = [(id_, Lines(lines)) for id_, lines in entries]
        self._current = current
        self._fill()
        if current is None and self._shown:
            self.query_one(OptionList).highlighted = min(row, len(self._shown) - 1)

    def _narrow(self) -> None:
        """Have the list follow the field; keys that are typed in one go come before its message does."""
        words = self._field.field.value
        if words != self._words:
            self._words = words
            self._fill()

    @on(OptionList.OptionHighlighted)
    def _put_text_cursor(self, event: OptionList.OptionHighlighted) -> None:
        options = event.option_list
        row = options._index_to_line.get(event.option_index, 0)  # noqa: SLF001  no public way
        put_text_cursor(options, 1, row - options.scroll_offset.y)

    @on(Input.Changed)
    def _field_changed(self) -> None:
        self._narrow()

    def action_choose(self) -> None:
        """Give the entry under the cursor."""
        self._narrow()
        if (entry := self.entry) is not None:
            self.dismiss(entry)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index])

    def action_close(self) -> None:
        """Close the list without a choice."""
        self.dismiss(None)

    def action_move(self, movement: str) -> None:
        """Move the cursor, from the field too.

        Args:
            movement: One of the actions of Textual's OptionList.
        """
        self._narrow()
        getattr(self.query_one(OptionList), f"action_{movement}")()

    def action_narrow(self) -> None:
        """Open the field."""
        self._field.open()


class LettersScreen(BoxScreen[str | None]):
    """Takes letters until they are one of those offered; gives them, or None."""

    def __init__(self, offered: frozenset[str]) -> None:
        super().__init__()
        self._offered = offered
        """What can be typed, in small letters."""
        self._typed = ""
        """The letters so far."""

    def on_key(self, event: events.Key) -> None:
        """Take letters; any other key ends it."""
        event.stop()
        self._typed += (event.character or "").lower()
        if self._typed in self._offered:
            self.dismiss(self._typed)
        elif not self._typed or not any(letters.startswith(self._typed) for letters in self._offered):
            self.dismiss(None)

    def on_click(self) -> None:
        """A click ends it."""
        self.dismiss(None)


class LetterScreen(BoxScreen[str | None]):
    """Waits for one key; gives the letter, or None for any other key."""

    def on_key(self, event: events.Key) -> None:
        """Take whatever key comes."""
        event.stop()
        letter = event.character
        self.dismiss(letter if letter and letter.isprintable() and not letter.isspace() else None)
