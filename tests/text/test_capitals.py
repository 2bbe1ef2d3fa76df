"""Where a capital letter says little: runs of capitals, title case, sentence starts."""

from __future__ import annotations

import pytest

from reader.text.capitals import begins_sentence, capital_runs, is_ordinary, is_shouted, is_title_case


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("NEW DELHI: INDIA SEEKS", ["NEW DELHI: INDIA SEEKS"]),
        ("a line\nANOTHER LINE\nand one", ["ANOTHER LINE"]),
        ("REDSTONE ARSENAL, Ala. - it", ["REDSTONE ARSENAL,"]),
        ("SAN DIEGO - Aircraft", ["SAN DIEGO -"]),
        ("MOSCOW - The", ["MOSCOW"]),
        ("MOSCOW -- The", ["MOSCOW"]),
        ("MOSCOW: the", ["MOSCOW"]),
        ("MOSCOW-The", ["MOSCOW"]),
        ("MOSCOW, December 4. /AGENCY/. The", ["MOSCOW"]),
        ("LONDON (Agency) - The", ["LONDON"]),
        ("KYIV, Ukraine - The", ["KYIV"]),
        ("INDIA said", []),
        ("NATO-led forces", []),
        ("it said\nSAN DIEGO is", []),
        ("123 456", []),
        ("", []),
    ],
)
def test_runs_of_capitals(text: str, runs: list[str]) -> None:
    assert [text[start:end] for start, end in capital_runs(text)] == runs


@pytest.mark.parametrize(
    ("text", "word", "shouted"),
    [
        ("JOIN US NOW", "US", True),
        ("US", "US", False),
        ("A US NAVY", "US", False),
        ("WHO, US", "US", False),
        ("WHO IS IT", "WHO", True),
        ("US SANCTIONS", "US", True),
        ("so JOIN US now", "US", True),
        ("so US GREAT now", "US", True),
        ("so IN US now", "US", False),
        ("the NATO, US said", "US", False),
        ("the Great US said", "US", False),
    ],
)
def test_an_acronym_among_ordinary_words_in_capitals(text: str, word: str, shouted: bool) -> None:  # noqa: FBT001 - a table's column
    start = text.index(word)
    run = (0, len(text)) if text.isupper() else None
    assert is_shouted(text, run, start, start + len(word)) is shouted


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Singh Signs Treaty With Moscow", True),
        ("Singh signs treaty with Moscow", False),
        ("Singh in Moscow", True),
        ("Singh", False),
        ("", False),
    ],
)
def test_title_case(text: str, is_one: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_title_case(text) is is_one


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Word", True),
        ("it ended. Word", True),
        ('it ended!" "Word', True),
        ("it said: Word", True),
        ("MOSCOW - Word", True),
        ("a line\nWord", True),
        ("it was Word", False),
        ("it, Word", False),
        ('he said "Word', False),
    ],
)
def test_sentence_starts(text: str, begins: bool) -> None:  # noqa: FBT001 - a table's column
    assert begins_sentence(text, text.index("Word")) is begins


@pytest.mark.parametrize(
    "word", ["But", "Yesterday", "Recently", "Embattled", "Infamous", "Visiting", "Miserable"]
)
def test_ordinary_words(word: str) -> None:
    assert is_ordinary(word)


@pytest.mark.parametrize("word", ["Manmohan", "Mohammed", "Kimberly", "Sterling", "Waheed", "Bill", "Ahmed"])
def test_names(word: str) -> None:
    assert not is_ordinary(word)
