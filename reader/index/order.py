"""The orders of articles, as SQL; and how many are given first."""

from __future__ import annotations

from reader.text.query_result import Sort

RANKED = 1_000
"""How many of the articles with a frequent word are ranked: the newest. The others follow by date. As many of
all articles are given first."""

_ORDERS = {
    Sort.DATE: "lower DESC, row DESC",  # what has no date comes last, and so what cannot be shown
    Sort.OLDEST: "lower IS NULL, lower ASC, row ASC",
    Sort.TITLE: "title COLLATE NOCASE, row",
}


def order_by(sort: Sort) -> str:
    """What rows of ``article`` are ordered by; what is ranked by its text otherwise is ordered by date."""
    return _ORDERS.get(sort, _ORDERS[Sort.DATE])
