"""What stands above and below an article's text: by whom, where, when and from where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chronology.words import in_words
from reader.text.annotation import reading_minutes
from reader.text.blocks import Furniture, links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.model.article import Article

SEPARATOR = " · "
SOURCE = "Source"
YOUR_TAGS = "Your tags"
NO_BREAK_SPACE = "\u00a0"


def furniture(article: Article, title_of: Callable[[str], str] = str, tags: Sequence[str] = ()) -> Furniture:
    """The lines that frame an article's text.

    Args:
        article: The article.
        title_of: Gives a related article's headline for its id.
        tags: The reader's.
    """
    url = article.source.url if article.source else ""
    told = ((label, words) for label, words in _imprint(article, title_of, tags) if words)
    lines = [(label, words, url if label == SOURCE else "") for label, words in told]
    for number, (target, words) in enumerate(links(article).items(), 1):
        lines.append((f"Link {number}", target if words == target else f"“{words}” {target}", target))
    return Furniture(_byline(article), tuple(lines))


def _byline(article: Article) -> str:
    """The line below the headline: place, date, source, authors, time to read."""
    parts = [article.located, in_words(article.published), article.source.name if article.source else ""]
    if article.byline:
        parts.append("by " + ", ".join(article.byline))
    parts.append(f"{reading_minutes(article)}{NO_BREAK_SPACE}min")
    return SEPARATOR.join(part for part in parts if part)


def _imprint(
    article: Article, title_of: Callable[[str], str], tags: Sequence[str]
) -> Iterator[tuple[str, str]]:
    yield "In short", article.summary
    yield "Updated", in_words(article.updated) if article.updated else ""
    if source := article.source:
        retrieved = f"retrieved {in_words(source.retrieved)}" if source.retrieved else ""
        yield SOURCE, SEPARATOR.join(p for p in (source.name, source.url, source.licence, retrieved) if p)
    yield "Topics", ", ".join(article.topics)
    yield YOUR_TAGS, ", ".join(tags)
    for other in article.related:
        yield other.rel.capitalize(), title_of(other.article)
    if article.draft:
        draft = article.draft
        made = [f"made by {draft.tool}" if draft.tool else "", draft.review]
        made.append(f"{len(draft.unconfirmed)} to be confirmed" if draft.unconfirmed else "")
        yield "Draft", SEPARATOR.join(part for part in made if part)


def citation(article: Article) -> str:
    """An article as one cites it: authors, headline, source, date, address."""
    from reader.export.citation import citation as cited  # noqa: PLC0415  few articles are cited

    return cited(article)
