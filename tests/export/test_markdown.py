"""Markdown that reads as the article does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.export.linear import Facts, Heading, Piece, linear
from reader.export.markdown import render
from reader.export.mention_note import Noted
from reader.model.article import BlockQuote, BulletList, Image, Inline, InlineKind, InlineSpan, Paragraph
from reader.text.clean import scrub
from reader.text.inline import parse_inline
from tests.export.articles import annotated_articles, inlines, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from reader.text.annotation import AnnotatedArticle

PARSER = MarkdownIt("commonmark")


def plain(token: Token) -> str:
    """The text that a rendered paragraph shows; an image shows its description."""
    parts = []
    for child in token.children or ():
        assert child.type not in {"html_inline", "softbreak", "hardbreak"}
        parts.append(plain(child) if child.type == "image" else child.content)
    return "".join(parts)


def rendered(markdown: str) -> list[str]:
    """What Markdown shows: the text of each paragraph behind what it stands in."""
    shown = []
    around: list[str] = []
    for token in PARSER.parse(markdown):
        if token.nesting == 1:
            around.append(token.tag)
        elif token.nesting == -1:
            around.pop()
        else:
            assert token.type == "inline", token
            shown.append(f"{' '.join(around)} {plain(token)}")
    return shown


def expected(found: list[Piece]) -> Iterator[str]:
    """The same, told from what is written."""
    for piece in found:
        match piece:
            case Heading(level, text):
                yield f"h{level} {text.text}"
            case BlockQuote(paragraphs, speaker):
                yield from (f"blockquote p {text.text}" for text in paragraphs)
                if speaker:
                    yield f"blockquote p — {speaker}"
            case BulletList(items):
                yield from (f"ul li p {item.text}" for item in items)
            case Facts(title, lines):
                if title:
                    yield f"blockquote p {title}"
                yield from (f"blockquote ul li p {line.text}" for line in lines)
            case Image(_, alt, caption, credit):
                yield f"p {alt}"
                yield from (f"p {text}" for text in (caption, f"Credit: {credit}" if credit else "") if text)
            case _:
                yield f"p {piece.text.text}"


@given(annotated_articles, st.sampled_from(Noted))
@settings(max_examples=100)
def test_what_is_rendered_is_the_article(annotated: AnnotatedArticle, noted: Noted) -> None:
    found = list(linear(annotated, noted=noted))
    markdown = render(found)
    assert rendered(markdown) == list(expected(found))
    assert markdown.replace("\n", "") == scrub(markdown.replace("\n", ""))


def test_the_article_with_everything_is_rendered_as_it_is() -> None:
    assert rendered(render(pieces())) == list(expected(pieces()))


@given(inlines)
@example(parse_inline("(https://example.org/?a=1&b)\u0301"))
@settings(max_examples=100)
def test_links_and_code_are_kept(inline: Inline) -> None:
    (_, token, _) = PARSER.parse(render([Paragraph(inline)]))
    targets = [str(child.attrs["href"]) for child in token.children or () if child.type == "link_open"]
    kept_targets = [span.target for span in inline.spans if span.kind is InlineKind.LINK]
    assert targets == [PARSER.normalizeLink(target) for target in kept_targets]  # as it gives every address
    codes = "".join(child.content for child in token.children or () if child.type == "code_inline")
    kept = [inline.text[span.start : span.end] for span in inline.spans if span.kind is InlineKind.CODE]
    assert codes == "".join(kept)


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("Plain text, R&D (5 > 3)!", "Plain text, R&D (5 > 3)!"),
        ("an *emphasis*, **strong**", "an *emphasis*, **strong**"),
        ("`a` and `` ` ``", "`a` and `` ` ``"),
        ("[a](https://a.org/?b=1&c=2)", "[a](https://a.org/?b=1&c=2)"),
        ("wow![a](https://a.org)", "![a](https://a.org)"),
        (r"wow\![a](https://a.org)", r"wow\![a](https://a.org)"),
        (r"\*no\* \[x\] \<b> &amp;copy;", r"\*no\* \[x\] \<b> \&copy;"),
        ("1. one", r"1\. one"),
        ("2018) it", r"2018\) it"),
        ("3.5 million", "3.5 million"),
        ("1234567890. no list", "1234567890. no list"),
        ("- dash", r"\- dash"),
        ("-5 degrees", "-5 degrees"),
        ("--- rule", r"\--- rule"),
        (r"\# number", r"\# number"),
        ("#MeToo", "#MeToo"),
        ("> more", r"\> more"),
        ("&nbsp;a&#32;", "&#160;a&#32;"),
    ],
)
def test_only_what_would_be_markup_is_escaped(source: str, markdown: str) -> None:
    if source.startswith("wow!["):
        source = r"\!" + source.removeprefix("wow!")  # what a picture would be made of
        markdown = "\\" + markdown
    assert render([Paragraph(parse_inline(source))]) == markdown


def test_the_end_of_a_heading_stays() -> None:
    assert render([Heading(2, Inline("C #"))]) == r"## C \#"


def test_two_lists_stay_two() -> None:
    lists: list[Piece] = [BulletList((Inline(letter),)) for letter in "abc"]
    assert render(lists) == "- a\n\n* b\n\n- c"
    assert [token.type for token in PARSER.parse(render(lists))].count("bullet_list_open") == 3


def test_quotes_and_boxes_are_set_apart() -> None:
    assert render(
        [BlockQuote((Inline("a"), Inline("b")), "Ann"), Facts("T", (Inline("x: 1"), Inline("y: 2")))]
    ) == ("> a\n>\n> b\n>\n> — Ann\n\n> **T**\n>\n> - x: 1\n> - y: 2")


def test_a_picture_has_an_address_that_can_be_followed() -> None:
    assert render([Image("my (new) map.jpg", "A *map*", "Here", "Ann")]) == (
        "![A \\*map\\*](my%20\\(new\\)%20map.jpg)\n\nHere\n\nCredit: Ann"
    )


def test_emphasis_that_could_not_be_read_is_left_out() -> None:
    inline = Inline("a“b”c", (InlineSpan(1, 4, InlineKind.EMPHASIS),))
    assert render([Paragraph(inline)]) == "a“b”c"


def test_code_beside_code_is_one_piece() -> None:
    spans = (InlineSpan(0, 1, InlineKind.CODE), InlineSpan(1, 2, InlineKind.CODE))
    assert render([Paragraph(Inline("ab", spans))]) == "`ab`"


def test_what_should_have_been_cleaned_before_is_not_written_as_it_is() -> None:
    link = InlineSpan(0, 1, InlineKind.LINK, "https://a.org/\x1b x")
    assert render([Paragraph(Inline("a\x1b\nb", (link,)))]) == "[a](https://a.org/␛%20x)␛ b"
