"""An article with its mentions, and the look-ups between them."""

from __future__ import annotations

from math import log

import pytest

from reader.model.article import BlockQuote, Inline
from reader.model.entity import Entity, EntityType
from reader.model.mention import Mention, Rule
from reader.text.annotation import AnnotatedArticle, annotate, reading_minutes
from reader.text.blocks import Furniture, flatten
from reader.text.gazetteer import Gazetteer
from reader.text.place import Place
from tests.factories import annotated, article, entity, event, section

S400 = entity("s-400", EntityType.SYSTEM, "S-400 Triumf", "S-400")
SINGH = entity("rajnath-singh", EntityType.PERSON, "Rajnath Singh")
INDIA = entity("india", EntityType.PLACE, "India")
NAMES = {"S-400": S400, "Rajnath Singh": SINGH, "India": INDIA}

# blocks: 0 headline, 1 lead, 2 heading, 3 text, 4 text
SOURCE = article(
    section("lead", "", "India wants the S-400."),
    section("talks", "The S-400 talks", "Rajnath Singh spoke in 2018.", "India and India again."),
    title="S-400 for sale",
    events=[
        event("later", "2020", entities=("india",), place="india"),
        event("deal", "2018", entities=("s-400", "rajnath-singh"), basis="spoke in 2018"),
    ],
    listed=["s-400", "nobody"],
)
ARTICLE = annotated(SOURCE, NAMES)


def test_mentions_are_found_by_block_and_by_character() -> None:
    assert [ARTICLE.keys[index] for index in ARTICLE.mentions_in(1)] == ["india", "s-400"]
    assert ARTICLE.mention_at(1, 17) == ARTICLE.mentions_in(1)[1]
    assert ARTICLE.mention_at(1, 7) is None
    assert ARTICLE.text_of(ARTICLE.mentions[0]) == "S-400"


def test_subjects_are_ordered_by_prominence() -> None:
    assert list(ARTICLE.subjects) == ["s-400", "india", "rajnath-singh", "nobody"]


def test_prominence_is_by_headline_first_paragraph_heading_and_count() -> None:
    prominence = {key: subject.prominence for key, subject in ARTICLE.subjects.items()}
    assert prominence["s-400"] == pytest.approx(4 * 2 * 1.5 + log(3))
    assert prominence["india"] == pytest.approx(2 + log(3))
    assert prominence["rajnath-singh"] == pytest.approx(1 + log(1))
    assert prominence["nobody"] == 0


def test_who_is_only_listed_is_a_subject_without_mentions() -> None:
    nobody = ARTICLE.subjects["nobody"]
    assert nobody.mentions == ()
    assert nobody.entity == Entity("nobody", EntityType.OTHER, "nobody")
    assert not ARTICLE.entity("nobody").is_defined


def test_names_are_those_of_lists() -> None:
    assert ARTICLE.name("s-400") == "S-400"
    assert ARTICLE.name("Somebody else") == "Somebody else"


def test_an_ambiguous_name_is_a_subject_of_its_own() -> None:
    source = article(section("lead", "", "Singh said, and Singh again."))
    blocks = flatten(source, {})
    mentions = tuple(
        Mention(1, start, start + 5, "", Rule.FAMILY, "Singh", ("rajnath-singh", "manmohan-singh"))
        for start in (0, 16)
    )
    found = AnnotatedArticle(source, blocks, mentions, {SINGH.id: SINGH})
    subject = found.subjects["?Singh"]
    assert subject.entity is None
    assert subject.label == "Singh"
    assert subject.mentions == (0, 1)
    assert subject.candidates == ("rajnath-singh", "manmohan-singh")


def test_the_first_mention_in_each_section_is_known() -> None:
    first = [ARTICLE.mentions[index][:2] for index in sorted(ARTICLE.first_in_section)]
    assert first == [(0, 0), (1, 0), (1, 16), (2, 4), (3, 0), (4, 0)]


def test_forms_are_counted() -> None:
    assert ARTICLE.forms_of(ARTICLE.subjects["india"]) == [("India", 3)]


def test_density_tells_where_in_the_text_someone_is_named() -> None:
    assert ARTICLE.density(ARTICLE.subjects["india"], 4) == [1, 0, 0, 2]
    assert sum(ARTICLE.density(ARTICLE.subjects["s-400"], 7)) == 3
    assert ARTICLE.density(ARTICLE.subjects["nobody"], 3) == [0, 0, 0]


def test_density_leaves_the_imprint_out() -> None:
    framed = flatten(SOURCE, {}, Furniture("", (("Source", "x" * 1000, ""),)))
    found = AnnotatedArticle(SOURCE, framed, ARTICLE.mentions, ARTICLE.entities)
    assert found.density(found.subjects["india"], 4) == [1, 0, 0, 2]


def test_headings_say_where_sections_begin() -> None:
    assert [(heading.section, heading.text, heading.block) for heading in ARTICLE.headings] == [
        ("lead", "", 1),
        ("talks", "The S-400 talks", 2),
    ]
    assert [ARTICLE.section_at(block) for block in range(5)] == [-1, 0, 1, 1, 1]


def test_an_article_without_paragraphs_has_no_first_one() -> None:
    source = article(section("lead", "", BlockQuote((Inline("Only a quote."),))))
    assert annotated(source, {}).first_paragraph == -1


def test_who_is_named_between_two_places() -> None:
    assert ARTICLE.keys_between(Place(1, 0), Place(1, 22)) == {"india", "s-400"}
    assert ARTICLE.keys_between(Place(1, 6), Place(3, 5)) == {"s-400", "rajnath-singh"}
    assert ARTICLE.keys_between(Place(1, 5), Place(1, 16)) == frozenset()


def test_events_are_in_the_order_of_time_and_tied_to_the_text() -> None:
    assert [found.id for found in ARTICLE.events] == ["deal", "later"]
    assert ARTICLE.ties["deal"].block == 3
    assert ARTICLE.events_in(3) == ("deal",)
    assert ARTICLE.events_in(4) == ()
    assert ARTICLE.events_between(Place(2, 0), Place(4, 0)) == {"deal"}
    assert ARTICLE.events_between(Place(0, 0), Place(2, 3)) == frozenset()


def test_the_event_of_a_sentence_is_found_from_any_of_its_characters() -> None:
    assert ARTICLE.event_at(Place(3, 2)) == "deal"
    assert ARTICLE.event_at(Place(3, 28)) is None
    assert ARTICLE.event_at(Place(1, 2)) is None


def test_events_and_subjects_are_linked_both_ways() -> None:
    assert ARTICLE.involved_in("deal") == {"s-400", "rajnath-singh"}
    assert ARTICLE.involved_in("later") == {"india"}
    assert ARTICLE.involved_in("no such event") == frozenset()
    assert ARTICLE.events_of("india") == {"later"}
    assert ARTICLE.events_of("nobody") == frozenset()


def test_an_article_takes_a_minute_at_least() -> None:
    assert reading_minutes(article()) == 1
    assert reading_minutes(article(section("lead", "", "word " * 2379 + "word"))) == 10


def test_the_text_is_there_before_the_mentions() -> None:
    plain = AnnotatedArticle.plain(SOURCE)
    assert plain.blocks == ARTICLE.blocks
    assert plain.mentions == ()
    assert plain.keys_between(Place(0, 0), Place(4, 3)) == frozenset()


def test_nothing_is_an_article_without_text() -> None:
    nothing = AnnotatedArticle.nothing()
    assert nothing.subjects == {}
    assert nothing.keys_between(Place(0, 0), Place(0, 0)) == frozenset()


def test_annotating_finds_the_mentions_of_the_library() -> None:
    found = annotate(SOURCE, Gazetteer([S400, SINGH, INDIA]))
    assert {"s-400", "india", "rajnath-singh"} <= set(found.keys)


def test_an_articles_own_entity_goes_before_the_librarys() -> None:
    own = Entity("s-400", EntityType.OTHER, "S-400")
    found = annotate(SOURCE._replace(own_entities=(own,)), Gazetteer([S400]))
    assert found.entity("s-400").type is EntityType.OTHER
