"""Any text can be written in ASCII, and stays as wide as it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.plain_ascii import to_ascii
from reader.text.width import cell_len


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("S-400 and Su-57", "S-400 and Su-57"),
        ("“It’s done” – so they say…", '"It\'s done" - so they say~'),
        ("Erdoğan, Škoda, Łódź, Ærø, weiß", "Erdogan, Skoda, Lodz, Aro, weis"),
        ("─●━◇┄▶│", "-o=%->|"),
        ("▁▂▃▄▅▆▇█", ".::-=*##"),
        ("▲●■◆§★◇", "^o#+$*%"),
        ("Владимир", "????????"),
        ("漢字 ＡＢ", "???? A B "),
        ("e\u0301t\u0301", "et"),
        ("👩\u200d👧!", "??!"),
        ("½", "1"),
    ],
)
def test_a_text_becomes_what_it_looks_like(text: str, plain: str) -> None:
    assert to_ascii(text) == plain


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))))
def test_it_is_ascii_and_as_wide_as_before(text: str) -> None:
    plain = to_ascii(text)
    assert plain.isascii()
    assert len(plain) == cell_len(text)


def test_the_levels_of_a_bar_stay_apart() -> None:
    assert len(set(to_ascii("▁▃▄▅▆▇"))) == 6
