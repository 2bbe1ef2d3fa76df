"""Opening the reader: the user's settings, the terminal, what is said first."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from textual.scrollbar import ScrollBarRender

from reader import paths
from reader.app import ReaderApp
from reader.terminal import Terminal, terminal
from reader.user_config import read_config

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import TextIO

    from reader.config import Settings
    from reader.store.problems import Problem


class LastingStream:
    """A terminal's stream that takes what is written even when its window has been closed.

    Textual 8.2.8 draws in a thread that an error ends; what is drawn after it fills a queue, and the reader
    would wait for room in that for ever.
    """

    def __init__(self, stream: TextIO) -> None:
        """Write to a stream.

        Args:
            stream: The terminal's, with a file descriptor.
        """
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text."""
        try:
            return self._stream.write(text)
        except OSError:
            self._lead_nowhere()
            return len(text)

    def flush(self) -> None:
        """Have the terminal get what is written."""
        try:
            self._stream.flush()
        except OSError:
            self._lead_nowhere()

    def _lead_nowhere(self) -> None:
        """Have the descriptor lead nowhere, as the window is gone; what is in the buffer goes there, too."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._stream.fileno())
        os.close(nowhere)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def run(path: Path | None, config: Path | None = None, *, is_ascii: bool = False) -> int:
    """Open the reader.

    Args:
        path: An article, or a library's folder; None: the library of the settings, else the bundled library's
            first article.
        config: The file of settings; None: the user's.
        is_ascii: Whether to draw in ASCII, whatever the settings say.

    Returns:
        The exit code.
    """
    settings, problems = read_config(config)
    start = (path or settings.library or paths.first_article()).absolute()
    # The page of ``dateline serve`` shows all, whatever terminal the server was started in.
    shows = Terminal() if "TEXTUAL_DRIVER" in os.environ else terminal(os.environ, settings.images)
    if is_ascii or settings.ascii != "auto":
        shows = shows._replace(has_unicode=not is_ascii and settings.ascii == "no")
    os.environ.pop("NO_COLOR", None)  # Textual would make all colours grey
    if not shows.has_unicode:
        for bars in (ScrollBarRender.VERTICAL_BARS, ScrollBarRender.HORIZONTAL_BARS):
            bars[:] = " " * len(bars)  # the ends of a scrollbar are drawn by whole cells then
    is_first_run = settings.first_steps and settings.keep_places and not paths.state_file().exists()
    notice = _in_short(problems) or _missing_for(settings)
    app = ReaderApp(start, settings, shows, notice, is_first_run=is_first_run)
    if sys.__stderr__ is not None:
        sys.__stderr__ = LastingStream(sys.__stderr__)  # type: ignore[misc, assignment]  # Textual draws there
    app.run(mouse=settings.mouse)
    try:
        # Textual 8.2.8 turns pixel mouse reports on in terminals that tell their size in band, and never off.
        sys.stdout.write("\x1b[?1016l")
        sys.stdout.flush()
    except OSError:  # the terminal's window has been closed; what is left in the buffers goes nowhere
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())
    return app.return_code or 0


def _in_short(problems: Sequence[Problem]) -> str:
    """The first problem of the settings, and how to see all of them; empty: there is none."""
    if not problems:
        return ""
    count = "a problem" if len(problems) == 1 else f"{len(problems)} problems"
    first = problems[0]
    return f"Settings: {count}, see dateline config --check. Line {first.line}: {first.message}"


def _missing_for(settings: Settings) -> str:
    """How to install what the settings ask for; empty: it is there."""
    if settings.images in {"auto", "no"}:
        return ""
    from reader.screens.picture import HOW_TO_INSTALL, is_installed  # noqa: PLC0415  few ask for anything

    return "" if is_installed(settings.images) else HOW_TO_INSTALL
