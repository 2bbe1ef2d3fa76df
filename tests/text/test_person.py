"""How people are named: titles, initials, family names, and what stands beside a name."""

from __future__ import annotations

import pytest

from reader.model.entity import Entity, EntityType
from reader.text.matched_block import MatchedBlock
from reader.text.person import (
    Titles,
    family_names,
    initials_end,
    is_month_here,
    is_part_before,
    is_touched_before,
    is_touched_behind,
    suffix_end,
    title_start,
    title_word_before,
)
from tests.text.factories import headline, paragraph


@pytest.mark.parametrize(
    ("name", "short", "family", "names"),
    [
        ("Rajnath Singh", "", "Singh", ("Singh",)),
        ("Xi Jinping", "Xi", "", ("Xi",)),
        ("Xi Jinping", "Xi", "Xi", ("Xi",)),
        ("Luiz da Silva", "Luiz", "da Silva", ("da Silva", "Luiz")),
        ("Lula", "Lula", "", ()),
        ("Mohammed bin Salman", "MBS", "", ()),
        ("Andrey Belousov", "", "", ()),
    ],
)
def test_family_names(name: str, short: str, family: str, names: tuple[str, ...]) -> None:
    assert family_names(Entity("x", EntityType.PERSON, name, short, family_name=family)) == names


TITLES = Titles(
    (
        "President",
        "Vice President",
        "Secretary of State",
        "Rear Adm.",
        "Attorney-General",
        "General",
        "US President",
    )
)


@pytest.mark.parametrize(
    ("before", "taken"),
    [
        ("so President ", "President "),
        ("so President Vice President ", "President Vice President "),
        ("so Vice President ", "Vice President "),
        ("so Vice-President ", "Vice-President "),
        ("so ex-President ", "President "),
        ("so Vice ", ""),
        ("so Deputy President ", ""),
        ("so deputy-President ", ""),
        ("so Secretary of State ", "Secretary of State "),
        ("so Secretary Of State ", "Secretary Of State "),
        ("so secretary of State ", ""),
        ("so President, ", ""),
        ("so President  ", ""),
        ('so "President ', "President "),
        ("so President Dr. ", "President Dr. "),
        ("so Dr. ", ""),
        ("so Rear Adm. ", "Rear Adm. "),
        ("so Attorney General ", "Attorney General "),
        ("so Surgeon General ", ""),
        ("so Lt. General ", "General "),
        ("so US President ", "US President "),
        ("so U.S. President ", "U.S. President "),
        ("in the US. President ", "President "),
        ("President ", "President "),
        ("", ""),
        ("x" * 60 + " ", ""),
        ("so Mr Mr Mr Mr Mr ", ""),
    ],
)
def test_titles_before_a_name(before: str, taken: str) -> None:
    text = before + "Obama"
    start = len(before)
    assert text[title_start(text, start, TITLES) : start] == taken


def test_the_word_before_a_name() -> None:
    assert title_word_before("the Vice-President Obama", 19) == "president"
    assert title_word_before("the president Obama", 14) == ""
    assert title_word_before("Obama", 0) == ""


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("John F. Kerry", " F."),
        ("John F Kerry", " F"),
        ("John H. W. Bush", " H. W."),
        ("John H.W. Bush", " H.W."),
        ("John HW Bush", " HW"),
        ("John A. B. C. D. Bush", " A. B. C."),
        ("John Forbes Kerry", ""),
        ("John F.", ""),
    ],
)
def test_initials(text: str, initials: str) -> None:
    assert text[4 : initials_end(text, 4)] == initials


@pytest.mark.parametrize(
    ("text", "suffix"),
    [("Kerry Jr. said", " Jr."), ("Kerry, Sr. said", ", Sr."), ("Kerry III", " III"), ("Kerry Junior", "")],
)
def test_suffixes(text: str, suffix: str) -> None:
    assert text[5 : suffix_end(text, 5)] == suffix


@pytest.mark.parametrize(
    ("text", "touched"),
    [
        ("so Manmohan Singh", True),
        ("Manmohan Singh", True),
        ("so Minister Singh", False),
        ("so Friday Singh", False),
        ("But Singh", False),
        ("so But Singh", True),
        ("so R. Singh", True),
        ("so R.K. Singh", True),
        ("so U.S. Singh", False),
        ("so Mr. Singh", False),
        ("so it ended. Singh", False),
        ("so, Singh", False),
        ("so Asia's Singh", False),
        ("so F16 Singh", False),
        ("so CNN Singh", False),
        ("so USS Singh", True),
        ("so MK Singh", True),
        ("so  Singh", False),
        ("Singh", False),
    ],
)
def test_another_name_before(text: str, touched: bool) -> None:  # noqa: FBT001 - a table's column
    start = text.rindex("Singh")
    block = MatchedBlock(0, paragraph(text))
    assert is_touched_before(block, start, lambda _: False) is touched
    assert not is_touched_before(block, start, lambda _: True)


@pytest.mark.parametrize(
    ("text", "touched"),
    [
        ("Singh Rawat", True),
        ("Singh Minister", False),
        ("Singh Friday", False),
        ("Singh F-16s", False),
        ("Singh F16s", False),
        ("Singh The", False),
        ("Singh said", False),
        ("Singh, Rawat", False),
        ("Singh", False),
    ],
)
def test_another_name_behind(text: str, touched: bool) -> None:  # noqa: FBT001 - a table's column
    block = MatchedBlock(0, paragraph(text))
    assert is_touched_behind(block, 5, lambda _: False) is touched
    assert not is_touched_behind(block, 5, lambda _: True)


def test_in_title_case_only_an_institution_touches() -> None:
    for text, touched in (("Singh Signs Another Treaty", False), ("Singh Foundation Signs Treaty", True)):
        assert is_touched_behind(MatchedBlock(0, headline(text)), 5, lambda _: False) is touched
    for text, touched in (("Why Embattled Singh Left", False), ("Why Manmohan Singh Left", True)):
        block = MatchedBlock(0, headline(text))
        assert is_touched_before(block, text.index("Singh"), lambda _: False) is touched


@pytest.mark.parametrize(
    ("before", "is_part"),
    [
        ("in George ", True),
        ("in Michael B. ", True),
        ("in Mrs. ", True),
        ("in Queen ", True),
        ("in New ", True),
        ("in Old ", False),
        ("George, ", False),
        ("to George. ", False),
        ("in ", False),
        ("Plan B. ", False),
        ("", False),
    ],
)
def test_a_one_word_name_that_is_part_of_another(before: str, is_part: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_part_before(before + "Mexico", len(before), frozenset({"new"})) is is_part


@pytest.mark.parametrize(
    ("text", "name", "is_month"),
    [
        ("in May", "May", True),
        ("so May 5", "May", True),
        ("so May, 2019", "May", True),
        ("said May", "May", False),
        ("in Modi", "Modi", False),
    ],
)
def test_a_name_that_is_a_months(text: str, name: str, is_month: bool) -> None:  # noqa: FBT001 - a table's column
    start = text.index(name)
    assert is_month_here(text, start, start + len(name)) is is_month
