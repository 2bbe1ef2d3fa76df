"""A screen that takes a new size of the terminal in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen, ScreenResultType
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.events import Resize, ScreenResume
    from textual.geometry import Size


class SizedScreen(Screen[ScreenResultType]):
    """Lays out once for a new size.

    Textual 8.2.8 lays out and draws the screen in the styles of the old size, then changes the classes that
    stand for sizes (`App.HORIZONTAL_BREAKPOINTS`) and does so again; and a third time when the screen, as
    one of the widgets that it lays out, is told its own new size.
    """

    _taken: Size | None = None
    """The size that the screen has last been laid out for; None: not yet."""

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """Keep the styles that mounting has given a moment ago, where Textual looks for them once more."""
        if not self.stack_updates:
            event.refresh_styles = False

    async def _on_resize(self, event: Resize) -> None:
        event.stop()
        event.prevent_default()
        if event.size == self._taken:
            return
        self._taken = event.size
        self.update_classes(self._size_classes(event.size), animate=False)
        self._forget_arrangements()
        await super()._on_resize(event)
        self._forget_requests()

    def _forget_arrangements(self) -> None:
        """Have all widgets arranged anew: below another screen they may have been so for this size already.

        The other screen has them laid out when it takes the size itself, and then they had the old classes.
        """
        for widget in self.walk_children(Widget, with_self=True):
            widget._clear_arrangement_cache()  # noqa: SLF001  no public way

    def _forget_requests(self) -> None:
        """Pass over what widgets have asked for meanwhile: all of them have just been laid out and drawn."""
        for widget in self.walk_children(Widget, with_self=True):
            widget._layout_required = widget._repaint_required = False  # noqa: SLF001  no public way

    def _size_classes(self, size: Size) -> dict[str, bool]:
        """The classes that stand for sizes: whether each holds for this one."""
        classes: dict[str, bool] = {}
        for length, breakpoints in (
            (size.width, self.app.HORIZONTAL_BREAKPOINTS),
            (size.height, self.app.VERTICAL_BREAKPOINTS),
        ):
            matching = self._get_breakpoint_classes(length, breakpoints or [])
            classes |= {name: name in matching for _, name in breakpoints or []}
        return classes
