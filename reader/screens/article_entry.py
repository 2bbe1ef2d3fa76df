"""What the list of articles shows of each, made of what the index and the reader's state know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chronology.day_words import day_words, short_day_words
from reader.index.library_index import Grouping
from reader.model.marks import Marks
from reader.text.clean import clean_line
from reader.widgets.article_contents import ArticleEntry, Group

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping, Sequence
    from datetime import date

    from reader.index.library_index import ArticleRow
    from reader.text.search_term import Term
    from reader.text.snippet import Snippet

_UNGROUPED = {
    Grouping.DAY: "Files with errors",
    Grouping.TOPIC: "Without a topic",
    Grouping.SOURCE: "Without a source",
}


def entry_of(
    row: ArticleRow,
    marks: Marks | None,
    today: date,
    terms: Sequence[Term] = (),
    *,
    is_partial: bool = False,
) -> ArticleEntry:
    """What the list shows of an article.

    Args:
        row: The article.
        marks: The reader’s; None: there are none.
        today: The reader’s day.
        terms: What was searched for, to be lit in the headline.
        is_partial: Whether a passage of it is still to come.
    """
    title, marks = clean_line(row.title), marks or Marks()
    lit: Sequence[tuple[int, int]] = ()
    if terms:
        from reader.text.search_term import highlights  # noqa: PLC0415  a list is shown before a search

        lit = highlights(title, terms)
    return ArticleEntry(
        title,
        day_words(row.published) if row.is_sound else "not shown",
        short_day_words(row.published, today) if row.is_sound else "",
        row.source,
        row.topic,
        row.types,
        not row.is_sound,
        row.warnings > 0,
        marks.is_read,
        marks.is_starred,
        marks.note_count > 0,
        is_partial,
        tuple(lit),
    )


def with_passage(entry: ArticleEntry, passage: Snippet | None) -> ArticleEntry:
    """An entry with its passage.

    Args:
        entry: The entry.
        passage: None: the article has no text.
    """
    if passage is None:
        return entry._replace(is_partial=False)
    return entry._replace(is_partial=False, passage=passage.text, passage_lit=passage.spans)


def grouped(
    numbers: array[int], keys: Mapping[int, str], grouping: Grouping, *, oldest_first: bool = False
) -> tuple[array[int], tuple[Group, ...]]:
    """Bring articles together that belong together; within a group they keep their order.

    Args:
        numbers: Of the articles, in order.
        keys: What each is grouped by.
        grouping: What that is. Days come in their order, topics and sources by their names.
        oldest_first: Whether days come so; else the newest first.

    Returns:
        The articles in their new order, and the groups.
    """
    found: dict[str, array[int]] = {}
    for number in numbers:
        key = keys.get(number, "")
        if key not in found:
            found[key] = numbers[:0]
        found[key].append(number)
    if grouping is Grouping.DAY:
        order = sorted(found, reverse=not oldest_first)
    else:
        order = sorted(found, key=str.casefold)
    order.sort(key=lambda key: not key)  # what has none comes last
    ordered = numbers[:0]
    groups = []
    for key in order:
        name = day_words(key) if grouping is Grouping.DAY else clean_line(key)
        groups.append(Group(len(ordered), f"{name or _UNGROUPED[grouping]} · {len(found[key]):,}"))
        ordered.extend(found[key])
    return ordered, tuple(groups)
