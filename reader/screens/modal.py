"""What opens over the article: a list to choose from, and lines to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.paths import styles_dir

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reader.widgets.card import Line


STYLES = str(styles_dir() / "modal.tcss")


class ChooserScreen(ModalScreen[str | None]):
    """A list with a field that narrows it; gives the chosen entry's id, or None."""

    CSS_PATH = STYLES

    BINDINGS: ClassVar = [
        Binding("escape,q", "dismiss(None)", "Close", show=False),
        Binding("down,j,ctrl+n", "move('down')", "Next", show=False),
        Binding("up,k,ctrl+p", "move('up')", "Previous", show=False),
        Binding("slash", "narrow", "Narrow", show=False),
        # The list must not take the keys typed behind it.
        Binding("enter", "choose", "Choose", show=False, priority=True),
    ]

    def __init__(
        self, title: str, entries: Sequence[tuple[str, Content]], current: str | None = None
    ) -> None:
        """Offer some entries.

        Args:
            title: What is chosen.
            entries: (id, what is shown) for each.
            current: The id of the entry that the cursor stands on first.
        """
        super().__init__()
        self._title = title
        self._entries = entries
        self._current = current

    def compose(self) -> ComposeResult:
        """A titled box: the field, the list."""
        with Vertical(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = "Enter go · / narrow · Esc close"
            field = Input(placeholder="Narrow", compact=True)
            field.display = False
            yield field
            yield OptionList()

    def on_mount(self) -> None:
        """Fill the list, the cursor on the current entry."""
        self._fill("")
        self.set_focus(self.query_one(OptionList))

    def _fill(self, wanted: str) -> None:
        words = wanted.casefold().split()
        options = self.query_one(OptionList)
        shown = [
            (id_, content)
            for id_, content in self._entries
            if all(w in content.plain.casefold() for w in words)
        ]
        options.clear_options()
        options.add_options(Option(content, id=f"entry-{index}") for index, (_, content) in enumerate(shown))
        self._shown = [id_ for id_, _ in shown]
        if shown:
            options.highlighted = self._shown.index(self._current) if self._current in self._shown else 0

    @on(Input.Changed)
    def _narrowed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def action_choose(self) -> None:
        """Give the entry under the cursor."""
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None:
            self.dismiss(self._shown[highlighted])

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index])

    @on(events.Click)
    def _clicked_outside(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss(None)

    def action_move(self, direction: str) -> None:
        """Move the cursor, from the field too."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if direction == "down" else options.action_cursor_up()

    def action_narrow(self) -> None:
        """Open the field."""
        field = self.query_one(Input)
        field.display = True
        self.set_focus(field)


class LinesScreen(ModalScreen[None]):
    """Lines to read, in a box that scrolls."""

    CSS_PATH = STYLES

    BINDINGS: ClassVar = [
        Binding("escape,q,enter,w", "dismiss(None)", "Close", show=False),
        Binding("j,down", "scroll('scroll_down')", "Down", show=False),
        Binding("k,up", "scroll('scroll_up')", "Up", show=False),
        Binding("space,pagedown", "scroll('scroll_page_down')", "Page down", show=False),
        Binding("b,pageup", "scroll('scroll_page_up')", "Page up", show=False),
        Binding("g,home", "scroll('scroll_home')", "Top", show=False),
        Binding("G,end", "scroll('scroll_end')", "End", show=False),
    ]

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        super().__init__()
        self._title = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        """A titled box with the text."""
        with VerticalScroll(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = "Esc close"
            yield Static(Content("\n").join(Content.assemble(*line) for line in self._lines))

    def on_mount(self) -> None:
        """The text takes the keys."""
        self.set_focus(self.query_one(VerticalScroll))

    @on(events.Click)
    def _clicked_outside(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss()

    def action_scroll(self, how: str) -> None:
        """Scroll the text."""
        getattr(self.query_one(VerticalScroll), how)(animate=False)


class LettersScreen(ModalScreen[str | None]):
    """Takes letters until they are one of those offered; gives them, or None."""

    CSS_PATH = STYLES

    def __init__(self, offered: frozenset[str]) -> None:
        super().__init__()
        self._offered = offered
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


class LetterScreen(ModalScreen[str | None]):
    """Waits for one key; gives the letter, or None for any other key."""

    CSS_PATH = STYLES

    def on_key(self, event: events.Key) -> None:
        """Take whatever key comes."""
        event.stop()
        letter = event.character
        self.dismiss(letter if letter and letter.isprintable() and not letter.isspace() else None)
