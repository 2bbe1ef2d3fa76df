"""The installed command in a terminal, driven by keys and by what its screen shows."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Self

from tests.terminal.emulator import SYNCHRONIZED_OUTPUT, Emulator
from tests.terminal.pseudo_terminal import Chunk, PseudoTerminal, reader_command, terminal_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from types import TracebackType

TIMEOUT_SECONDS = 20.0
"""How long a fact is waited for; long, for a busy machine: a test that passes does not use it up."""

_POLL_SECONDS = 0.05


class ReaderSession:
    """One run of ``dateline`` in a terminal and a home of its own.

    Attributes:
        terminal: The terminal it runs in.
        screen: What the terminal shows now.
        shown: Every screen that was shown so far and could be read, as text.
    """

    def __init__(
        self,
        *arguments: str | Path,
        home: Path,
        columns: int = 120,
        rows: int = 36,
        environment: Mapping[str, str] | None = None,
        has_in_band_resize: bool = False,
    ) -> None:
        """Start it.

        Args:
            arguments: The command line behind ``dateline``.
            home: A folder for its settings, state and cache.
            columns: The terminal's width.
            rows: The terminal's height.
            environment: What else is to stand in its environment.
            has_in_band_resize: Whether the terminal reports its size in its own stream.
        """
        self.terminal = PseudoTerminal(
            reader_command(*arguments),
            columns=columns,
            rows=rows,
            environment=terminal_environment(str(home), extra=environment),
            has_in_band_resize=has_in_band_resize,
        )
        self.screen = Emulator(columns, rows)
        self.shown: list[str] = []
        self._drawn_since = 0
        """Where in the terminal's record it has had its present size."""
        self._settings_before = self.terminal.attributes()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.terminal.close()

    def press(self, *keys: bytes) -> None:
        """Give it keys, in one go."""
        self.terminal.write(b"".join(keys))

    def resize(self, columns: int, rows: int) -> None:
        """Change the terminal's size."""
        self._read_what_is_there()
        self.terminal.resize(columns, rows)
        self.screen.resize(columns, rows)
        self._drawn_since = len(self.terminal.record)

    def wait_for(self, *words: str) -> None:
        """Wait until the screen shows all of these texts, each on one row.

        Raises:
            AssertionError: It does not.
        """
        self.wait_until(lambda text: all(word in text for word in words), f"shows {words}")

    def wait_until_gone(self, words: str) -> None:
        """Wait until the screen no longer shows a text.

        Raises:
            AssertionError: It does.
        """
        self.wait_until(lambda text: words not in text, f"hides {words!r}")

    def wait_until(self, is_true: Callable[[str], bool], what: str) -> None:
        """Wait until something is true of the screen.

        Args:
            is_true: Told the screen's rows, whether it is.
            what: What is waited for, for the message of a failure.

        Raises:
            AssertionError: It does not come true.
        """
        deadline = time.perf_counter() + TIMEOUT_SECONDS
        while self.screen.is_updating or not is_true(self.screen.text):
            chunk = self.terminal.read(_POLL_SECONDS)
            if chunk is not None:
                self._show(chunk)
                continue
            ended = not self.terminal.is_running
            if ended or time.perf_counter() > deadline:
                state = f"it ended with exit code {self.terminal.exit_code}" if ended else "it runs on"
                raise AssertionError(f"never {what}; {state}; the screen:\n{self.screen.text}")

    def wait_until_drawn(self) -> None:
        """Wait until the program has drawn a screen of the present size, be it too small to show anything.

        Raises:
            AssertionError: It does not.
        """
        end_of_update = b"\x1b[?%dl" % SYNCHRONIZED_OUTPUT

        def is_drawn(_: str) -> bool:
            record = self.terminal.record[self._drawn_since :]
            return any(end_of_update in entry.data for entry in record if isinstance(entry, Chunk))

        self.wait_until(is_drawn, "draws")

    def focus(self, key: bytes, mark: str) -> None:
        """Move to a pane, and wait until it shows that it has the focus.

        Args:
            key: What leads there.
            mark: A text of the pane's title or rule, whose colour tells.

        Raises:
            AssertionError: Its colour stays.
        """
        before = self.screen.colour_of(mark)
        self.press(key)
        self.wait_until(lambda _: self.screen.colour_of(mark) != before, f"gives {mark!r} the focus")

    def page_until(self, words: str) -> None:
        """Page on until the screen shows a text; what was on the way is in ``shown``.

        Raises:
            AssertionError: A page changes nothing.
        """
        while words not in self.screen.text:
            self._page()

    def _page(self) -> None:
        before = _top_of_text(self.screen.text)
        self.press(b" ")
        self.wait_until(lambda text: _top_of_text(text) != before, "goes on to the next page")

    def find(self, words: bytes) -> None:
        """Open the line to search in, and type when it is there.

        Raises:
            AssertionError: It does not open.
        """
        self.press(b"/")
        self.wait_until(_has_line_to_search_in, "opens the line to search in")
        self.press(words)

    def keep_search(self) -> None:
        """Give Enter: the search stays, and the keys go to the article again.

        Raises:
            AssertionError: The line to search in stays open.
        """
        self.press(b"\r")
        self.wait_until(lambda text: not _has_line_to_search_in(text), "closes the line to search in")

    def wait_for_end(self) -> int:
        """Wait until the program has ended.

        Returns:
            Its exit code.
        """
        seen = len(self.terminal.record)
        code = self.terminal.wait(TIMEOUT_SECONDS)
        for entry in self.terminal.record[seen:]:
            if isinstance(entry, Chunk):
                self._show(entry)
        return code

    def quit(self) -> None:
        """End the program by Ctrl+Q, and see that it ends well.

        Raises:
            AssertionError: It does not.
        """
        self.press(b"\x11")
        assert self.wait_for_end() == 0
        self.check_terminal_is_as_before()

    def check_terminal_is_as_before(self) -> None:
        """See that the program left nothing behind in the terminal.

        Raises:
            AssertionError: It did.
        """
        fresh = Emulator(1, 1)
        assert self.screen.modes == fresh.modes, "private modes are left on or off"
        assert self.screen.keyboard_levels == 0, "kitty's keyboard flags are not popped"
        assert self.screen.has_plain_text, "colours or attributes are left on"
        assert self.terminal.attributes() == self._settings_before, "the settings (termios) differ"

    def _read_what_is_there(self) -> None:
        while (chunk := self.terminal.read(0)) is not None:
            self._show(chunk)

    def _show(self, chunk: Chunk) -> None:
        self.screen.feed(chunk.data)
        if not self.screen.is_updating and self.screen.text not in self.shown[-1:]:
            self.shown.append(self.screen.text)


def _top_of_text(screen: str) -> list[str]:
    # What changes when the text scrolls, and never else: the beginnings of the first rows.
    return [line[:36] for line in screen.split("\n")[:6]]


def _has_line_to_search_in(screen: str) -> bool:
    return screen.split("\n")[-2].startswith(" / ")
