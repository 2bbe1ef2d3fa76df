"""Finding in an annotated article: words in its text, or the mentions of somebody."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.errors import PatternError
from reader.text.find import FindIndex, MatchList, Query, match_entities

if TYPE_CHECKING:
    from reader.text.annotation import AnnotatedArticle


class ArticleSearch:
    """Searches one article as one types; its text is folded once."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self.annotated = annotated
        """The article."""

    def prepare(self) -> None:
        """Fold the text now, so that the first search need not."""
        self._index.prepare()

    @cached_property
    def _index(self) -> FindIndex:
        return FindIndex([block.text for block in self.annotated.blocks])

    def find(self, query: Query) -> MatchList:
        """The matches of a query; of ``@name`` the mentions of those whom it may mean.

        Raises:
            PatternError: The expression cannot be searched for, or nobody in the article is called so.
        """
        if query.entity is None:
            return self._index.find(query)
        subjects = self.annotated.subjects.values()
        keys = set(match_entities(query.entity, [subject.entity for subject in subjects if subject.entity]))
        if not keys:
            raise PatternError(f"nobody here is called {query.entity}")
        mentions = zip(self.annotated.mentions, self.annotated.keys, strict=True)
        spans = ((found.block, found.start, found.end) for found, key in mentions if key in keys)
        return MatchList.of(spans, len(self.annotated.blocks))
