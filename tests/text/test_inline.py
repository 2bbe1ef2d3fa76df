"""Inline Markdown becomes plain text and spans, by the quick way as by markdown-it-py."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import Inline, InlineKind
from reader.text.clean import clean
from reader.text.inline import (
    MAX_ARTICLE_MARKS,
    MAX_MARKS,
    InlineParser,
    needs_markdown,
    parse_everyday,
    parse_inline,
    parse_markdown,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

EMPHASIS, STRONG, CODE, LINK = InlineKind

Spans = list[tuple[str, InlineKind, str]]

_CHARACTERS = [*"*_[]`<&\\!() \n.,:;'\"—é一½²a1/-#", "\u0301", "\u00a0", "\u3000"]
_MARKUP = ["**", "](", "![", "&amp;", "&amp", "&#27;", "entity:", "https://a.org", "http://b.org/c"]
_FORMS = [
    "word",
    "two words",
    "*em*",
    "**strong words**",
    "`code`",
    "` a `",
    "[t](https://x.org)",
    "[a b](https://ex-a.org:/a_b?x=1&y#f)",
    "[a b](http://ex-a.org/a_b?x=1&y#f)",
    "[the system](entity:s-400)",
    "[sic]",
    "R&D",
    "snake_case",
    "_a_",
    "<https://x.org>",
    "5 * 3 < 8",
]
MARKED_TEXTS = st.lists(st.sampled_from(_CHARACTERS + _MARKUP + _FORMS), max_size=9).map("".join)
"""Dense in characters with a meaning."""
EVERYDAY_TEXTS = st.lists(st.sampled_from([*_FORMS, " ", "\n", ".", ", ", "-", "a", "("]), max_size=9).map(
    "".join
)
"""Mostly such as the quick way reads."""


def spans_of(inline: Inline) -> Spans:
    return [(inline.text[span.start : span.end], span.kind, span.target) for span in inline.spans]


@pytest.mark.parametrize(
    ("text", "plain", "spans"),
    [
        ("", "", []),
        ("Plain text.", "Plain text.", []),
        ("[red] is no colour", "[red] is no colour", []),
        ("an *emphasis* here", "an emphasis here", [("emphasis", EMPHASIS, "")]),
        ("**Strong words**, he said", "Strong words, he said", [("Strong words", STRONG, "")]),
        ("run `make * it` now", "run make * it now", [("make * it", CODE, "")]),
        ("` a `", "a", [("a", CODE, "")]),
        ("`  `", "  ", [("  ", CODE, "")]),
        (
            "a [link](https://example.org) and *more*",
            "a link and more",
            [("link", LINK, "https://example.org"), ("more", EMPHASIS, "")],
        ),
        ("[the system](entity:s-400)", "the system", [("the system", LINK, "entity:s-400")]),
        ("R&D at AT&T, snake_case, 5 * 3 < 16", "R&D at AT&T, snake_case, 5 * 3 < 16", []),
    ],
)
def test_everyday_marks_are_read_without_markdown_it(text: str, plain: str, spans: Spans) -> None:
    inline = parse_everyday(text)
    assert inline is not None
    assert (inline.text, spans_of(inline)) == (plain, spans)
    assert inline == parse_inline(text) == parse_markdown(text)


@pytest.mark.parametrize(
    ("text", "plain", "spans"),
    [
        # Two spans, the outer first.
        ("*a **b***", "a b", [("a b", EMPHASIS, ""), ("b", STRONG, "")]),
        ("***a***", "a", [("a", EMPHASIS, ""), ("a", STRONG, "")]),
        ("_a_ and __b__", "a and b", [("a", EMPHASIS, ""), ("b", STRONG, "")]),
        ("[*a* b](https://x.org 'title')", "a b", [("a b", LINK, "https://x.org"), ("a", EMPHASIS, "")]),
        ("[Größe](https://exämple.org/ä)", "Größe", [("Größe", LINK, "https://xn--exmple-cua.org/%C3%A4")]),
        ("[x](entity:новости)", "x", [("x", LINK, "entity:новости")]),
        ("<https://x.org/a>", "https://x.org/a", [("https://x.org/a", LINK, "https://x.org/a")]),
        ("<a@x.org>", "a@x.org", [("a@x.org", LINK, "mailto:a@x.org")]),
        ("``a ` b``", "a ` b", [("a ` b", CODE, "")]),
        # A picture is its alternative text.
        ("see ![the *map*](map.png)!", "see the map!", [("map", EMPHASIS, "")]),
        ("see ![map](https://x.org/map.png)", "see map", []),
        ("![](map.png)", "", []),
        # HTML is text; character references are decoded.
        ("<b>bold</b> <br/>", "<b>bold</b> <br/>", []),
        ("<i id='*x*'>", "<i id='x'>", [("x", EMPHASIS, "")]),
        ("&amp; &lt; &copy; &nbsp; &#8364; &bogus;", "& < © \u00a0 € &bogus;", []),
        ("e&#769;", "é", []),
        (r"\*not emphasis\* and 1 \< 2", "*not emphasis* and 1 < 2", []),
        # No link to what could harm, and no link by reference.
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))", []),
        ("[x](file:///etc/passwd)", "[x](file:///etc/passwd)", []),
        ("[x][1]", "[x][1]", []),
        ("unpaired * and _ and ` and [", "unpaired * and _ and ` and [", []),
        ("[](https://x.org)", "", []),
    ],
)
def test_other_marks_are_read_as_markdown_it_reads_them(text: str, plain: str, spans: Spans) -> None:
    inline = parse_inline(text)
    assert (inline.text, spans_of(inline)) == (plain, spans)
    assert parse_everyday(text) in (None, inline)


@pytest.mark.parametrize(
    "text",
    [
        "one\ntwo",
        " one\ntwo ",
        "one  \n  two",
        "one \n\n two",
        "*one\ntwo*",
        "`one\ntwo`",
        "one\\\ntwo",
        "_one  \n two_",
    ],
)
def test_the_end_of_a_line_is_a_space(text: str) -> None:
    assert parse_inline(text).text == "one two"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a&#27;b", "a\ufffdb"),
        ("a&#x9b;b", "a\ufffdb"),
        ("a&#0;b", "a\ufffdb"),
        ("a&#x202E;b", "ab"),
        ("a&#x2028;b", "a b"),
        ("a&#10;b&NewLine;c&Tab;d", "a b c d"),
        ("&#13;", " "),
        ("a&#xd800;b", "a\ufffdb"),
        ("a&#x110000;b", "a\ufffdb"),
    ],
)
def test_no_reference_brings_in_what_cleaning_keeps_out(text: str, plain: str) -> None:
    assert parse_inline(text) == Inline(plain)


@pytest.mark.parametrize(
    "target", ["entity:%1b", "entity:%e2%80%ae", "https://x.org/&#27;", "https://x.org/\u202e"]
)
def test_no_link_leads_to_what_cannot_be_shown(target: str) -> None:
    (span,) = parse_inline(f"[x]({target})").spans
    assert span.target.isascii()
    assert span.target.isprintable()


def test_a_mark_between_a_letter_and_its_accent_is_left_as_it_stands() -> None:
    # Without it the text would be composed, and the span would end inside a character.
    assert parse_inline("*a*\u0301 *b*") == Inline("*a*\u0301 *b*")
    assert parse_inline("`a`\u0301") == Inline("`a`\u0301")


@pytest.mark.parametrize(
    ("text", "plain", "spans"),
    [
        ("See https://x.org/a, he said", None, [("https://x.org/a", LINK, "https://x.org/a")]),
        ("http://a.org\nhttps://b.org", None, [(a, LINK, a) for a in ("http://a.org", "https://b.org")]),
        # In emphasis, and beside other marks, by either way.
        (
            "*see https://x.org/a*",
            "see https://x.org/a",
            [("see https://x.org/a", EMPHASIS, ""), ("https://x.org/a", LINK, "https://x.org/a")],
        ),
        (
            "**https://x.org** and _more_",
            "https://x.org and more",
            [("https://x.org", STRONG, ""), ("https://x.org", LINK, "https://x.org"), ("more", EMPHASIS, "")],
        ),
        (
            "[t](https://y.org) or https://x.org/a_b_c?d=1&e=2",
            "t or https://x.org/a_b_c?d=1&e=2",
            [("t", LINK, "https://y.org")] + [(a, LINK, a) for a in ("https://x.org/a_b_c?d=1&e=2",)],
        ),
        # Not in code, nor in a link.
        ("`https://x.org`", "https://x.org", [("https://x.org", CODE, "")]),
        (
            "[https://x.org/ b](https://y.org)",
            "https://x.org/ b",
            [("https://x.org/ b", LINK, "https://y.org")],
        ),
        (
            "[`a` https://x.org](https://y.org)",
            "a https://x.org",
            [("a https://x.org", LINK, "https://y.org"), ("a", CODE, "")],
        ),
        # What was read as marks may be a part of the address.
        ("https://x.org/*a*/b", "https://x.org/a/b", [("a", EMPHASIS, "")]),
        (
            "https://x.org/ *b*",
            "https://x.org/ b",
            [("https://x.org/", LINK, "https://x.org/"), ("b", EMPHASIS, "")],
        ),
        ("*a https://x.org/*b", "*a https://x.org/*b", [("https://x.org/*b", LINK, "https://x.org/*b")]),
        (
            "https://x.org&amp;b=`c` https://y.org",
            "https://x.org&b=c https://y.org",
            [("c", CODE, ""), ("https://y.org", LINK, "https://y.org")],
        ),
        ("mailto://x.org ftp://x.org https:// xhttps://x.org", None, []),
    ],
)
def test_an_address_of_the_web_is_a_link_without_any_mark(text: str, plain: str | None, spans: Spans) -> None:
    inline = parse_inline(text)
    assert inline.text == (text.replace("\n", " ") if plain is None else plain)
    assert spans_of(inline) == spans


@given(MARKED_TEXTS | EVERYDAY_TEXTS)
@settings(deadline=None, max_examples=200)
def test_links_of_addresses_change_nothing_else(text: str) -> None:
    inline = parse_inline(clean(text))
    links = [s for s in inline.spans if s.kind is LINK and inline.text[s.start : s.end] == s.target]
    for link in links:
        around = [s for s in inline.spans if s is not link and s.start < link.end and link.start < s.end]
        if link.target.startswith("http") and not text.count("<"):
            assert all(s.start <= link.start and link.end <= s.end for s in around)
            assert not any(s.kind in {LINK, CODE} for s in around)


def test_many_addresses_and_marks_take_no_long_time() -> None:
    text = "*a* https://x.org/ `b` " * 20_000
    assert len(parse_inline(text).spans) == 60_000
    assert len(parse_inline("https://x.org/" + "(" * 50_000 + ")" * 100_000).spans) == 1


@given(MARKED_TEXTS | EVERYDAY_TEXTS)
@settings(deadline=None, max_examples=200)
def test_the_quick_way_reads_what_markdown_it_reads(text: str) -> None:
    text = clean(text).strip(" \n")
    text = "\n".join(line.strip(" ") for line in text.split("\n") if line.strip(" "))
    assert parse_everyday(text) in (None, parse_markdown(text))


@given(
    st.from_regex(r"\[t\]\(https?://[a-z0-9-]+(\.[a-z0-9-]+)+(/[A-Za-z0-9/._~?=&#+:@,-]*)?\)", fullmatch=True)
)
@settings(deadline=None, max_examples=60)
def test_the_quick_way_reads_addresses_as_markdown_it_does(text: str) -> None:
    assert parse_everyday(text) in (None, parse_markdown(text))


@given(MARKED_TEXTS | EVERYDAY_TEXTS | st.text())
@settings(deadline=None, max_examples=200)
def test_what_is_clean_stays_clean_and_spans_lie_within(text: str) -> None:
    inline = parse_inline(clean(text))
    assert clean(inline.text) == inline.text
    assert "\n" not in inline.text
    assert all(0 <= span.start < span.end <= len(inline.text) for span in inline.spans)
    assert [*inline.spans] == sorted(inline.spans, key=lambda span: (span.start, -span.end))


@given(st.text())
@settings(deadline=None, max_examples=100)
def test_a_text_without_marks_skips_the_parser(text: str) -> None:
    plain = "".join(character for character in clean(text) if character not in "*_[]`<&\\\n:").strip(" ")
    assert not needs_markdown(plain)
    assert parse_inline(plain) == Inline(plain)


HOSTILE: Sequence[str] = [
    *(mark * 100_000 for mark in "*_[]`<&\\!("),
    "[" * 100_000 + "](x)" * 100_000,
    "![" * 400 + "a" + "](x)" * 400,
    "![" * 19 + "a" + "](x)" * 19,
    "*a " * MAX_MARKS,
    "*a _b " * (MAX_MARKS // 2),
    "[" * (MAX_MARKS - 2) + "](x)",
    "[a](" * (MAX_MARKS // 2),
    "`" * 1_000 + " " + "`" * 999,
    "&#27;" * MAX_MARKS,
    "<a" * MAX_MARKS,
    "*a*" + "\u0301\u0323" * 50_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[ascii(text[:8]) for text in HOSTILE])
def test_hostile_text_neither_hangs_nor_fails(text: str) -> None:
    inline = parse_inline(text)
    assert "\n" not in inline.text


def test_too_many_marks_are_taken_as_they_stand() -> None:
    assert parse_inline("_a_ " * (MAX_MARKS // 2)).spans
    text = "_a_ " * (MAX_MARKS // 2) + "_a_"
    assert parse_inline(text) == Inline(text)


def test_an_article_may_hold_so_many_marks_in_all() -> None:
    parser = InlineParser()
    paragraph = "_a_ " * (MAX_MARKS // 2)
    read = [bool(parser.parse(paragraph).spans) for _ in range(MAX_ARTICLE_MARKS // MAX_MARKS + 1)]
    assert read == [True] * (len(read) - 1) + [False]
    assert parser.parse("_a_") == Inline("_a_")
    assert parser.parse("*a*").spans, "everyday marks are read on"
    assert parser.parse("a").text == "a"
    assert parser.skipped == 2


def test_no_paragraph_of_a_common_article_is_skipped() -> None:
    parser = InlineParser()
    assert parser.parse("_a_ and *b*").text == "a and b"
    assert parser.skipped == 0


def test_everyday_marks_have_no_limit() -> None:
    assert len(parse_inline("*a* " * MAX_MARKS).spans) == MAX_MARKS


def test_everyday_text_does_not_import_markdown_it() -> None:
    source = (
        "import sys; from reader.text.inline import parse_inline;"
        "parse_inline('Plain, *emphasis*, `code`, [a link](https://example.org), R&D [sic]');"
        "assert 'markdown_it' not in sys.modules; parse_inline('_x_'); assert 'markdown_it' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", source], check=True)
