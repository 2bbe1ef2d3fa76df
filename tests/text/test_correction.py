"""Corrections to copy: what they say, and that an article's file takes them as they are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.model.article import Correction, EntityRef, InlineKind, InlineSpan, Within
from reader.model.mention import Mention, Rule
from reader.store.article_file import load_article
from reader.text.annotation import AnnotatedArticle, annotate
from reader.text.blocks import flatten
from reader.text.clean import clean_line
from reader.text.correction import as_yaml, corrections
from reader.text.gazetteer import Gazetteer
from tests.factories import article, section
from tests.text.factories import person

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model.article import Section

ASHA = person("asha-rao", "Rao")._replace(name="Asha Rao")
VIKRAM = person("vikram-rao", "Rao")._replace(name="Vikram Rao")
PEOPLE = Gazetteer([ASHA, VIKRAM])


def of(*sections: Section, title: str = "Headline", given: tuple[Correction, ...] = ()) -> AnnotatedArticle:
    """An article in which both people are known."""
    source = article(section("top", "", "Asha Rao met Vikram Rao."), *sections, title=title)
    return annotate(source._replace(corrections=given), PEOPLE)


def ambiguous(annotated: AnnotatedArticle) -> list[int]:
    return [index for index, mention in enumerate(annotated.mentions) if not mention.entity]


def test_one_mention_among_many_is_corrected_by_its_place() -> None:
    annotated = of(section("talks", "Talks", "Rao spoke.", "Later Rao left."), section("end", "", "Rao."))
    first, second, last = ambiguous(annotated)
    talks = Within("talks")
    assert corrections(annotated, [second], "asha-rao") == [
        Correction("Rao", "asha-rao", within=talks, occurrence=2)
    ]
    assert corrections(annotated, [last], None) == [Correction("Rao", None, within=Within("end"))]
    assert corrections(annotated, [first, second], None) == [Correction("Rao", None, within=talks)]


def test_all_mentions_are_corrected_by_as_few_as_say_so() -> None:
    annotated = of(section("talks", "Talks", "Rao spoke. Rao left."), section("end", "", "Rao."))
    assert corrections(annotated, ambiguous(annotated), "asha-rao") == [
        Correction("Rao", "asha-rao", within=Within("talks")),
        Correction("Rao", "asha-rao", within=Within("end")),
    ]
    source = article(section("a", "", "Rao."), section("b", "", "Rao."))
    blocks = flatten(source, {})
    mentions = tuple(Mention(block, 0, 3, "", Rule.FAMILY, "Rao", ("x", "y")) for block in (1, 2))
    assert corrections(AnnotatedArticle(source, blocks, mentions), [0, 1], "x") == [Correction("Rao", "x")]


def test_the_headline_can_be_corrected() -> None:
    annotated = of(title="Rao leaves")
    assert corrections(annotated, ambiguous(annotated), "asha-rao") == [
        Correction("Rao", "asha-rao", within=Within("headline"))
    ]


def test_what_is_corrected_already_is_left_to_that_correction() -> None:
    annotated = of(section("end", "", "Rao."), given=(Correction("Rao", "asha-rao", within=Within("end")),))
    (index,) = (index for index, found in enumerate(annotated.mentions) if found.rule is Rule.CORRECTION)
    assert corrections(annotated, [index], None) == []


def test_a_link_can_be_corrected_like_any_mention() -> None:
    source = article(section("end", "", "Rao."))
    block = flatten(source, {})[1]._replace(spans=(InlineSpan(0, 3, InlineKind.LINK, "entity:asha-rao"),))
    annotated = AnnotatedArticle(source, (block,), (Mention(0, 0, 3, "asha-rao", Rule.LINK, "Rao"),))
    assert corrections(annotated, [0], None) == [Correction("Rao", None, within=Within("end"))]


@pytest.mark.parametrize(("text", "start", "end"), [("ABRao", 2, 5), ("Asha\u2003\u2003Rao", 0, 9)])
def test_what_no_correction_can_find_gets_none(text: str, start: int, end: int) -> None:
    source = article(section("a", "", text), section("b", "", text))
    mentions = tuple(Mention(block, start, end, "x", Rule.NAME, "Rao") for block in (1, 2))
    annotated = AnnotatedArticle(source, flatten(source, {}), mentions)
    assert corrections(annotated, [0], None) == []
    assert corrections(annotated, [0, 1], None) == []


@pytest.mark.parametrize(
    ("correction", "row"),
    [
        (Correction("S-400", "s-400"), "{exact: S-400, entity: s-400}"),
        (Correction("the minister", None), "{exact: the minister, entity: null}"),
        (Correction("Null", "no"), '{exact: "Null", entity: "no"}'),
        (Correction('a: "b", c', "x"), r'{exact: "a: \"b\", c", entity: x}'),
        (Correction("#1", "737"), '{exact: "#1", entity: "737"}'),
        (Correction("Rao\uffff", "rao"), r'{exact: "Rao\uFFFF", entity: rao}'),
        (
            Correction("Rao", "rao", within=Within("end"), occurrence=3),
            "{exact: Rao, in: end, occurrence: 3, entity: rao}",
        ),
    ],
)
def test_a_correction_is_written_as_one_would(correction: Correction, row: str) -> None:
    assert as_yaml([correction], with_key=False) == f"  - {row}\n"
    assert as_yaml([correction] * 2, with_key=True) == f"mentions:\n  - {row}\n  - {row}\n"


IDS = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5})?", fullmatch=True) | st.sampled_from(["null", "no", "y"])
WORDS = st.text(max_size=20) | st.sampled_from(
    ["null", "~", "- a", "a: b", "{a}", "'", '"', "\\n", "#", "2018"]
)
GIVEN = st.builds(
    Correction,
    exact=WORDS.map(clean_line),
    entity=st.none() | IDS,
    prefix=st.just(""),
    suffix=st.just(""),
    within=st.none() | st.builds(Within, IDS, st.none()),
    occurrence=st.none() | st.integers(1, 999),
)


@given(st.lists(GIVEN, min_size=1, max_size=3))
def test_whatever_is_written_is_read_as_it_was_meant(
    tmp_path_factory: pytest.TempPathFactory, written: list[Correction]
) -> None:
    assume(all(correction.exact for correction in written))
    path = tmp_path_factory.mktemp("library") / "a.yaml"
    text = "title: A\npublished: 2025-12-04\nsections: [{body: A}]\n" + as_yaml(written, with_key=True)
    path.write_text(text, encoding="utf-8")
    loaded = load_article(path)
    assert loaded.article is not None, loaded.problems
    assert loaded.article.corrections == tuple(written)


TALKS = """\
title: "Rao speaks"
published: 2025-12-04
sections:
  - body: |
      Asha Rao met Vikram Rao. Rao said the gun was late.

      Later Rao left, and Rao came. [Rao](entity:vikram-rao) stayed.
  - heading: Deliveries
    body: Rao spoke again; it was Rao.
  - heading: The end
    body: "Said Rao: Asha Rao is here."
entities: [asha-rao]
"""


def read(path: Path, text: str) -> AnnotatedArticle:
    path.write_text(text, encoding="utf-8")
    loaded = load_article(path)
    assert loaded.article is not None, loaded.problems
    return annotate(loaded.article._replace(listed=(EntityRef("asha-rao"), EntityRef("vikram-rao"))), PEOPLE)


def told(annotated: AnnotatedArticle) -> dict[tuple[int, int], str]:
    """Whom each mention names, by its place."""
    return {(found.block, found.start): found.entity for found in annotated.mentions}


@pytest.mark.parametrize("corrected", ["", "mentions:\n  - {exact: gun, entity: null}\n"])
@pytest.mark.parametrize("chosen", ["vikram-rao", None])
def test_a_pasted_correction_settles_its_mention(tmp_path: Path, corrected: str, chosen: str | None) -> None:
    path = tmp_path / "talks.yaml"
    before = read(path, TALKS + corrected)
    assert len(ambiguous(before)) == 4
    for index in ambiguous(before):
        mention = before.mentions[index]
        pasted = as_yaml(corrections(before, [index], chosen), with_key=not corrected)
        after = told(read(path, TALKS + corrected + pasted))
        place = (mention.block, mention.start)
        assert after.pop(place, None) == chosen
        assert after.keys() == told(before).keys() - {place}


def test_a_pasted_correction_settles_all_mentions_of_a_name(tmp_path: Path) -> None:
    path = tmp_path / "talks.yaml"
    before = read(path, TALKS)
    pasted = as_yaml(corrections(before, ambiguous(before), "vikram-rao"), with_key=True)
    after = told(read(path, TALKS + pasted))
    changed = {before.mentions[index][:2] for index in ambiguous(before)}
    assert {place for place, entity in after.items() if entity != told(before)[place]} == changed
    assert {after[place] for place in changed} == {"vikram-rao"}
