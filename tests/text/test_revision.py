"""What was selected in an article is found again when it has been written anew."""

from __future__ import annotations

import pytest

from reader.model.entity import EntityType
from reader.model.mention import Mention, Rule
from reader.text.annotation import AnnotatedArticle
from reader.text.place import Place
from reader.text.revision import Revision
from tests.factories import annotated, article, entity, event, section

NAMES = {name: entity(name.lower(), EntityType.SYSTEM, name) for name in ("S-400", "S-500")}


def revision(before: list[str], after: list[str]) -> Revision:
    events = [event("talks", "2025-12-04")]
    old, new = (
        annotated(article(section("lead", "", *texts), events=events), NAMES) for texts in (before, after)
    )
    return Revision(old, new)


BEFORE = ["India has the S-400.", "The S-500 is newer than the S-400."]


@pytest.mark.parametrize(
    ("after", "mention"),
    [
        (BEFORE, 2),
        (["New: the S-400.", *BEFORE], 3),
        (["India has the S-400.", "So much newer than the S-400."], None),
        (["Nothing."], None),
    ],
)
def test_a_mention_stays_the_same(after: list[str], mention: int | None) -> None:
    assert revision(BEFORE, after).mention(2) == mention


def test_a_mention_of_another_is_no_longer_the_same() -> None:
    assert revision(["The S-400."], ["The S-500."]).mention(0) is None


def resolved(entity_id: str) -> AnnotatedArticle:
    """An article whose only mention may be any of two, or is one of them."""
    source = annotated(article(section("lead", "", "Then Rao spoke.")), {})
    block = next(at for at, block in enumerate(source.blocks) if "Rao" in block.text)
    candidates = () if entity_id else ("asha", "uma")
    mention = Mention(block, 5, 8, entity_id, Rule.FAMILY, "Rao", candidates)
    people = {id_: entity(id_, EntityType.PERSON, id_.title()) for id_ in ("asha", "uma")}
    return AnnotatedArticle(source.article, source.blocks, (mention,), people)


def test_the_same_words_that_name_someone_else_now_are_still_the_mention() -> None:
    assert Revision(resolved(""), resolved("uma")).mention(0) == 0
    assert Revision(resolved("asha"), resolved("")).mention(0) == 0


def test_an_ambiguous_subject_becomes_the_one_that_it_is_known_to_be() -> None:
    now = Revision(resolved(""), resolved("uma"))
    assert now.subject("?Rao") == now.entity("?Rao") == "uma"
    assert Revision(resolved(""), annotated(article(), {})).subject("?Rao") is None
    assert now.subject("nobody") is None


def test_an_entity_that_the_text_does_not_name_is_still_known() -> None:
    now = Revision(resolved("uma"), resolved("uma"))
    assert (now.subject("asha"), now.entity("asha")) == (None, "asha")


def test_no_mention_stays_none() -> None:
    assert revision(BEFORE, BEFORE).mention(None) is None
    assert revision(BEFORE, BEFORE).mention(99) is None


def test_a_place_is_where_its_words_stand() -> None:
    both = revision(BEFORE, ["New.", *BEFORE])
    old, new = (
        next(at for at, block in enumerate(version.blocks) if block.text.startswith("The S-500"))
        for version in (both._before, both._after)
    )
    assert both.place(Place(old, 4)) == Place(new, 4)
    assert new == old + 1


def test_a_place_that_is_no_more_is_the_end() -> None:
    shorter = revision(BEFORE, ["New."])
    end = Place(len(shorter._after.blocks) - 1, 0)
    assert shorter.place(Place(len(shorter._before.blocks) - 1, 4)) == end
    assert shorter.place(Place(99, 0)) == end


def test_subjects_and_events_stay_if_they_are_still_there() -> None:
    now = revision(BEFORE, ["The S-400."])
    assert now.subject("s-400") == "s-400"
    assert now.subject("s-500") is None
    assert now.subject(None) is None
    assert now.event("talks") == "talks"
    assert now.event("other") is None
    assert now.event(None) is None
