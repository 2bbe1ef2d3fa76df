"""Which article stands in which row of a list, and which row holds which article."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.widgets.article_contents import Contents, Group

HEADING = -1
"""The part of an article's rows that is the heading above it."""


class ArticleRows:
    """The rows of a list: one or two for each article, and one for each group's heading."""

    def __init__(self, contents: Contents) -> None:
        """Lay rows out, without a look at every article.

        Args:
            contents: What is listed.
        """
        self._listing = contents.listing
        self._groups = contents.groups
        self.height = 2 if contents.has_passages else 1
        """How many rows an article takes."""

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._listing) * self.height + len(self._groups)

    def number(self, index: int) -> int | None:
        """The number of an article; None: there is none at this place of the list."""
        return self._listing[index] if 0 <= index < len(self._listing) else None

    def index_of(self, number: int) -> int | None:
        """Where an article is in the list; None: it is not in it."""
        try:
            return self._listing.index(number)
        except ValueError:
            return None

    def first_row(self, index: int) -> int:
        """The row in which an article begins."""
        return index * self.height + self._groups_up_to(index)

    def last_row(self, index: int) -> int:
        """The row in which an article ends."""
        return self.first_row(index) + self.height - 1

    def heading_row(self, index: int) -> int:
        """The row in which an article begins, with the heading above it if it is the first of its group."""
        row = self.first_row(index)
        group = self.group(index)
        return row - 1 if group is not None and group.first == index else row

    def group(self, index: int) -> Group | None:
        """The group that an article is in; None: it is in none."""
        above = self._groups_up_to(index)
        return self._groups[above - 1] if above else None

    def next_group(self, index: int) -> int:
        """The first article of the group after an article's; in the last one, the last article."""
        return next(
            (group.first for group in self._groups if group.first > index), max(0, len(self._listing) - 1)
        )

    def previous_group(self, index: int) -> int:
        """The first article of an article's group; for that one itself, that of the group before."""
        return max((group.first for group in self._groups if group.first < index), default=0)

    def _groups_up_to(self, index: int) -> int:
        """How many groups begin with an article or above it."""
        return bisect_right(self._groups, index, key=lambda group: group.first)

    def at(self, row: int) -> tuple[int, int]:
        """What stands in a row: the index of an article and which of its rows; or `HEADING`, above it."""
        low, high = 0, len(self._groups)
        while low < high:  # the last group whose heading stands in this row, or above
            middle = (low + high) // 2
            if self._groups[middle].first * self.height + middle <= row:
                low = middle + 1
            else:
                high = middle
        if low and self._groups[low - 1].first * self.height + low - 1 == row:
            return self._groups[low - 1].first, HEADING
        return divmod(row - low, self.height)
