"""The command palette: Textual's own, whose Enter does what has been typed, and does it once."""

from __future__ import annotations

from contextlib import suppress

from textual import on
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette
from textual.widgets import Input, OptionList
from textual.worker import WorkerCancelled

from reader.commands import command
from reader.keys import bindings


class Palette(CommandPalette):
    """Looks for a command by its name.

    Textual 8.2.8 ends the program when Enter, Esc or a click come once more before its palette has closed;
    of words that are typed in one go with Enter it runs what was listed before them, and with Enter and Esc
    nothing. The keys of other lists move and close this one too, but for letters.
    """

    BINDINGS = bindings(
        command(id_)._replace(action=action)
        for id_, action in (
            ("list.next", "cursor_down"),
            ("list.previous", "command_list('cursor_up')"),
            ("list.close", "escape"),
            ("help", "app.help"),
            ("suspend", "app.suspend_process"),
        )
    )

    @on(Input.Submitted)
    async def _choose(self, event: Input.Submitted) -> None:
        """Run the command under the cursor, once the words before Enter have been looked for."""
        event.stop()
        event.prevent_default()  # Textual's own handlers come after these
        for worker in list(self.workers):
            if worker.node is self:
                with suppress(WorkerCancelled):  # it looked for fewer words; another one looks for all
                    await worker.wait()
        listed = self.query_one(CommandList)
        option, index = listed.highlighted_option, listed.highlighted
        if self.is_current and option is not None and index is not None and not option.disabled:
            self._select_command(OptionList.OptionSelected(listed, option, index))

    @on(OptionList.OptionSelected)
    def _pass_over_late_click(self, event: OptionList.OptionSelected) -> None:
        if not self.is_current:
            event.stop()
            event.prevent_default()

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, unless that has been done."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
