"""An article's file: every key, and everything that can be wrong with it by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import (
    Article,
    BlockQuote,
    BulletList,
    Correction,
    Draft,
    EntityRef,
    FactBox,
    Image,
    Inline,
    InlineKind,
    InlineSpan,
    Paragraph,
    Related,
    RelatedKind,
    Salience,
    Section,
    Source,
    Within,
)
from reader.model.dates import FuzzyDate
from reader.model.entity import Authority, EntityType
from reader.model.event import Event, EventStatus
from reader.model.quote import Quote, QuoteKind
from reader.store import body
from reader.store.article_file import load_article
from reader.store.problems import Code, Severity
from reader.text.clean import clean
from tests.store.factories import ARTICLE, HEAD, article_of, article_problems, entity, in_short, marked

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model.article import Block

WHOLE = """
schema: 1
id: an-article
kicker: Defence
title: "A title: with a colon"
summary: What it says.
language: en-IN
published: 2025-12-04T21:10+05:30
updated: 2025-12-05
located: New Delhi
byline: [A. Writer, B. Writer]
source: {name: Agency, url: https://example.org/a, licence: CC BY 4.0, retrieved: 2025-12-05}
topics: [defence, diplomacy]
sections:
  - body: |
      First paragraph,
      on two lines.

      Second *paragraph* of [the lead](https://example.org).
  - id: production
    heading: Making it
    body:
      - |
        Third.

        Fourth.
      - quote: |
          Five

          and six
        speaker: rajnath-singh
      - quote: Nobody said this
      - list: [one, "*two*"]
      - facts: {title: In short, rows: {Units ordered: 5, Value: USD 5 billion}}
      - facts: {rows: {a: b}}
      - image: {src: photo.jpg, alt: A photo, caption: Taken in May, credit: Agency}
entities:
  - s-400
  - {ref: vladimir-putin, salience: primary, note: the guest}
  - {id: operation-sindoor, type: event, name: Operation Sindoor}
mentions:
  - {exact: lead, in: production/2, occurrence: 2, entity: null}
  - {exact: Third, prefix: "he told ", suffix: x, entity: s-400}
quotes:
  - {text: Five, speaker: rajnath-singh, kind: partial, in: production}
  - {text: Nobody}
timeline:
  - id: declaration
    date: 2000-10-03
    title: Declared
    description: It was declared.
    entities: [india, russia]
    place: new-delhi
    status: planned
    basis: Third
    in: production
  - {date: 2018~, title: A contract}
related: [{article: other, rel: follows}, {article: third}]
draft: {tool: a tool, at: 2025-12-06, review: draft, unconfirmed: [entities.3]}
"""


def test_every_key_is_read() -> None:
    article = article_of(WHOLE)
    two = InlineSpan(0, 3, InlineKind.EMPHASIS)
    lead = (
        InlineSpan(7, 16, InlineKind.EMPHASIS),
        InlineSpan(20, 28, InlineKind.LINK, "https://example.org"),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(Inline("Third.")),
        Paragraph(Inline("Fourth.")),
        BlockQuote((Inline("Five"), Inline("and six")), "rajnath-singh"),
        BlockQuote((Inline("Nobody said this"),)),
        BulletList((Inline("one"), Inline("two", (two,)))),
        FactBox("In short", (("Units ordered", Inline("5")), ("Value", Inline("USD 5 billion")))),
        FactBox("", (("a", Inline("b")),)),
        Image("photo.jpg", "A photo", "Taken in May", "Agency"),
    )
    assert article == Article(
        id="an-article",
        kicker="Defence",
        title="A title: with a colon",
        summary="What it says.",
        language="en-IN",
        published=FuzzyDate.parse("2025-12-04T21:10+05:30"),
        updated=FuzzyDate.parse("2025-12-05"),
        located="New Delhi",
        byline=("A. Writer", "B. Writer"),
        source=Source("Agency", "https://example.org/a", "CC BY 4.0", FuzzyDate.parse("2025-12-05")),
        topics=("defence", "diplomacy"),
        sections=(
            Section(
                "lead",
                "",
                (
                    Paragraph(Inline("First paragraph, on two lines.")),
                    Paragraph(Inline("Second paragraph of the lead.", lead)),
                ),
            ),
            Section("production", "Making it", blocks),
        ),
        listed=(
            EntityRef("s-400"),
            EntityRef("vladimir-putin", Salience.PRIMARY, "the guest"),
            EntityRef("operation-sindoor"),
        ),
        own_entities=article.own_entities,
        corrections=(
            Correction("lead", None, within=Within("production", 2), occurrence=2),
            Correction("Third", "s-400", "he told", "x"),
        ),
        quotes=(
            Quote("Five", "rajnath-singh", QuoteKind.PARTIAL, Within("production")),
            Quote("Nobody", ""),
        ),
        timeline=(
            Event(
                "declaration",
                FuzzyDate.parse("2000-10-03"),
                "Declared",
                "It was declared.",
                ("india", "russia"),
                "new-delhi",
                EventStatus.PLANNED,
                "Third",
                Within("production"),
            ),
            Event("a-contract", FuzzyDate.parse("2018~"), "A contract"),
        ),
        related=(Related("other", RelatedKind.FOLLOWS), Related("third")),
        draft=Draft("a tool", FuzzyDate.parse("2025-12-06"), "draft", ("entities.3",)),
    )
    (own,) = article.own_entities
    assert (own.id, own.type, own.name) == ("operation-sindoor", EntityType.EVENT, "Operation Sindoor")
    assert own.authority is Authority.ARTICLE
    assert own.defined_at == ("file.yaml", 40)


def test_the_least_article_has_a_title_a_date_and_text() -> None:
    article = article_of(ARTICLE)
    lead = Section("lead", "", (Paragraph(Inline("Some text about India.")),))
    assert article == Article("file", "A title", FuzzyDate.parse("2025-12-04"), (lead,))


@pytest.mark.parametrize(
    ("key", "attribute", "value"),
    [
        ("byline: Somebody", "byline", ("Somebody",)),
        ("topics: defence", "topics", ("defence",)),
        ("source: Agency", "source", Source("Agency")),
        ("source: ''", "source", None),
        ("byline: ''", "byline", ()),
        ("kicker: ~", "kicker", ""),
        ("timeline:", "timeline", ()),
        ("timeline: []", "timeline", ()),
        ("updated: ''", "updated", None),
        ('schema: "1"', "id", "file"),
        ("schema:", "id", "file"),
        ("id:", "id", "file"),
        ("language: no", "language", "no"),
        ("kicker: NO", "kicker", "NO"),
        ("kicker: 12:30", "kicker", "12:30"),
        ("kicker: 2000", "kicker", "2000"),
        ("kicker: 1.10", "kicker", "1.10"),
        ("kicker: yes", "kicker", "yes"),
        ("kicker: 'null'", "kicker", "null"),
        ('kicker: " two\\n lines\\t"', "kicker", "two lines"),
        ('kicker: "a\\e[31mb\\x9b\\u202ec"', "kicker", "a␛[31mb\ufffdc"),
        ('kicker: "e\\u0301"', "kicker", "é"),
        ("kicker: '[red]'", "kicker", "[red]"),
    ],
)
def test_values_are_read_as_the_text_they_are(key: str, attribute: str, value: object) -> None:
    assert getattr(article_of(f"{ARTICLE}{key}\n"), attribute) == value


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("one", ["one"]),
        ("'one\n\n\n    two'", ["one", "two"]),
        ("|\n      one\n      still one\n\n\n       \n      two\n\n", ["one still one", "two"]),
        ('"one\\r\\n \\t\\r\\ntwo\\u2028still two"', ["one", "two still two"]),
        ("[one, 'two\n\n\n    three']", ["one", "two", "three"]),
        ("|\n      one\n\n      ![](x)\n", ["one"]),
    ],
)
def test_a_blank_line_parts_paragraphs_and_a_line_end_is_a_space(text: str, paragraphs: list[str]) -> None:
    article = article_of(f"{HEAD}sections:\n  - body: {text}\n")
    assert article.sections[0].blocks == tuple(Paragraph(Inline(paragraph)) for paragraph in paragraphs)


@pytest.mark.parametrize(
    ("sections", "ids"),
    [
        ("{body: x}", ["lead"]),
        ("{body: x}, {body: x}, {body: x}", ["lead", "section-2", "section-3"]),
        ("{heading: Making it, body: x}", ["making-it"]),
        ("{heading: '***', body: x}", ["section-1"]),
        (
            "{body: x}, {heading: A, body: x}, {heading: A, body: x}, {heading: a!, body: x}",
            ["lead", "a", "a-2", "a-3"],
        ),
        ("{heading: A, body: x}, {id: a, body: x}", ["a-2", "a"]),
        ("{heading: Headline, body: x}, {heading: Imprint, body: x}", ["headline-2", "imprint-2"]),
        ("{heading: A, body: x}, {id: a-2, body: x}, {heading: A, body: x}", ["a", "a-2", "a-3"]),
    ],
)
def test_sections_have_ids_of_their_own(sections: str, ids: list[str]) -> None:
    assert [section.id for section in article_of(f"{HEAD}sections: [{sections}]\n").sections] == ids


@pytest.mark.parametrize(
    ("events", "ids"),
    [
        ("{date: 2018, title: It was signed}", ["it-was-signed"]),
        ("{date: 2018, title: '?'}, {date: 2018, title: Headline}", ["event-1", "headline"]),
        (
            "{date: 2018, title: A}, {date: 2019, title: A}, {id: a, date: 2020, title: B}",
            ["a-2", "a-3", "a"],
        ),
    ],
)
def test_events_have_ids_of_their_own(events: str, ids: list[str]) -> None:
    assert [event.id for event in article_of(f"{ARTICLE}timeline: [{events}]\n").timeline] == ids


def test_many_events_of_one_title_get_their_ids_quickly() -> None:
    events = "  - {date: 2018, title: A}\n" * 3000
    article = article_of(f"{ARTICLE}timeline:\n{events}")
    assert len({event.id for event in article.timeline}) == 3000


WRONG = (
    # What must be there
    "⟪missing-key⟫⟪missing-key⟫sections: [{body: Some text about India.}]\n",
    ("⟪missing-key⟫title: A title\npublished: 2025-12-04\n"),
    ("⟪empty⟫title:\n⟪empty⟫published: ''\n⟪empty⟫sections: []\n"),
    ("⟪empty⟫title: '  '\npublished: 2025-12-04\nsections: [{body: Some text about India.}]\n"),
    HEAD + "sections: [⟪missing-key⟫{heading: x}, {⟪empty⟫body: }, {⟪empty⟫body: ''}, {⟪empty⟫body: []}]\n",
    ARTICLE + "timeline: [⟪missing-key⟫⟪missing-key⟫{}, ⟪missing-key⟫{date: 2018}]\n",
    ARTICLE
    + (
        "mentions: [⟪missing-key⟫{exact: India}, ⟪missing-key⟫{entity: ~}, {⟪empty⟫exact: '', "
        "⟪empty⟫entity: ''}]\n"
    ),
    # Unknown keys
    ("⟪unknown-key⟫titel: x\npublished: 2025-12-04\nsections: [{body: Some text about India.}]\n"),
    ARTICLE + ("⟪unknown-key⟫Kicker: x\n⟪unknown-key⟫foo: {bar: [baz]}\n"),
    HEAD + "sections: [{body: x, ⟪unknown-key⟫Heading: y}]\n",
    HEAD + ("sections: [{body: [{quote: x, ⟪unknown-key⟫list: [y]}, {⟪unknown-key⟫quot: x}, ⟪empty⟫{}]}]\n"),
    # Wrong kinds
    "⟪wrong-kind⟫[a]\n",
    "⟪wrong-kind⟫just text\n",
    ("title: ⟪wrong-kind⟫[a]\npublished: ⟪wrong-kind⟫{a: b}\nsections: ⟪wrong-kind⟫text\n"),
    ARTICLE
    + (
        "kicker: ⟪wrong-kind⟫{a: b}\n"
        "byline: ⟪wrong-kind⟫{a: b}\n"
        "topics: [⟪wrong-kind⟫[a], ⟪wrong-kind⟫{b: c}, ⟪empty⟫~, ⟪empty⟫'']\n"
    ),
    ARTICLE
    + (
        "entities: ⟪wrong-kind⟫s-400\n"
        "mentions: ⟪wrong-kind⟫{a: b}\n"
        "quotes: [⟪wrong-kind⟫x]\n"
        "timeline: [⟪wrong-kind⟫[a]]\n"
        "related: ⟪wrong-kind⟫x\n"
        "draft: ⟪wrong-kind⟫[x]\n"
        "source: ⟪wrong-kind⟫[x]\n"
    ),
    HEAD + "sections: [⟪wrong-kind⟫text, ⟪wrong-kind⟫[a], {body: ⟪wrong-kind⟫{a: b}}]\n",
    HEAD
    + (
        "sections: [{body: [⟪wrong-kind⟫[a], {quote: ⟪wrong-kind⟫[x]}, {list: ⟪wrong-kind⟫x}, "
        "{facts: ⟪wrong-kind⟫x}, {image: ⟪wrong-kind⟫x}, ⟪empty⟫~, ⟪empty⟫'']}]\n"
    ),
    HEAD
    + (
        "sections: [{body: [{facts: {rows: ⟪wrong-kind⟫[a]}}, {facts: {rows: {a: ⟪empty⟫, "
        "b: ⟪empty⟫'', ⟪empty⟫'': c, d: ⟪wrong-kind⟫[e]}}}, {list: [⟪empty⟫~, ⟪empty⟫'', "
        "⟪wrong-kind⟫{a: b}]}]}]\n"
    ),
    HEAD
    + (
        "sections: [{body: [{⟪empty⟫quote: }, {⟪empty⟫quote: ''}, {facts: ⟪missing-key⟫{}}, "
        "{facts: {⟪empty⟫rows: {}}}, {image: ⟪missing-key⟫{}}, {⟪empty⟫list: []}]}]\n"
    ),
    ARTICLE
    + (
        "mentions: [{exact: ⟪wrong-kind⟫[x], entity: ⟪wrong-kind⟫{a: b}, in: ⟪wrong-kind⟫[x], "
        "occurrence: ⟪wrong-kind⟫[1]}]\n"
    ),
    ARTICLE
    + ("entities: [⟪wrong-kind⟫[x]]\nquotes: [{text: x, kind: ⟪wrong-kind⟫[x]}]\nschema: ⟪wrong-kind⟫[1]\n"),
    # Values
    ARTICLE + ("schema: ⟪bad-value⟫2\nfoo: bar\n"),
    ARTICLE + "language: ⟪bad-value⟫Hindi!\n",
    ARTICLE + "source: {name: x, url: ⟪bad-value⟫example.org}\n",
    ARTICLE + "entities: [{ref: india, salience: ⟪bad-value⟫high}]\n",
    ARTICLE + "quotes: [{text: x, kind: ⟪bad-value⟫Direct}]\n",
    ARTICLE + "timeline: [{date: 2018, title: x, status: ⟪bad-value⟫maybe}]\n",
    ARTICLE + "related: [{article: x, rel: ⟪bad-value⟫follow}]\n",
    ARTICLE
    + (
        "mentions: [{exact: India, entity: ~, occurrence: ⟪bad-value⟫0}, {exact: India, entity: ~, "
        "occurrence: ⟪bad-value⟫two}]\n"
    ),
    ARTICLE
    + (
        "mentions: [{exact: India, entity: ~, in: ⟪bad-value⟫a b}, {exact: India, entity: ~, "
        "in: ⟪bad-value⟫a/b}, {exact: India, entity: ~, in: ⟪bad-value⟫a/}]\n"
    ),
    # Dates
    ("title: x\npublished: ⟪bad-date⟫2025-12\nsections: [{body: Some text about India.}]\n"),
    ("title: x\npublished: ⟪bad-date⟫2025-12-04/..\nsections: [{body: Some text about India.}]\n"),
    ("title: x\npublished: ⟪bad-date⟫4 December 2025\nsections: [{body: Some text about India.}]\n"),
    ARTICLE + ("updated: ⟪bad-date⟫2025-02-29\ntimeline: [{date: ⟪bad-date⟫2018-13, title: x}]\n"),
    # Ids
    ARTICLE
    + (
        "id: ⟪bad-id⟫My Article\n"
        "entities: [⟪bad-id⟫India, ⟪bad-id⟫'s 400', ⟪empty⟫'', ⟪empty⟫~, ⟪bad-id⟫\"a\\eb\"]\n"
    ),
    HEAD
    + (
        "sections: [{id: a, body: x}, {id: ⟪duplicate-id⟫a, body: y}, {id: ⟪bad-id⟫headline, "
        "body: z}, {id: ⟪bad-id⟫A b, body: z}]\n"
    ),
    ARTICLE + "timeline: [{id: e, date: 2018, title: x}, {id: ⟪duplicate-id⟫e, date: 2018, title: x}]\n",
    ARTICLE + "related: [{article: ⟪bad-id⟫Übel}]\n",
    # Twice, once they are cleaned
    HEAD + 'sections: [{body: [{facts: {rows: {"caf\\u00e9": a, ⟪duplicate-key⟫"cafe\\u0301": b}}}]}]\n',
    HEAD + 'sections: [{body: [{facts: {rows: {a b: a, ⟪duplicate-key⟫"a  b ": b}}}]}]\n',
    # Nothing
    "⟪empty⟫",
    "⟪empty⟫# nothing\n",
    "⟪empty⟫--- ~\n",
)
"""Files, with what is wrong with them marked where it is told."""


@pytest.mark.parametrize("text", WRONG, ids=range(len(WRONG)))
def test_all_that_is_wrong_is_told_with_its_place(text: str) -> None:
    plain, problems = marked(text)
    assert in_short(article_problems(plain)) == problems


def test_a_misspelt_key_is_not_missing_besides() -> None:
    problems = article_problems("titel: x\npublished: 2025-12-04\nsections: [{bdy: x}]\n")
    assert [str(problem).partition("error: ")[2] for problem in problems] == [
        "an article has no key `titel` (did you mean `title`?)",
        "a section has no key `bdy` (did you mean `body`?)",
    ]


def test_what_may_stand_behind_a_fault_is_not_missing() -> None:
    assert in_short(article_problems("titel: x\nbyline: [\n")) == [
        "1:1 error unknown-key",
        "3:1 error syntax",
    ]


@pytest.mark.parametrize(("text", "end"), [("Rajnath Singh", ": `rajnath-singh`"), ("'!?'", "by hyphens")])
def test_an_id_s_hint_is_the_id_it_could_be(text: str, end: str) -> None:
    (problem,) = article_problems(f"{ARTICLE}entities: [{text}]\n")
    assert problem.hint.endswith(end)


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("status: Reported", "did you mean `reported`? one of: reported, planned, alleged, denied"),
        ("status: xyz", "one of: reported, planned, alleged, denied"),
    ],
)
def test_the_hint_for_a_word_tells_the_words_there_are(value: str, hint: str) -> None:
    (problem,) = article_problems(f"{ARTICLE}timeline: [{{date: 2018, title: x, {value}}}]\n")
    assert problem.hint == hint


def test_text_that_yaml_takes_for_a_map_is_told_to_be_quoted() -> None:
    (problem,) = article_problems(f"{HEAD}sections:\n  - body:\n      - India: talks in Delhi\n")
    assert in_short([problem]) == ["5:9 error unknown-key"]
    assert problem.hint == "if it is text, put it in quotes"


def test_a_line_of_a_million_characters_is_too_long() -> None:
    long = "x" * ((1 << 20) + 1)
    assert in_short(article_problems(f"{ARTICLE}kicker: {long}\n")) == ["4:9 error too-large"]
    facts = f"{HEAD}sections: [{{body: [{{facts: {{rows: {{? {long}\n : x}}}}}}]}}]\n"
    assert in_short(article_problems(facts)) == ["3:38 error too-large"]


@given(st.text(st.sampled_from("ab é\u0301\u0308\n \t\r\x85"), max_size=60))
def test_a_long_text_is_cleaned_as_a_short_one(text: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(body, "_SLICE_CHARACTERS", 13)
        spaced = re.sub(r"[^\n ]{12}", "\\g<0> ", text)  # a word longer than a slice is cut anywhere
        assert body._cleaned(spaced) == clean(spaced)


def test_a_word_that_is_longer_than_a_slice_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "_SLICE_CHARACTERS", 4)
    assert body._cleaned("a bcdefghijk\x1bl m") == "a bcdefghijk␛l m"


def test_a_very_long_paragraph_is_taken_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "MAX_PARAGRAPH_CHARACTERS", 10)
    article = article_of(f"{HEAD}sections:\n  - body: |\n      a *long*\n      one\n\n      *short*\n")
    short = Inline("short", (InlineSpan(0, 5, InlineKind.EMPHASIS),))
    assert article.sections[0].blocks == (Paragraph(Inline("a *long* one")), Paragraph(short))


def test_more_paragraphs_than_the_bound_are_one_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "MAX_MARKS", 20)
    section = "  - body: |\n" + "      a\n\n" * 11
    text = HEAD + "titel: x\nsections:\n" + section * 2
    assert in_short(article_problems(text)) == ["3:1 error unknown-key", "28:11 error too-large"]


def test_more_inline_marks_than_the_bound_are_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "MAX_MARKS", 20)
    assert in_short(article_problems(f"{HEAD}sections:\n  - body: {'a *b* ' * 10}\n")) == [
        "4:11 error too-large"
    ]


def test_an_article_s_own_entity_may_extend_one_of_the_library() -> None:
    text = ARTICLE + "entities: [{id: india, extends: true, aliases: [Bharat]}]\n"
    (own,) = article_of(text, {"india": entity("india")}).own_entities
    assert (own.name, own.aliases, own.authority) == ("India", ("Bharat",), Authority.ARTICLE)


def test_without_a_library_an_extending_entity_stands_for_itself() -> None:
    text = ARTICLE + "entities: [{id: india, extends: true, aliases: [Bharat]}]\n"
    (own,) = article_of(text).own_entities
    assert (own.name, own.type, own.aliases) == ("india", EntityType.OTHER, ("Bharat",))


def test_extending_what_is_defined_nowhere_is_a_warning() -> None:
    text = ARTICLE + "entities: [{id: india, extends: true}]\n"
    assert in_short(article_problems(text, {})) == ["4:17 warning unknown-entity"]


def test_a_file_is_loaded_under_its_path(tmp_path: Path) -> None:
    path = tmp_path / "My Article.yaml"
    path.write_text(ARTICLE, encoding="utf-8")
    loaded = load_article(path)
    assert loaded.article is not None
    assert loaded.article.id == "my-article"
    assert loaded.problems == ()


def test_a_file_with_errors_is_no_article(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(ARTICLE + "foo: bar\n", encoding="utf-8")
    article, problems = load_article(path)
    assert article is None
    assert str(problems[0]).startswith(f"{path}:4:1: error: an article has no key `foo`")


def test_a_file_with_warnings_is_an_article(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(ARTICLE.encode() + b"kicker: caf\xe9\n")
    article, problems = load_article(path)
    assert article is not None
    assert article.kicker == "caf\ufffd"
    assert in_short(problems) == ["4:12 warning encoding"]


def test_a_file_that_cannot_be_read_is_no_article(tmp_path: Path) -> None:
    article, problems = load_article(tmp_path / "missing.yaml")
    assert article is None
    assert in_short(problems) == ["1:1 error unreadable"]


@pytest.mark.parametrize("text", ["%bad", "{"])
def test_a_file_of_which_nothing_can_be_read_is_not_called_empty_too(tmp_path: Path, text: str) -> None:
    path = tmp_path / "article.yaml"
    path.write_text(text, encoding="utf-8")
    assert [problem.code.value for problem in load_article(path).problems] == ["syntax"]


def test_the_space_that_yaml_does_not_know_is_named() -> None:
    (problem,) = article_problems(f"{ARTICLE}\u00a0kicker: x\n")
    assert problem.hint == "type ordinary spaces before it, not U+00A0"


@pytest.mark.parametrize("end", ["sections:\n  - body:\n    @\n", "sections:\n@\n", "sections: [{body: '"])
def test_a_key_whose_value_could_not_be_read_is_not_empty(end: str) -> None:
    assert {problem.code.value for problem in article_problems(HEAD + end)} == {"syntax"}


def test_a_key_before_the_part_that_could_not_be_read_can_be_empty() -> None:
    text = "title:\npublished: 2025-12-04\nsections:\n@\n"
    assert in_short(article_problems(text)) == ["1:1 error empty", "4:1 error syntax"]


def test_more_marks_than_can_be_read_in_time_are_text_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reader.text.inline.MAX_ARTICLE_MARKS", 100)
    text = f"{HEAD}sections:\n  - body: |\n      {'*![ ' * 40}\n\n      {'*![ ' * 40}\n"
    assert [(one.code, one.severity, one.line) for one in article_problems(text)] == [
        (Code.TOO_LARGE, Severity.WARNING, 4)
    ]
