"""What a file says, held against the article's text and the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.store import claim_check, report
from reader.store.article_file import read_article
from reader.store.claim_check import ArticleText, ClaimCheck
from reader.text.blocks import flatten
from tests.store.factories import HEAD, article_of, document_of, entity, entity_reading, in_short, marked

if TYPE_CHECKING:
    from collections.abc import Collection

    from reader.store.problems import Problem

TEXT = """title: A title
published: 2025-12-04
sections:
  - body: |
      India’s  talks — as they say — went “well”.

      Rafale and Tejas.
  - {id: more, heading: More of it, body: "The naïve [system](entity:s-400) did."}
"""
"""Lines 1 to 8."""

KNOWN = {name: entity(name) for name in ("india", "s-400", "rajnath-singh", "new-delhi")}


def claims_of(text: str, articles: Collection[str] | None = None) -> tuple[Problem, ...]:
    """What is wrong with an article beyond its file."""
    article, reading = read_article(document_of(text), "file", KNOWN)
    ClaimCheck(reading, article, KNOWN, articles).run()
    return reading.report.problems()


@pytest.mark.parametrize(
    "key",
    [
        "entities: [india, {ref: s-400}, {id: own, type: other, name: Own}]",
        "entities: [{id: own, type: other, name: Own}]\nquotes: [{text: x, speaker: own}]",
        "quotes: [{text: x, speaker: rajnath-singh}, {text: x, speaker: officials}]",
        "quotes: [{text: x, speaker: R. Singh}, {text: x, speaker: new-delhi}, {text: x}]",
        "timeline: [{date: 2018, title: x, entities: [india], place: new-delhi}]",
        "timeline: [{date: 2018, title: x, entities: [], place: Goa}]",
        "timeline: [{date: 2018, title: x, basis: 'India''s talks - as they'}]",
        "timeline: [{date: 2018, title: x, basis: 'Rafale   and', in: lead}]",
        "timeline: [{date: 2018, title: x, basis: 'The naive system', in: more/1}]",
        "timeline: [{date: 2018, title: x, basis: More, in: more/0}]",
        "timeline: [{date: 2018, title: x, basis: A title, in: headline}]",
        "mentions: [{exact: '\"well\"', entity: ~}, {exact: Tejas, entity: india, in: lead/2}]",
    ],
)
def test_claims_that_hold_are_no_problem(key: str) -> None:
    assert in_short(claims_of(f"{TEXT}{key}\n")) == []


@pytest.mark.parametrize(
    "keys",
    [
        "entities: [india, ⟪warning unknown-entity⟫rusia, {ref: ⟪warning unknown-entity⟫s-4000}]",
        "quotes: [{text: x, speaker: ⟪warning unknown-entity⟫rajnath-sing}]",
        (
            "timeline: [{date: 2018, title: x, entities: [⟪warning unknown-entity⟫russia], "
            "place: ⟪warning unknown-entity⟫new-deli}]"
        ),
        (
            "entities: [{id: own, type: person, name: x, maker: ⟪warning unknown-entity⟫a-b, "
            "relations: [{rel: a, to: ⟪warning unknown-entity⟫b}], roles: [{title: x, "
            "org: ⟪warning unknown-entity⟫c-d}]}]"
        ),
        "mentions: [{exact: Tejas, entity: ⟪warning unknown-entity⟫rusia}]",
        "mentions: [{exact: ⟪warning text-not-found⟫Su-57, entity: ~}]",
        "mentions: [{exact: Tejas, entity: ~, in: ⟪warning unknown-place⟫mor}]",
        "mentions: [{exact: Tejas, entity: ~, in: ⟪warning unknown-place⟫lead/3}]",
        "mentions: [{exact: Tejas, entity: ~, in: ⟪warning unknown-place⟫lead/0}]",
        "mentions: [{exact: ⟪warning text-not-found⟫Tejas, entity: ~, in: more}]",
        "timeline: [{date: 2018, title: x, basis: ⟪warning text-not-found⟫well. Rafale}]",
        "timeline: [{date: 2018, title: x, basis: ⟪warning text-not-found⟫rafale}]",
        "timeline: [{date: 2018, title: x, basis: ⟪warning text-not-found⟫Rafale, in: lead/1}]",
        "quotes: [{text: x, in: ⟪warning unknown-place⟫imprint}]",
        "related: [{article: other}]",
    ],
)
def test_claims_that_do_not_hold_are_warnings(keys: str) -> None:
    text, problems = marked(f"{TEXT}{keys}\n")
    assert in_short(claims_of(text)) == problems


def test_a_related_article_must_be_in_the_library() -> None:
    text = f"{TEXT}related: [{{article: other}}, {{article: thrid}}]\n"
    (problem,) = claims_of(text, {"other", "third"})
    assert str(problem) == (
        "file.yaml:9:39: warning: the library holds no article `thrid` (did you mean `third`?)"
    )


def test_a_link_to_nobody_is_told_where_it_stands_in_the_text() -> None:
    text = f"{HEAD}sections:\n  - body: |\n      See [one](entity:s-400),\n      and [other](entity:s-500).\n"
    (problem,) = claims_of(text)
    assert in_short([problem]) == ["6:19 warning unknown-entity"]
    assert problem.hint == "did you mean `s-400`?"


def test_the_hint_tells_where_words_stand_or_what_could_be_meant() -> None:
    entries = ("exact: Tejas, entity: ~, in: more", "exact: Rafael, entity: ~", "exact: x, entity: ~, in: z")
    keys = "mentions:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)
    assert [problem.hint for problem in claims_of(TEXT + keys)] == [
        "it stands in another place of the article",
        "copy it from there",
        "its sections are headline, lead, more",
    ]


def test_an_entity_that_is_defined_with_errors_is_no_stranger() -> None:
    keys = "entities: [{id: own, type: x, name: Own}, own]"
    assert in_short(claims_of(f"{TEXT}{keys}\n")) == ["9:28 error bad-value"]


def test_claims_are_checked_although_the_article_has_errors() -> None:
    text = "sections: [{body: Some text.}]\nmentions: [{exact: Texts, entity: idnia}]\n"
    assert in_short(claims_of(text)) == [
        "1:1 error missing-key",
        "1:1 error missing-key",
        "2:20 warning text-not-found",
        "2:35 warning unknown-entity",
    ]


def test_without_text_only_ids_are_checked() -> None:
    text = "mentions: [{exact: x, entity: idnia, in: lead}]\n"
    assert "1:31 warning unknown-entity" in in_short(claims_of(text))
    assert "text-not-found" not in str(in_short(claims_of(text)))


def test_a_file_of_entities_makes_claims_too() -> None:
    reading = entity_reading(
        "entities: [{id: a, type: other, name: A, relations: [{rel: x, to: b}, {rel: x, to: a}]}]\n"
    )
    ClaimCheck(reading, None, {}, None).run()
    assert in_short(reading.report.problems()) == ["1:67 warning unknown-entity"]


def test_only_so_many_words_are_compared_with_the_known_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claim_check, "MAX_COMPARISONS", len(KNOWN))
    hints = [problem.hint for problem in claims_of(f"{TEXT}entities: [idnia, indai]\n")]
    assert hints == ["did you mean `india`?", "define it, or take it out"]


def test_words_are_not_looked_for_in_a_very_long_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claim_check, "MAX_CHARACTERS", 20)
    text = f"{TEXT}mentions: [{{exact: absent, entity: ~}}]\n"
    assert in_short(claims_of(text)) == ["1:1 warning too-large"]
    assert in_short(claims_of(TEXT)) == []


def test_not_more_text_is_gone_through_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claim_check, "MAX_SEARCHED_CHARACTERS", 20)
    text = f"{TEXT}mentions: [{{exact: absent, entity: ~}}, {{exact: absent, entity: ~}}]\n"
    assert in_short(claims_of(text)) == ["1:1 warning too-large", "9:20 warning text-not-found"]


def test_words_are_not_found_across_two_blocks() -> None:
    text = ArticleText(flatten(article_of(TEXT), {}))
    assert text.holds("Rafale and", None)
    assert not text.holds("“well”. Rafale", None)


def test_only_some_of_many_sections_are_named() -> None:
    sections = "".join(f"  - {{id: s{number}, body: x}}\n" for number in range(20))
    text = f"{HEAD}sections:\n{sections}mentions: [{{exact: x, entity: ~, in: nowhere}}]\n"
    (problem,) = claims_of(text)
    assert problem.hint == "its sections are headline, s0, s1, s2, s3, s4, s5, s6, s7, s8, …"


@pytest.mark.parametrize("other", ["india-2", "india.b", "indiana"])
def test_a_link_is_told_apart_from_one_that_begins_like_it(other: str) -> None:
    text = f"{HEAD}sections: [{{body: '[a](entity:{other}) [b](entity:ind)'}}]\n"
    places = [problem.column for problem in claims_of(text)]
    assert places == [text.splitlines()[2].index(f"entity:{name}") + 1 for name in (other, "ind)")]


def test_a_link_without_an_id_is_told_where_it_stands() -> None:
    text = f"{HEAD}sections: [{{body: '[a](entity:india) [b](entity:)'}}]\n"
    assert in_short(claims_of(text)) == ["3:42 warning unknown-entity"]


def test_links_are_not_looked_for_once_there_are_too_many_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "MAX_PROBLEMS", 2)
    links = " ".join(f"[x](entity:no-{number})" for number in range(4))
    text = f"{HEAD}sections: [{{body: '{links}'}}]\n"
    assert in_short(claims_of(text)) == [
        "3:24 warning unknown-entity",
        "3:41 warning unknown-entity",
        "3:41 warning too-many-problems",
    ]
