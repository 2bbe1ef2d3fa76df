"""An article, and a home without settings, for a reader that runs in a terminal."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.generation import NewsWriter

if TYPE_CHECKING:
    from pathlib import Path

SECTIONS = 6
"""How many sections the article has behind its lead."""

ALL_PANES = ("Openingword", "● Ada Lovett", "3 ▇▁", "Delivery")
"""Stand on the screen when text, entities, their mentions and the timeline do; the text comes first.

A bar alone would not tell that the mentions are there: the end of a scrollbar is drawn like one.
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home folder."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article of several screens.

    Its sections are headed ``Heading 1`` … and begin with ``Beginning1`` …; ``Lastword`` ends it.
    """
    path = tmp_path / "talks.yaml"
    path.write_text(_article(), encoding="utf-8")
    return path


@cache
def _article() -> str:
    writer = NewsWriter(seed=7, cast_size=8)
    sections = [
        f"  - heading: Heading {number}\n    body: |\n      Beginning{number} of this part.\n\n"
        + "\n\n".join("      " + writer.paragraph() for _ in range(4))
        for number in range(1, SECTIONS + 1)
    ]
    return "\n".join(
        [
            "title: Ministers meet over the K-412 radar",
            "kicker: Defence",
            "published: 2025-12-04",
            "located: Drumlin",
            "byline: A Reporter",
            "sections:",
            "  - body: |",
            "      Openingword: the K-412 went to Drumlin on 4 March 2019, said Ada Lovett of Pell Works.",
            "",
            "      " + writer.paragraph(),
            *sections,
            "  - heading: The end",
            "    body: The K-412 stays, Lovett said. Lastword",
            "entities:",
            "  - {id: k-412, type: system, name: K-412, summary: A radar.}",
            "  - {id: ada-lovett, type: person, name: Ada Lovett, family_name: Lovett}",
            "  - {id: drumlin, type: place, name: Drumlin}",
            "timeline:",
            "  - {date: 2019-03-04, title: Delivery, basis: on 4 March 2019, entities: [k-412, drumlin]}",
            "  - {date: 2025-12-04, title: Talks, entities: [ada-lovett]}",
            "",
        ]
    )
