"""Finding in an annotated article."""

from __future__ import annotations

import pytest

from reader.errors import PatternError
from reader.text.article_search import ArticleSearch
from reader.text.find import Query
from tests.factories import annotated, article, entity, section

TALKS = annotated(
    article(section("lead", "", "India met Russia.", "The talks in India end."), title="Talks"),
    {"India": entity("india", name="India"), "Russia": entity("russia", name="Russia")},
)


def found(search: ArticleSearch, query: Query) -> list[tuple[int, int, int]]:
    matches = search.find(query)
    return [matches.position(index) for index in range(len(matches))]


@pytest.mark.parametrize("is_prepared", [False, True])
def test_words_are_found_in_the_text(is_prepared: bool) -> None:  # noqa: FBT001  a case of the table
    search = ArticleSearch(TALKS)
    if is_prepared:
        search.prepare()
    assert found(search, Query("talks")) == [(0, 0, 5), (2, 4, 9)]


def test_somebody_is_found_by_all_mentions() -> None:
    assert found(ArticleSearch(TALKS), Query("@india")) == [(1, 0, 5), (2, 13, 18)]


def test_who_is_not_there_is_told() -> None:
    with pytest.raises(PatternError, match="nobody here is called nobody"):
        ArticleSearch(TALKS).find(Query("@nobody"))
