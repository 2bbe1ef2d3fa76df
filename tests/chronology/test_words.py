"""A date in words."""

import pytest
from hypothesis import given, settings

from reader.chronology.words import in_words
from reader.model.dates import FuzzyDate
from tests.model.dated import DATES

WORDS = [
    ("2018", "2018", "2018"),
    ("0044", "AD 44", "AD 44"),
    ("2018~", "about 2018", "about 2018"),
    ("2018-10?", "possibly October 2018", "possibly Oct 2018"),
    ("2018-10-05%", "possibly about 5 October 2018", "possibly about 5 Oct"),
    ("2018-10", "October 2018", "Oct 2018"),
    ("2018-10-05", "5 October 2018", "5 Oct"),
    ("2025-12-04T21:10+05:30", "4 December 2025, 21:10", "4 Dec 21:10"),
    ("2025-12-04T21:10:05Z", "4 December 2025, 21:10:05", "4 Dec 21:10:05"),
    ("199X", "1990s", "1990s"),
    ("20XX", "2000–2099", "2000–2099"),
    ("000X", "AD 1–9", "AD 1–9"),
    ("05XX", "AD 500–599", "AD 500–599"),
    ("2018-XX", "2018", "2018"),
    ("2018-XX-XX", "2018", "2018"),
    ("2018-10-XX", "October 2018", "Oct 2018"),
    ("2025-21", "spring 2025", "spring 2025"),
    ("2025-22", "summer 2025", "summer 2025"),
    ("2025-23", "autumn 2025", "autumn 2025"),
    ("2025-24", "winter 2025–26", "winter 2025–26"),
    ("2009-24", "winter 2009–10", "winter 2009–10"),
    ("1999-24", "winter 1999–2000", "winter 1999–2000"),
    ("2026-33", "1st quarter 2026", "Q1 2026"),
    ("2026-34", "2nd quarter 2026", "Q2 2026"),
    ("2026-35", "3rd quarter 2026", "Q3 2026"),
    ("2026-36", "4th quarter 2026", "Q4 2026"),
    ("2025-05-07/2025-05-10", "7–10 May 2025", "7–10 May 2025"),
    ("2025-05-28/2025-06-03", "28 May – 3 June 2025", "28 May – 3 Jun 2025"),
    ("2025-12-30/2026-01-02", "30 December 2025 – 2 January 2026", "30 Dec 2025 – 2 Jan 2026"),
    ("2025-05-07/2025-05-07", "7 May 2025", "7 May 2025"),
    ("2025-05/2025-06", "May–June 2025", "May–Jun 2025"),
    ("2025-11/2026-01", "November 2025 – January 2026", "Nov 2025 – Jan 2026"),
    ("2018/2021", "2018–2021", "2018–2021"),
    ("198X/199X", "1980s–1990s", "1980s–1990s"),
    ("19XX/20XX", "1900–1999 to 2000–2099", "1900–1999 to 2000–2099"),
    ("2018~/2021", "about 2018 to 2021", "about 2018 to 2021"),
    ("2018-10-05/2021?", "5 October 2018 to possibly 2021", "5 Oct 2018 to possibly 2021"),
    ("2000/..", "since 2000", "since 2000"),
    ("2000~/..", "since about 2000", "since about 2000"),
    ("2018-10-05/..", "since 5 October 2018", "since 5 Oct 2018"),
    ("../2030", "until 2030", "until 2030"),
    ("2000/", "from 2000, end unknown", "2000 – ?"),
    ("/2030", "until 2030, start unknown", "? – 2030"),
]


@pytest.mark.parametrize(("edtf", "long", "short"), WORDS)
def test_a_date_is_said_with_its_precision(edtf: str, long: str, short: str) -> None:
    date = FuzzyDate.parse(edtf)
    assert in_words(date) == long
    assert in_words(date, short=True) == short


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-12-04T21:10+05:30", "4 December 2025, 21:10 +05:30"),
        ("2025-12-04T21:10:05-03", "4 December 2025, 21:10:05 -03"),
        ("2025-12-04T21:10Z", "4 December 2025, 21:10 UTC"),
        ("2025-12-04T21:10", "4 December 2025, 21:10"),
        ("2025-12-04", "4 December 2025"),
    ],
)
def test_an_instants_offset_is_said_on_request(edtf: str, words: str) -> None:
    assert in_words(FuzzyDate.parse(edtf), with_offset=True) == words


@given(DATES)
@settings(max_examples=200, deadline=None)
def test_words_are_one_line_without_control_characters(date: FuzzyDate) -> None:
    for words in (in_words(date), in_words(date, short=True), in_words(date, with_offset=True)):
        assert words
        assert words.isprintable()
        assert words == words.strip()
        assert "X" not in words
