"""The preview beside the list: what the article under the cursor is, when the cursor rests there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.widgets.article_preview import ArticlePreview

if TYPE_CHECKING:
    from textual.timer import Timer

    from reader.screens.library import LibraryScreen
    from reader.screens.library_message import PreviewRead

REST_SECONDS = 0.08
"""How long the cursor rests on an article before its preview is read."""


class LibraryPreview:
    """Shows the preview of the article under the cursor."""

    def __init__(self, screen: LibraryScreen) -> None:
        """Show nothing yet.

        Args:
            screen: The library's.
        """
        self._screen = screen
        self._timer: Timer | None = None
        """Reads the preview when the cursor rests; None: nothing has been wanted yet."""

    @property
    def _panel(self) -> ArticlePreview:
        return self._screen.query_one(ArticlePreview)

    def follow(self) -> None:
        """Show the article under the cursor, if it stays there."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(REST_SECONDS, self._read)

    def _read(self) -> None:
        number = self._screen.list.cursor
        if number is not None and self._panel.display:
            self._screen.inquiry.read_preview(number)

    def take(self, message: PreviewRead) -> None:
        """Show what has been read, unless the cursor has gone on."""
        if message.number == self._screen.list.cursor:
            self._panel.show(message.lines)

    def toggle(self) -> None:
        """Show the preview, or hide it, whatever there is room for."""
        is_shown = bool(self._panel.display)
        self._screen.set_class(not is_shown, "-preview-open")
        self._screen.set_class(is_shown, "-preview-closed")
        self.follow()
