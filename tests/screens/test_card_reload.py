"""Cards that are open when the article, or a file that defines its entities, is written anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import app as app_module
from reader.screens.card import GONE
from reader.widgets.scrolling_lines import LinesText, ScrollingLines
from tests.sample_library import ENTITIES, TALKS, write_library
from tests.screens.journey import mentioned, open_screen, reading
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.screens.article import ArticleScreen

ANOTHER = "  - {id: uma-singh, type: person, name: Uma Singh, family_name: Singh, summary: Another one.}\n"
AMBIGUOUS = "may be any of these"


@pytest.fixture
def talks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article in which a family name may be one of two people's."""
    monkeypatch.setattr(app_module, "LOOK_SECONDS", 0.1)
    path = write_library(tmp_path / "library")
    path.with_name("entities.yaml").write_text(ENTITIES + ANOTHER, encoding="utf-8")
    source = TALKS.replace("Singh met his counterpart.", "Singh and Uma Singh met. Singh spoke.")
    listed = "entities: [s-400, rajnath-singh, uma-singh]"
    path.write_text(source.replace("entities: [s-400, su-57, rajnath-singh]", listed), encoding="utf-8")
    return path


def replace(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def append(path: Path, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + new, encoding="utf-8")


def page(pilot: Pilot[int]) -> ScrollingLines:
    (shown,) = (found for found in pilot.app.screen.query(ScrollingLines) if found.display)
    return shown


def told(pilot: Pilot[int]) -> str:
    return page(pilot).query_one(LinesText).plain


def link(pilot: Pilot[int]) -> str | None:
    found = page(pilot).link
    return found.text if found else None


def ambiguous(screen: ArticleScreen) -> int:
    """The last ambiguous mention: those before it stay so when a correction says whom it names."""
    return max(at for at, found in enumerate(screen.annotated.mentions) if not found.entity)


async def test_a_correction_that_is_pasted_shows_and_the_mention_stays_selected(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        index = ambiguous(screen)
        spot = screen.annotated.mentions[index][:3]
        screen.select(screen.annotated.keys[index], index)
        await pilot.press("w", "tab", "y")
        assert AMBIGUOUS in told(pilot)
        assert link(pilot) == "Rajnath Singh"
        append(talks, pilot.app.clipboard)
        await until(pilot, lambda: "The article’s own list of corrections says so." in told(pilot))
        assert AMBIGUOUS not in told(pilot)
        assert link(pilot) == "Rajnath Singh", "the cursor stays on the link"
        await until(pilot, lambda: f"correction, {talks}:" in told(pilot))
        await pilot.press("escape")
        assert mentioned(screen) == "Singh"
        assert screen.mention is not None
        assert screen.annotated.mentions[screen.mention][:3] == spot
        assert screen.selected == "rajnath-singh"
        assert "?Singh" in screen.annotated.subjects, "it is still ambiguous elsewhere"


async def test_a_name_that_has_become_ambiguous_is_told_so(talks: Path) -> None:
    people = talks.with_name("entities.yaml")
    replace(people, "aliases: [Su-57]", "aliases: [Su-57, Felon]")
    replace(talks, "Russia offered the Su-57", "Russia offered the Felon")
    async with reading(talks) as (screen, pilot):
        subject = screen.annotated.subjects["su-57"]
        screen.mention = subject.mentions[0]
        await pilot.press("w")
        assert "Means: Su-57" in told(pilot)
        append(people, "  - {id: felon, type: system, name: Felony, aliases: [Felon]}\n")
        await until(pilot, lambda: AMBIGUOUS in told(pilot))
        assert mentioned(screen) == "Felon"


async def test_a_card_of_an_ambiguous_name_becomes_the_card_of_whom_it_names(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        screen.select(screen.annotated.keys[ambiguous(screen)])
        await pilot.press("w")
        assert AMBIGUOUS in told(pilot)
        replace(talks.with_name("entities.yaml"), "family_name: Singh, summary: Another", "summary: Another")
        await until(pilot, lambda: "Defence Minister" in told(pilot))
        assert AMBIGUOUS not in told(pilot)
        await pilot.press("escape")
        assert screen.selected == "rajnath-singh"


async def test_a_card_follows_the_file_of_its_entity_and_so_do_those_below_it(talks: Path) -> None:
    people = talks.with_name("entities.yaml")
    async with reading(talks) as (_, pilot):
        await pilot.press("2", "enter", "enter")
        await until(pilot, lambda: f"alias “S-400”, {people}:3" in told(pilot))
        await pilot.press(*["tab"] * 3)
        assert link(pilot) == "Contract signed"
        replace(people, "summary: Long-range air-defence system.", "summary: Shoots far.")
        replace(people, "schema: 1", "# one line more\nschema: 1")
        await until(pilot, lambda: "Shoots far." in told(pilot))
        await until(pilot, lambda: f"alias “S-400”, {people}:4" in told(pilot))
        assert link(pilot) == "Contract signed"
        await pilot.press("enter")
        assert page(pilot).border_title == "Event · 1 back"
        replace(people, "summary: Shoots far.", "summary: Shoots farther.")
        replace(talks, "title: Contract signed", "title: Signed at last")
        await until(pilot, lambda: "Signed at last" in told(pilot))
        assert page(pilot).border_title == "Event · 1 back"
        await pilot.press("backspace")
        await until(pilot, lambda: "Shoots farther." in told(pilot))


async def test_a_card_whose_subject_is_gone_says_so_until_it_is_closed(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        screen.selected_event = "contract"
        await pilot.press("enter")
        assert "Contract signed" in told(pilot)
        replace(talks, "id: contract,", "id: deal,")
        await until(pilot, lambda: told(pilot) == GONE)
        replace(talks, "id: deal,", "id: treaty,")
        await until(pilot, lambda: any(event.id == "treaty" for event in screen.annotated.events))
        assert told(pilot) == GONE
        await pilot.press("tab", "y", "escape")
        assert open_screen(pilot) == "ArticleScreen"


async def test_a_link_of_a_card_that_was_made_anew_leads_to_the_present_text(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("2", "enter", "enter", "tab")
        replace(talks, "sections:\n", "sections:\n  - body: First the Su-57, then the Su-57.\n")
        count = len(screen.annotated.mentions)
        await until(pilot, lambda: len(screen.annotated.mentions) > count)
        assert link(pilot) == "S-400"
        await pilot.press("enter")
        await until(pilot, lambda: mentioned(screen) == "S-400")


async def test_a_choice_tells_what_else_it_settles(talks: Path) -> None:
    replace(talks, "Singh spoke.", "Singh spoke.\n\n      Singh left.")
    async with reading(talks) as (screen, pilot):
        found = [at for at, mention in enumerate(screen.annotated.mentions) if not mention.entity]
        assert len(found) > 1
        screen.mention = found[0]
        await pilot.press("w")
        await until(pilot, lambda: "is then settled elsewhere, too: paragraph 3, " in told(pilot))
        await pilot.press("tab", "y", "escape")
        append(talks, pilot.app.clipboard)
        await until(pilot, lambda: all(mention.entity for mention in screen.annotated.mentions))
