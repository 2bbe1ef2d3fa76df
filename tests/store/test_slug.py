"""Ids: what is one, what looks like one, and what is made of a heading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.store.slug import MAX_CHARACTERS, id_of_file, is_slug, looks_like_id, slug


@pytest.mark.parametrize(
    "text",
    ["s-400", "india", "2025", "f-16.c", "a_b", "2025-12-04--talks", "новости", "भारत", "a" * MAX_CHARACTERS],
)
def test_words_of_lower_case_letters_and_digits_are_ids(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "India",
            "s 400",
            "-x",
            "x-",
            "a..b",
            "a/b",
            "a\\b",
            "../a",
            "a\nb",
            "a\x1bb",
            "Новости",
            "а б",
        ),
        *("a:b", "\u0301a", "é-\u0301", "e\u0301", "\u202ea", "a" * (MAX_CHARACTERS + 1)),
    ],
)
def test_anything_else_is_no_id(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize("text", ["rajnath-singh", "s-400", "mod-india"])
def test_a_slug_with_a_hyphen_is_meant_as_an_id(text: str) -> None:
    assert looks_like_id(text)


@pytest.mark.parametrize("text", ["officials", "Rajnath Singh", "Al-Jazeera", "a source", "-", ""])
def test_a_plain_name_is_not_meant_as_an_id(text: str) -> None:
    assert not looks_like_id(text)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Making it at home", "making-it-at-home"),
        ("India’s S-400s: five squadrons", "indias-s-400s-five-squadrons"),
        ("Café–Straße", "cafe-straße"),
        ("İstanbul", "istanbul"),
        ("Россия", "россия"),
        ("भारत और रूस", "भारत-और-रूस"),
        ("印度", "印度"),
        ("***", ""),
        ("", ""),
        ("x" * 500, "x" * MAX_CHARACTERS),
    ],
)
def test_a_heading_makes_an_id(text: str, made: str) -> None:
    assert slug(text) == made


@given(st.text())
def test_what_is_made_is_an_id_or_nothing(text: str) -> None:
    made = slug(text)
    assert made == "" or is_slug(made)


@given(st.text())
def test_an_id_made_of_an_id_is_the_same(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize(
    ("stem", "article_id"),
    [
        ("india-talks", "india-talks"),
        ("a_b.c", "a_b.c"),
        ("My Article (2)", "my-article-2"),
        ("!", "article"),
    ],
)
def test_a_file_s_name_makes_an_id(stem: str, article_id: str) -> None:
    assert id_of_file(stem) == article_id


@given(st.text(st.characters(max_codepoint=127), max_size=MAX_CHARACTERS - 2))
def test_what_is_plain_ascii_becomes_what_it_would_among_other_letters(text: str) -> None:
    assert slug(f"é {text}") == f"e-{slug(text)}".strip("-")
