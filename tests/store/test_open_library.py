"""A library as far as it has been asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.store.article_file import load_article
from reader.store.open_library import OpenLibrary, title_of
from tests.sample_library import write_library

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return write_library(tmp_path)


def test_it_holds_the_entities(talks: Path) -> None:
    library = OpenLibrary(talks)
    article = load_article(talks).article
    assert article is not None
    assert "s-400" in library.gazetteer(article).entities


def test_each_thing_is_read_once(talks: Path) -> None:
    entities = talks.with_name("entities.yaml")
    with entities.open("a", encoding="utf-8") as file:
        file.write("  - {id: jo-doe, type: person, name: Jo Doe}\n")
    library = OpenLibrary(talks)
    article = load_article(talks).article
    assert article is not None
    assert "jo-doe" in library.gazetteer(article).entities
    entities.unlink()
    assert "jo-doe" in library.gazetteer(article).entities
    assert "jo-doe" not in OpenLibrary(talks).gazetteer(article).entities


def test_one_that_stays_tells_why_it_is_not_what_its_files_say_now(talks: Path) -> None:
    library = OpenLibrary(talks)
    assert library.entity_errors() == ()
    edited = talks.with_name("entities.yaml")
    edited.write_text("entities: [", encoding="utf-8")
    errors = OpenLibrary(talks).entity_errors()
    library.stay(errors)
    assert library.entity_errors() == errors != ()


@pytest.mark.parametrize(
    ("id_", "title"),
    [("older", "An older article"), ("absent", "absent"), ("broken", "broken"), ("entities", "entities")],
)
def test_another_article_is_called_by_its_headline_if_its_file_bears_its_id(
    talks: Path, id_: str, title: str
) -> None:
    assert title_of(talks, id_) == title


def test_a_file_that_bears_the_id_of_another_article_is_not_that_one(talks: Path) -> None:
    renamed = talks.with_name("contract.yaml")
    renamed.write_text(
        "id: other\n" + talks.with_name("older.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert title_of(talks, "contract") == "contract"
