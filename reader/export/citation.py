"""Articles as one cites them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chronology.words import in_words

if TYPE_CHECKING:
    from reader.model.article import Article


def citation(article: Article) -> str:
    """An article as one cites it: authors, headline, source, date, address."""
    source = article.source
    parts = [
        ", ".join(article.byline),
        f"“{article.title}”",
        source.name if source else "",
        in_words(article.published),
        source.url if source else "",
    ]
    return ", ".join(part for part in parts if part) + "."
