"""What the workers of the library screen tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.errors import LibraryIndexError
    from reader.index.indexer import Outcome, Stage
    from reader.screens.listing import Found, Totals
    from reader.widgets.article_contents import ArticleEntry
    from reader.widgets.line import Line


class Listed(Message):
    """Articles have been found."""

    def __init__(self, found: Found) -> None:
        super().__init__()
        self.found = found


class RowsRead(Message):
    """What is to be shown of some articles."""

    def __init__(self, subject: object, entries: Mapping[int, ArticleEntry]) -> None:
        super().__init__()
        self.subject = subject
        """What was asked for when they were read."""
        self.entries = entries


class PreviewRead(Message):
    """An article's preview."""

    def __init__(self, number: int, lines: Sequence[Line]) -> None:
        super().__init__()
        self.number = number
        self.lines = lines


class TotalsRead(Message):
    """How much the library holds."""

    def __init__(self, totals: Totals) -> None:
        super().__init__()
        self.totals = totals


class Failed(Message):
    """The index could not be asked."""

    def __init__(self, error: LibraryIndexError) -> None:
        super().__init__()
        self.error = error


class Progressed(Message):
    """The index has been built so far."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.stage = stage


class FilesMoved(Message):
    """Files have come to the library's folders, or gone from them."""


class Remarked(Message):
    """The reader's marks have changed."""


class Grown(Message):
    """The index holds other articles than when they were looked for."""


class Refreshed(Message):
    """The index is up to date, or cannot be."""

    def __init__(self, outcome: Outcome | None, problem: str) -> None:
        super().__init__()
        self.outcome = outcome
        """What was done; None: nothing."""
        self.problem = problem
        """Why it cannot be; empty: it is."""


class Changed(Message):
    """Something that takes longer was done with articles."""

    def __init__(self, told: str) -> None:
        super().__init__()
        self.told = told
        """What it was."""
