"""How one cites an article."""

from __future__ import annotations

from reader.export.citation import citation
from reader.model.article import Source
from tests.factories import article


def test_a_citation_names_what_there_is() -> None:
    assert citation(article()) == "“Headline”, 4 December 2025, 21:10."
    source = article()._replace(
        byline=("A. Writer", "B. Writer"), source=Source("Agency", "https://example.org", "CC BY")
    )
    assert citation(source) == (
        "A. Writer, B. Writer, “Headline”, Agency, 4 December 2025, 21:10, https://example.org."
    )
