"""Where names and corrections stand in their files, as far as these are as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.model.entity import Authority
from reader.store import written_line
from reader.store.article_file import load_article
from reader.store.entity_file import load_entities
from reader.store.written_line import correction_lines, name_lines

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model.entity import Entity

PEOPLE = """\
schema: 1
entities:
  - {id: quill, type: system, name: Quill}
  - type: person
    id: asha-roe
    name: Asha Roe
    aliases:
      - A. Roe
      - "Asha  Roe"   # the name once more
      - "The
         Roe"
    weak_aliases: [Ash,
                   Asha]
    former: [Asha Finch]
    designations:
      navy: N-1
      press: N-2
    family_name: Roe
    summary: N-1
    demonyms: [Roean]
"""

CORRECTED = """\
title: The Quill sails
published: 2025-12-04
sections: [{body: The Quill met the Quill.}]
mentions:
  - exact: the Quill
    entity: null
  - {exact: Quill,
     occurrence: 1, entity: null}
"""


def asha(path: Path) -> Entity:
    """Read the file's last entity."""
    return load_entities(path, Authority.LIBRARY).entities[-1]


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "entities.yaml"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    path = tmp_path / "quill.yaml"
    path.write_text(CORRECTED, encoding="utf-8")
    return path


def test_each_name_has_the_line_on_which_it_stands_first(people: Path) -> None:
    assert name_lines(asha(people)) == {
        "Asha Roe": 6,
        "A. Roe": 8,
        "The Roe": 10,
        "Ash": 12,
        "Asha": 13,
        "Asha Finch": 14,
        "Roe": 18,
        "N-1": 16,
        "N-2": 17,
        "Roean": 20,
    }


def test_an_entity_of_an_article_has_its_names_in_the_article(corrected: Path) -> None:
    corrected.write_text(
        CORRECTED
        + "entities:\n  - quill\n  - {id: roe, type: person, name: Asha Roe,\n     aliases: [Roe]}\n",
        encoding="utf-8",
    )
    article = load_article(corrected).article
    assert article is not None
    assert name_lines(article.own_entities[0]) == {"Asha Roe": 11, "Roe": 12}


@pytest.mark.parametrize(
    "changed",
    [
        "# a line more\n" + PEOPLE,
        PEOPLE.replace("asha-roe", "vikram-roe"),
        PEOPLE.replace("id: asha-roe", "id: [asha-roe]"),
        "entities: none",
        "- a list",
        "\0" * 100,
        "",
    ],
)
def test_a_file_that_has_changed_tells_nothing(people: Path, changed: str) -> None:
    found = asha(people)
    people.write_text(changed, encoding="utf-8")
    assert name_lines(found) == {}


def test_what_is_no_text_has_no_line(people: Path) -> None:
    found = asha(people)
    people.write_text(PEOPLE.replace("N-2", "[N-2]"), encoding="utf-8")
    assert "N-1" in name_lines(found)
    assert "N-2" not in name_lines(found)


def test_who_is_defined_nowhere_has_no_lines(people: Path) -> None:
    found = asha(people)
    assert name_lines(found._replace(defined_at=None)) == {}
    people.unlink()
    assert name_lines(found) == {}


def test_corrections_have_the_lines_on_which_they_begin(corrected: Path) -> None:
    article = load_article(corrected).article
    assert article is not None
    assert correction_lines(corrected, article.corrections) == (5, 7)


@pytest.mark.parametrize(
    "changed", [CORRECTED.replace("exact: Quill", "exact: The"), CORRECTED[:-60], "", "mentions: [{}, {}]"]
)
def test_corrections_that_have_changed_tell_nothing(corrected: Path, changed: str) -> None:
    article = load_article(corrected).article
    assert article is not None
    corrected.write_text(changed, encoding="utf-8")
    assert correction_lines(corrected, article.corrections) == ()
    corrected.unlink()
    assert correction_lines(corrected, article.corrections) == ()


def test_a_very_large_file_is_not_read_again(
    people: Path, corrected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, article = asha(people), load_article(corrected).article
    assert article is not None
    monkeypatch.setattr(written_line, "MAX_LINED_BYTES", 10)
    assert name_lines(found) == {}
    assert correction_lines(corrected, article.corrections) == ()
