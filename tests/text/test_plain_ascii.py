"""Any text can be written in ASCII, and stays as wide as it is."""

from __future__ import annotations

from unicodedata import numeric

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.plain_ascii import UNKNOWN, to_ascii
from reader.text.width import cell_len


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("S-400 and Su-57", "S-400 and Su-57"),
        ("“It’s done” – so they say…", '"It\'s done" - so they say~'),
        ("Erdoğan, Škoda, Łódź, Ærø, weiß", "Erdogan, Skoda, Lodz, Aro, weis"),
        ("─●━◇┄▶│", "-o=%->|"),
        ("▁▂▃▄▅▆▇█", ".::-=*##"),
        ("▲●■◆§★◇", "^o#+&*%"),
        ("Владимир", "????????"),
        ("漢字 ＡＢ", "???? A B "),
        ("e\u0301t\u0301", "et"),
        ("👩\u200d👧!", "??!"),
        ("Œuvre, Þór, Ħal, ŋ, ſ, µ, 20 °C", "Ouvre, Tor, Hal, n, s, u, 20 oC"),
        ("㎞ ㎡ ㎍ Ⅴ", "km m2 ug V"),
        ("CO₂, 1ª, 10ⁿ", "CO2, 1a, 10n"),
    ],
)
def test_a_text_becomes_what_it_looks_like(text: str, plain: str) -> None:
    assert to_ascii(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("5½ km", "5? km"),
        ("⅓", "?"),
        ("Ⅷ", "?"),
        ("№ 1", "? 1"),
        ("™", "?"),
        ("ﬁnd", "?nd"),
        ("㋿ ㏂", "?? ??"),
        ("10⁶, 2019¹", "10?, 2019?"),
        ("a≠b, a≮b", "a?b, a?b"),
        ("±5, 3‰", "?5, 3?"),
        ("€5, £5, § 5", "E5, L5, & 5"),
    ],
)
def test_nothing_is_cut_so_that_it_says_something_else(text: str, plain: str) -> None:
    assert to_ascii(text) == plain


def test_a_number_stays_the_number_that_it_is() -> None:
    likenesses = {char: to_ascii(char).strip() for char in map(chr, range(0x80, 0x20000))}
    digits = {char: plain for char, plain in likenesses.items() if plain.isdigit()}
    assert len(digits) > 50
    assert [char for char, plain in digits.items() if numeric(char) != int(plain)] == []


@pytest.mark.parametrize(
    ("first", "last", "without"),
    [
        (0xA0, 0x17F, "¤¬®±²³¶¹¼½¾¿"),
        (0x2010, 0x205E, "‡‰‱‴‷‽⁀⁇⁈⁉⁋⁌⁍⁐⁒⁖⁗⁘⁙⁛⁜"),
        (0x20A0, 0x20C0, "₠₡₢₣₤₥₦₧₨₩₪₫₭₮₯₰₱₲₳₴₵₶₷₸₹₺₻₼₽₾₿⃀"),
    ],
    ids=["Latin-1 and Latin Extended-A", "General Punctuation", "Currency Symbols"],
)
def test_what_has_no_likeness_is_a_choice(first: int, last: int, without: str) -> None:
    assert "".join(char for char in map(chr, range(first, last + 1)) if to_ascii(char) == UNKNOWN) == without


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))))
def test_it_is_ascii_and_as_wide_as_before(text: str) -> None:
    plain = to_ascii(text)
    assert plain.isascii()
    assert len(plain) == cell_len(text)


def test_the_levels_of_a_bar_stay_apart() -> None:
    assert len(set(to_ascii("▁▃▄▅▆▇"))) == 6
