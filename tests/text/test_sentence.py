"""Where sentences begin and end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.sentence import sentence_at, sentence_of, sentences

PARTED = [
    ["India asked Russia.", "Russia agreed!", "Did it?", "It did…", "So be it"],
    ["He met U.S. President Obama.", "She left."],
    ["The U.S. Army left the U.S.", "The rest stayed."],
    ["Gen. Smith and Lt. Col. J. F. Kerry met Dr. No.", "He left."],
    ["John F. Kerry spoke at 5 p.m. Friday.", "It rained."],
    ["It ended at 5 p.m.", "The rest is known."],
    ["REDSTONE ARSENAL, Ala. — The Army has signed.", "It cost $4.5 million."],
    ["No. 5 won.", "No.", "He lost."],
    ["On Dec. 5 it ended.", "On Sept. 11, too."],
    ["Lockheed Martin Corp. said so.", "So did Apple Inc.", "The others did not."],
    ["Guns, etc. were found.", "Vitamin C.", "He won Plan B."],
    ["India vs. Russia, approx. 5 of them.", "It was Mr. Modi."],
    ["“Really?” he said.", "“Yes.”", "“It ended.”", "(It did.)", "[Sic.]"],
    ["It weighs 4.5 tonnes.", "5 more came.", "3.5 left."],
    ["Go... then stop.", "Wait...", "Then go."],
    ["See a.b.c and x.y.", "The end."],
    ["He ran. he stopped.", "Ok."],
    ["First paragraph", "second paragraph", "Third."],
    ["終わった。", "次です。", "Fine."],
    ["An end.", "“An opening.”"],
]


@pytest.mark.parametrize("parts", PARTED, ids=" ".join)
def test_a_text_is_parted_where_its_sentences_end(parts: list[str]) -> None:
    gap = "\n\n" if parts[0] == "First paragraph" else " "
    text = gap.join(parts)
    assert [text[start:end] for start, end in sentences(text)] == parts


def test_space_around_sentences_is_left_out() -> None:
    assert sentences("  One.\n Two.  ") == [(2, 6), (8, 12)]


def test_a_text_without_words_has_no_sentences() -> None:
    assert sentences("") == sentences(" \n ") == []
    assert sentence_at(" ", 0) == (0, 0)


@pytest.mark.parametrize(
    ("position", "sentence"), [(0, "One."), (3, "One."), (4, "One."), (5, "Two."), (9, "Two."), (99, "Two.")]
)
def test_a_character_lies_in_its_sentence_or_behind_it(position: int, sentence: str) -> None:
    text = "One. Two. "
    start, end = sentence_at(text, position)
    assert text[start:end] == sentence


def test_what_stands_before_the_first_sentence_belongs_to_it() -> None:
    assert sentence_of([(3, 5)], 0) == (3, 5)


@given(st.one_of(st.text(), st.text('Aab .!?"”)\n1U.S。', max_size=60)))
@settings(max_examples=200, deadline=None)
def test_sentences_are_sorted_and_leave_only_space_out(text: str) -> None:
    end = 0
    left_out = ""
    for start, following in sentences(text):
        assert end <= start < following
        assert text[start:following] == text[start:following].strip()
        left_out += text[end:start]
        end = following
    assert (left_out + text[end:]).strip() == ""


@given(st.text("Ab. !", min_size=1, max_size=40), st.integers(0, 39))
@settings(max_examples=100, deadline=None)
def test_a_sentence_holds_the_character_that_it_was_asked_for(text: str, position: int) -> None:
    start, end = sentence_at(text, position)
    if position < len(text) and not text[position].isspace():
        assert start <= position < end
