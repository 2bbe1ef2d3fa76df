"""The floor: the least a Textual program can be. Run as a program; what it takes is what Textual takes."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static


class Floor(App[None]):
    """One ``Static`` and nothing else."""

    def compose(self) -> ComposeResult:
        """Show the words that the harness waits for."""
        yield Static(sys.argv[1])


if __name__ == "__main__":
    Floor().run()
