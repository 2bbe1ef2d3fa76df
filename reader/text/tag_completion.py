"""Completing a line of tags as one types."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reader.text.counted import counted
from reader.text.query_completion import LIMIT, Candidate, Completion
from reader.text.search_words import search_text
from reader.text.tag import quoted_tag, tag_name, written_tags

if TYPE_CHECKING:
    from collections.abc import Mapping


def complete_tags(line: str, cursor: int, known: Mapping[str, int]) -> Completion:
    """Say how a line of tags could go on.

    Args:
        line: As typed so far.
        cursor: Where the cursor stands, from 0 to the line's length.
        known: How many articles have each tag, by its name; the likeliest first.
    """
    tags = list(written_tags(line))
    here = next((tag for tag in tags if tag.start < cursor <= tag.end), None)
    start, end = (cursor, cursor) if here is None else (here.start, here.end)
    wanted = f" {search_text(line[start:cursor])}"
    others = {tag_name(tag.text) for tag in tags if tag is not here}
    found = (
        Candidate(quoted_tag(name), counted(articles, "article"))
        for name, articles in known.items()
        if name not in others and quoted_tag(name) != line[start:end] and wanted in f" {search_text(name)}"
    )
    return Completion(start, end, tuple(islice(found, LIMIT)))
