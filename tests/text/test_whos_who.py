"""Whom to look for in which article."""

from __future__ import annotations

from reader.model.article import BlockQuote, Correction, EntityRef, Inline
from reader.model.entity import Authority
from reader.model.quote import Quote
from reader.text.annotation import annotate
from reader.text.whos_who import WhosWho
from tests.factories import article, entity, event, section

OWN = entity("su-57")
BUNDLED = {
    id_: entity(id_)._replace(authority=Authority.BUNDLED)
    for id_ in ("s-400", "s-500", "mig-29", "t-90", "ak-203", "kh-35")
}
TEXT = section("lead", "", "S-400 S-500 MiG-29 Su-57.", BlockQuote((Inline("Words."),), "t-90"))


def test_a_library_without_entities_of_its_own_uses_the_bundled_ones() -> None:
    found = annotate(article(TEXT), WhosWho(BUNDLED).gazetteer(article(TEXT)))
    assert {"s-400", "s-500"} <= set(found.keys)


def test_a_library_with_entities_of_its_own_uses_the_bundled_ones_only_where_an_article_names_them() -> None:
    whos_who = WhosWho({**BUNDLED, OWN.id: OWN})
    named = article(
        TEXT, events=[event("one", "2018", entities=("s-500",), place="mig-29")], listed=["s-400", "nobody"]
    )._replace(corrections=(Correction("x", "ak-203"), Correction("y", None)), quotes=(Quote("z", "kh-35"),))
    assert set(whos_who.gazetteer(article()).entities) == {"su-57"}
    assert set(whos_who.gazetteer(named).entities) == {"su-57", *BUNDLED}
    assert {"s-400", "s-500", "su-57"} <= set(annotate(named, whos_who.gazetteer(named)).keys)


def test_a_librarys_own_entity_goes_before_a_bundled_one() -> None:
    own = entity("s-400", name="Ours")
    whos_who = WhosWho({**BUNDLED, "s-400": own})
    listed = article(TEXT)._replace(listed=(EntityRef("s-400"),))
    assert whos_who.gazetteer(listed).entities["s-400"].name == "Ours"
