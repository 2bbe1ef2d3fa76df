"""Notes as Markdown and as data."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reader.export.notes import notes_data, notes_markdown
from reader.model.note import Anchor, Note
from reader.store.article_ref import ArticleRef
from reader.store.note_store import NotedArticle

WHEN = "2025-12-04T12:00:00.000Z"
TALKS = ArticleRef(
    Path("/library"), "talks", Path("/library/talks.yaml"), b"", "Talks begin", "Agency, *2025*."
)
OTHER = ArticleRef(Path("/library"), "other", Path("/library/other.yaml"))
NOTED = [
    NotedArticle(
        TALKS,
        (
            Note("a", WHEN, WHEN, "On the whole:\n\n- [x] one\n# two"),
            Note(
                "b",
                WHEN,
                "2025-12-05T12:00:00.000Z",
                "",
                Anchor("the first\nand *second* talks", "", "", 3, 5),
            ),
        ),
    ),
    NotedArticle(OTHER, (Note("c", WHEN, WHEN, "Mine"),)),
]


@pytest.fixture(autouse=True)
def _utc() -> None:
    """Have days be those of UTC, as ``TZ`` says."""
    if hasattr(time, "tzset"):
        time.tzset()


def test_notes_stand_below_citations_and_passages_and_read_as_they_were_written() -> None:
    assert notes_markdown(NOTED).split("\n\n") == [
        "# Notes",
        "## Talks begin",
        r"Agency, \*2025\*.",
        "### 4 December 2025",
        "On the whole:",
        r"\- \[x\] one",
        r"\# two",
        "### 4 December 2025",
        "> the first\n>\n> and \\*second\\* talks",
        "## other",
        "/library/other.yaml",
        "### 4 December 2025",
        "Mine",
    ]


def test_notes_are_data_for_scripts() -> None:
    first, second = notes_data(NOTED)
    assert first["article"] == {
        "library": "/library",
        "id": "talks",
        "path": "/library/talks.yaml",
        "title": "Talks begin",
        "citation": "Agency, *2025*.",
    }
    assert second["notes"] == [{"id": "c", "created": WHEN, "edited": WHEN, "text": "Mine", "quote": ""}]
    assert isinstance(first["notes"], list)
    assert first["notes"][1]["quote"] == "the first\nand *second* talks"
