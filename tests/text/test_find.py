"""Finding in an article's text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import PatternError
from reader.model.entity import Entity, EntityType
from reader.text import expression
from reader.text import find as find_module
from reader.text.find import FindIndex, MatchList, Query, find, match_entities
from reader.text.fold import Folded

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXTS = st.lists(
    st.text(st.sampled_from("sStéÉeßİiﬁfı-–‑' ’\u00a0\u00ad\u200b\u0301漢ΣςσЙй1\n"), max_size=12), max_size=5
)
"""Dense in what is folded, and in what changes length when folded."""
QUERIES = st.builds(
    Query,
    st.text(st.sampled_from("sStéeßİifı-–' \u00ad\u0301ςй1.\n"), max_size=3),
    st.just(value=False),
    st.booleans(),
    st.booleans(),
)


def found(text: str | Sequence[str], query: str | Query, **switches: bool) -> list[str]:
    """The words that a query finds."""
    texts = [text] if isinstance(text, str) else text
    matches = find(texts, query if isinstance(query, Query) else Query(query, **switches))
    return [texts[block][start:end] for block, start, end in places(matches)]


def places(matches: MatchList) -> list[tuple[int, int, int]]:
    return [matches.position(index) for index in range(len(matches))]


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        # Smart case.
        ("singh", "Singh, SINGH and singh", ["Singh", "SINGH", "singh"]),
        ("Singh", "Singh, SINGH and singh", ["Singh"]),
        ("é", "É é", ["É", "é"]),
        ("ÖL", "öl Öl ÖL", ["ÖL"]),
        # Dashes.
        ("su-57", "Su\u201157, Su–57, SU−57, Su 57", ["Su\u201157", "Su–57", "SU−57"]),
        ("su–57", "Su-57", ["Su-57"]),
        # Accents, composed and not.
        ("andrey", "Andréy, Andre\u0301y", ["Andréy", "Andre\u0301y"]),
        ("andréy", "Andrey", ["Andrey"]),
        ("cafe", "cafe\u0301s", ["cafe\u0301"]),
        # Quotation marks and apostrophes.
        ("india's", "India’s, Indiaʼs", ["India’s", "Indiaʼs"]),
        ('"talks"', "“talks”", ["“talks”"]),
        # Spaces: no-break, thin and narrow ones, and the end of a line.
        (
            "new delhi",
            "New Delhi, New\u00a0Delhi, New\u202fDelhi, New\nDelhi",
            ["New Delhi", "New\u00a0Delhi", "New\u202fDelhi", "New\nDelhi"],
        ),
        ("new\ndelhi", "New Delhi", ["New Delhi"]),
        # What has no width is passed over, in the text as in the query.
        ("defence", "de\u00adfence de\u200bfence", ["de\u00adfence", "de\u200bfence"]),
        ("de\u00adfence", "defence", ["defence"]),
        # Letters that are written as two, and those that grow when their case changes.
        ("strasse", "Straße", ["Straße"]),
        ("straße", "Strasse", ["Strasse"]),
        ("s", "ßs", ["ß", "s"]),
        ("of", "o\ufb03ce", ["o\ufb03"]),
        ("office", "o\ufb03ce", ["o\ufb03ce"]),
        ("istanbul", "İstanbul ISTANBUL", ["İstanbul", "ISTANBUL"]),
        ("b", "İİßb", ["b"]),
        ("οδος", "ΟΔΟΣ οδός", ["ΟΔΟΣ", "οδός"]),
        ("λογοσ", "Λόγος", ["Λόγος"]),
        ("москва", "Москва", ["Москва"]),
        ("漢", "漢字", ["漢"]),
        # Plain text means itself.
        ("a.c", "abc a.c", ["a.c"]),
        ("[red]", "[red] red", ["[red]"]),
        ("aa", "aaaa", ["aa", "aa"]),
        ("", "anything", []),
        ("\u200b", "anything", []),
        ("nothing", "", []),
    ],
)
def test_a_text_is_found_however_it_is_written(query: str, text: str, words: list[str]) -> None:
    assert found(text, query) == words


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("singh", "Singh singh", ["singh"]),
        ("su-57", "SU-57 su–57", ["su–57"]),
    ],
)
def test_case_can_be_asked_for(query: str, text: str, words: list[str]) -> None:
    assert found(text, query, match_case=True) == words


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("india", "India, Indian, #India, India’s, mcindia, india_", ["India", "India", "India"]),
        ("s-400", "S-400, S-4000, XS-400, S-400-equipped, anti-S-400", ["S-400", "S-400", "S-400"]),
        ("u.s.", "U.S. U.S.A. U.S.", ["U.S.", "U.S."]),
        (".", "a.b .", ["."]),
        ("-400", "S-400 -400", ["-400"]),
        ("ss", "Straße ß", ["ß"]),
        ("漢", "漢字 漢", ["漢"]),
    ],
)
def test_whole_words_can_be_asked_for(query: str, text: str, words: list[str]) -> None:
    assert found(text, query, whole_words=True) == words


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        (r"s-\d+", "S-400, s–500, Su-57", ["S-400", "s–500"]),
        (r"S-\d+", "S-400, s-500", ["S-400"]),
        (r"\Ws\w+", " Singh", [" Singh"]),
        (r"(?P<n>s)\w*\P{L}", "Singh ", ["Singh "]),
        (r"^the", "The end. the", ["The"]),
        (r"^the", ["one", "the"], ["the"]),
        (r"end$", ["the end", "one"], ["end"]),
        (r"x*", "axxb", ["xx"]),
        (r"a|b", "cab", ["a", "b"]),
        (r"cafe?", "cafés café", ["café", "café"]),
        (r"caf.", "cafe\u0301s", ["cafe\u0301"]),
        (r"s+", "Straße", ["S", "ß"]),
        (r"“.+?”", "“one” “two”", ["“one”", "“two”"]),
        (r"[^x]+", ["one", "two"], ["one", "two"]),
        (r"\s", ["a b", "c"], [" "]),
    ],
)
def test_a_regular_expression_is_searched_block_by_block(query: str, text: str, words: list[str]) -> None:
    assert found(text, query, is_regex=True) == words


def test_a_regular_expression_can_be_of_whole_words_and_mind_case() -> None:
    assert found("India Indian indians", r"india|indians", is_regex=True, whole_words=True) == [
        "India",
        "indians",
    ]
    assert found("India india", r"india", is_regex=True, match_case=True) == ["india"]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("[a", "unterminated character set at position"),
        ("(a", "missing ) at position"),
        ("a)", "unbalanced parenthesis at position"),
        ("*a", "nothing to repeat at position 0"),
        ("\\", "bad escape"),
        (r"\p{bogus}", "unknown property at position"),
        ("a{99999999999999999999}", "repeats too often"),
        ("((a{1000}){1000}){1000}", "repeats too often"),
        ("a" * 1_001, "longer than 1000 characters"),
        ("(" * 999, "cannot be read"),
        ("(?a)(?u)x", "cannot be read"),
    ],
)
def test_a_bad_expression_says_what_is_wrong(query: str, message: str) -> None:
    with pytest.raises(PatternError, match=re.escape(message)):
        find(["text"], Query(query, is_regex=True))


def test_repeats_of_an_everyday_size_are_allowed() -> None:
    assert found("2025-12-04 and 199", r"(\d{4})(-\d{2}){2}", is_regex=True) == ["2025-12-04"]


def test_a_runaway_expression_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find_module, "TIME_LIMIT_SECONDS", 0.01)
    with pytest.raises(PatternError, match="takes too long"):
        find(["a" * 40 + "b", "text"], Query("(a|aa)+$", is_regex=True))


def test_no_time_is_left_for_the_next_block_when_it_is_used_up(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100))
    monkeypatch.setattr(find_module, "monotonic", lambda: next(clock))
    with pytest.raises(PatternError, match="takes too long"):
        find(["a", "a"], Query("a", is_regex=True))


def test_a_pattern_error_is_a_fault_that_the_user_can_mend() -> None:
    with pytest.raises(PatternError) as caught:
        expression.compile_expression("a{60000}", ignore_case=False, whole_words=False)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "is_regex", "entity"),
    [
        ("@s-400", False, "s-400"),
        ("@Rajnath Singh ", False, "Rajnath Singh"),
        ("@", False, ""),
        ("s-400", False, None),
        ("a@b", False, None),
        (" @x", False, None),
        ("@x", True, None),
    ],
)
def test_an_at_sign_asks_for_an_entity(text: str, is_regex: bool, entity: str | None) -> None:  # noqa: FBT001  a table's column
    assert Query(text, is_regex).entity == entity


S_400 = Entity(
    "s-400", EntityType.SYSTEM, "S-400 Triumf", short="S-400", designations=(("nato", "SA-21 Growler"),)
)
S_400M = Entity("s-400m", EntityType.SYSTEM, "S-400M", aliases=("Triumfator",), weak_aliases=("M",))
SINGH = Entity("rajnath-singh", EntityType.PERSON, "Rajnath Singh", family_name="Singh")
MANMOHAN = Entity(
    "manmohan-singh", EntityType.PERSON, "Manmohan Singh", family_name="Singh", former=("Doctor",)
)
USA = Entity("usa", EntityType.PLACE, "U.S.", aliases=("États-Unis",))
ENTITIES = (S_400, S_400M, SINGH, MANMOHAN, USA)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("s-400", ("s-400",)),
        ("S–400", ("s-400",)),
        ("s400", ("s-400",)),
        ("s-40", ("s-400", "s-400m")),
        ("triumf", ("s-400m",)),
        ("SA-21 Growler", ("s-400",)),
        ("growl", ("s-400",)),
        ("m", ("s-400m",)),
        ("rajnath singh", ("rajnath-singh",)),
        ("singh", ("rajnath-singh", "manmohan-singh")),
        ("sing", ("rajnath-singh", "manmohan-singh")),
        ("doctor", ("manmohan-singh",)),
        ("etats-unis", ("usa",)),
        ("us", ("usa",)),
        ("unis", ()),
        ("nobody", ()),
        ("", ()),
        ("-", ()),
    ],
)
def test_a_name_means_the_entities_called_so_or_else_those_it_begins(name: str, ids: tuple[str, ...]) -> None:
    assert match_entities(name, ENTITIES) == ids


@given(TEXTS, QUERIES)
@settings(deadline=None, max_examples=200)
def test_what_is_found_is_what_a_plain_search_of_the_folded_text_finds(
    texts: list[str], query: Query
) -> None:
    def prepared(text: str) -> Folded:
        folded = Folded.of(text.replace("\n", " "))
        same = folded.text if query.is_case_sensitive else folded.text.lower().replace("ς", "σ")
        return Folded(same, folded.offsets)

    needle = prepared(query.text).text
    expected: list[tuple[int, int, int]] = []
    for block, text in enumerate(texts):
        folded = prepared(text)
        start, last = 0, 0
        while needle and (start := folded.text.find(needle, start)) >= 0:
            end = start + len(needle)
            glued = re.search(r"\w", folded.text[max(start - 1, 0) : start] + folded.text[end : end + 1])
            if query.whole_words and glued:
                start += 1
                continue
            first, past = folded.span(start, end)
            if first >= last:
                expected.append((block, first, past))
                last = past
            start = end
    assert places(find(texts, query)) == expected


@given(TEXTS, st.text(st.sampled_from("sé.*+?()[]{}|\\^$1,wWbß-"), max_size=6), st.booleans())
@settings(deadline=None, max_examples=200)
def test_no_expression_does_harm(texts: list[str], source: str, whole_words: bool) -> None:  # noqa: FBT001  drawn by Hypothesis
    try:
        matches = find(texts, Query(source, is_regex=True, whole_words=whole_words))
    except PatternError as error:
        assert str(error)  # noqa: PT017  either outcome is right
    else:
        for (block, _, end), (next_block, next_start, next_end) in pairwise(places(matches)):
            assert (block, end) <= (next_block, next_start) < (next_block, next_end)


def test_lowering_changes_the_length_of_nothing_that_is_folded() -> None:
    grown = [chr(code) for code in range(0x110000) if len(chr(code).lower()) != 1]
    assert grown == ["İ"]
    assert Folded.of("İ").text == "I"


TALKS = ["S-400 talks: S-400", "no match here", "the S-400", "", "S-400 S-400 S-400", "none"]


def test_matches_are_counted_and_stand_in_reading_order() -> None:
    matches = find(TALKS, Query("s-400"))
    assert len(matches) == 6
    assert places(matches) == [(0, 0, 5), (0, 13, 18), (2, 4, 9), (4, 0, 5), (4, 6, 11), (4, 12, 17)]


@pytest.mark.parametrize("index", [-1, 6])
def test_there_is_no_match_beyond_the_last(index: int) -> None:
    with pytest.raises(IndexError):
        find(TALKS, Query("s-400")).position(index)


def test_a_block_tells_its_matches() -> None:
    matches = find(TALKS, Query("s-400"))
    assert [list(matches.in_block(block)) for block in range(6)] == [
        [(0, 5), (13, 18)],
        [],
        [(4, 9)],
        [],
        [(0, 5), (6, 11), (12, 17)],
        [],
    ]
    assert matches.in_block(0) is matches.in_block(0)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 17, [(0, 5), (6, 11), (12, 17)]),
        (5, 6, []),
        (4, 7, [(0, 5), (6, 11)]),
        (11, 13, [(12, 17)]),
        (17, 20, []),
    ],
)
def test_a_row_tells_the_matches_it_shows(start: int, end: int, expected: list[tuple[int, int]]) -> None:
    assert list(find(TALKS, Query("s-400")).overlapping(4, start, end)) == expected


@pytest.mark.parametrize(
    ("block", "char", "after", "before"),
    [
        (0, 0, 0, None),
        (0, 1, 1, 0),
        (0, 13, 1, 0),
        (0, 14, 2, 1),
        (1, 5, 2, 1),
        (3, 0, 3, 2),
        (4, 12, 5, 4),
        (4, 13, None, 5),
        (5, 0, None, 5),
    ],
)
def test_the_nearest_match_is_found_from_any_place(
    block: int, char: int, after: int | None, before: int | None
) -> None:
    matches = find(TALKS, Query("s-400"))
    assert matches.next_after(block, char) == after
    assert matches.previous_before(block, char) == before


def test_an_article_without_text_has_no_matches() -> None:
    matches = find([], Query("s-400"))
    assert len(matches) == 0
    assert matches.sample(10) == []
    assert len(find([], Query("a", is_regex=True))) == 0


def test_known_places_make_a_list_of_matches() -> None:
    matches = MatchList.of([(0, 1, 3), (2, 0, 1), (2, 5, 6)], 3)
    assert places(matches) == [(0, 1, 3), (2, 0, 1), (2, 5, 6)]
    assert list(matches.in_block(2)) == [(0, 1), (5, 6)]


def test_a_sample_of_few_matches_is_all_of_them() -> None:
    matches = find(TALKS, Query("s-400"))
    assert matches.sample(6) == places(matches)


def test_a_sample_of_many_leaves_out_no_block_that_it_has_room_for() -> None:
    matches = find(["a" * 1_000, "none", "a", "a" * 50], Query("a"))
    sample = matches.sample(20)
    assert {block for block, _, _ in sample} == {0, 2, 3}
    assert sample == sorted(set(sample))
    assert 17 <= len(sample) <= 20


def test_a_sample_of_more_blocks_than_asked_is_spread_over_them() -> None:
    matches = find(["a"] * 100, Query("a"))
    assert [block for block, _, _ in matches.sample(10)] == [*range(0, 100, 10)]


@given(TEXTS, st.sampled_from(["s", "é", "-", " "]), st.integers(1, 10))
@settings(deadline=None, max_examples=100)
def test_all_look_ups_agree_with_the_positions(texts: list[str], text: str, count: int) -> None:
    matches = find(texts, Query(text))
    positions = places(matches)
    assert positions == [(block, *span) for block in range(len(texts)) for span in matches.in_block(block)]
    assert set(matches.sample(count)) <= set(positions)
    for block, text_of_block in enumerate(texts):
        for char in range(len(text_of_block) + 1):
            after = [index for index, place in enumerate(positions) if place >= (block, char)]
            assert matches.next_after(block, char) == (after[0] if after else None)
            before = [index for index, place in enumerate(positions) if place < (block, char)]
            assert matches.previous_before(block, char) == (before[-1] if before else None)


def test_one_index_answers_many_queries() -> None:
    index = FindIndex(TALKS)
    assert [len(index.find(Query(text))) for text in ("s", "s-", "s-4", "s-4x")] == [7, 6, 6, 0]


def test_what_has_been_folded_ahead_finds_the_same() -> None:
    index = FindIndex(["The S-400 and the s-400"])
    index.prepare()
    assert places(index.find(Query("s-400"))) == [(0, 4, 9), (0, 18, 23)]
