"""An article that is written while it is read is shown as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import app as app_module
from reader.screens.article import ArticleScreen
from reader.screens.live_reload import LiveReload
from reader.store.article_file import load_article
from reader.store.open_library import OpenLibrary
from reader.store.watch import ArticleWatch, Loss
from tests.sample_library import write_library
from tests.screens.journey import drawn, mentioned, open_article, open_screen, reading, rows, status, text
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

LOW = (100, 20)


@pytest.fixture
def talks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(app_module, "LOOK_SECONDS", 0.1)
    return write_library(tmp_path / "library")


def edit(path: Path, old: str, new: str) -> None:
    source = path.read_text(encoding="utf-8")
    assert old in source
    path.write_text(source.replace(old, new, 1), encoding="utf-8")


def take_away(path: Path) -> Path:
    """Put a file where nobody looks for it.

    Returns:
        Where it is now.
    """
    return path.rename(path.with_name("aside.tmp"))


def bring_back(path: Path, aside: Path) -> None:
    aside.rename(path)


async def test_a_change_shows_and_what_is_selected_stays(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        await pilot.press("*", "*", "m", "a", "asterisk")
        selected, index = mentioned(screen), screen.mention
        assert index is not None
        edit(talks, "sections:\n", "sections:\n  - body: Something new about the S-400.\n")
        await until(pilot, lambda: "Something new" in text(screen))
        assert status(screen) == "The article has changed; it has been read again."
        assert mentioned(screen) == selected
        assert screen.mention == index + 1
        await pilot.press("apostrophe", "a")


async def test_the_place_stays(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        await pilot.press("G")
        top = next(filter(None, rows(screen)))
        count = screen.body.virtual_size.height
        edit(talks, "sections:\n", "sections:\n  - body: " + "Something new. " * 60 + "\n")
        await until(pilot, lambda: screen.body.virtual_size.height > count)
        assert next(filter(None, rows(screen))) == top
        await pilot.press("g")
        assert "Something new." in text(screen)


async def test_errors_stand_below_the_last_good_version_until_they_are_mended(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        edit(talks, "published:", "publishd:")
        await until(pilot, lambda: "Not shown yet: the file has errors" in drawn(pilot))
        assert "did you mean `published`?" in drawn(pilot)
        assert screen.annotated.article.title in drawn(pilot), "the last good version"
        await pilot.press("j", "asterisk")
        edit(talks, "publishd:", "pblished:")
        await until(pilot, lambda: "pblished" in drawn(pilot))
        edit(talks, "pblished:", "published:")
        edit(talks, "title: ", "title: NEW ")
        await until(pilot, lambda: screen.annotated.article.title.startswith("NEW"))
        await until(pilot, lambda: "the file has errors" not in drawn(pilot))


async def test_an_article_that_could_not_be_shown_opens_when_it_is_mended(talks: Path) -> None:
    edit(talks, "published:", "publishd:")
    app = app_module.ReaderApp(talks)
    async with app.run_test() as pilot:
        assert open_screen(pilot) == "ProblemsScreen"
        edit(talks, "publishd:", "published:")
        await until(pilot, lambda: isinstance(app.screen, ArticleScreen))


async def test_entities_are_read_again_too(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        entities = talks.with_name("entities.yaml")
        edit(entities, "entities:\n", "entities:\n  - {id: word-asks, type: other, name: asks}\n")
        await until(pilot, lambda: "word-asks" in screen.annotated.subjects)
        assert status(screen) == RENAMED


async def test_a_search_goes_on_in_the_new_version(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        await pilot.press("slash", *"s-400", "enter")
        assert screen.matches is not None
        count = len(screen.matches)
        edit(talks, "sections:\n", "sections:\n  - body: Another S-400.\n")
        await until(pilot, lambda: screen.matches is not None and len(screen.matches) == count + 1)


async def test_what_is_open_over_the_article_stays(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        await pilot.press("c")
        edit(talks, "title: ", "title: NEW ")
        await until(pilot, lambda: screen.annotated.article.title.startswith("NEW"))
        assert open_screen(pilot) == "ChooserScreen"


RENAMED = "The library’s entities have changed; the article’s mentions have been found again."
GONE = "The article’s file is gone; what was read stays on the screen until it is back."
ENTITIES = "The files of entities have errors"
BACK = "The article’s file is back; it has been read again."


async def test_a_file_that_is_gone_is_told_and_what_was_read_stays(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        await pilot.press("*", "*")
        selected = mentioned(screen)
        aside = take_away(talks)
        await until(pilot, lambda: status(screen) == GONE)
        assert mentioned(screen) == selected
        assert screen.annotated.article.title in drawn(pilot)
        await pilot.press("j")
        assert status(screen) != GONE, "it is told once"
        edit(aside, "title: ", "title: NEW ")
        bring_back(talks, aside)
        await until(pilot, lambda: screen.annotated.article.title.startswith("NEW"))
        assert status(screen) == BACK


async def test_a_file_that_comes_back_as_it_was_is_told_too(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        aside = take_away(talks)
        await until(pilot, lambda: status(screen) == GONE)
        bring_back(talks, aside)
        await until(pilot, lambda: status(screen) == BACK)


async def test_a_file_that_must_not_be_read_is_told(talks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        monkeypatch.setattr("reader.store.watch.loss_of", lambda _: Loss.UNREADABLE)
        await until(pilot, lambda: status(screen).startswith("The article’s file cannot be read now;"))


async def test_with_a_broken_file_its_errors_go_and_it_may_come_back_broken(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        edit(talks, "published:", "publishd:")
        await until(pilot, lambda: "the file has errors" in drawn(pilot))
        aside = take_away(talks)
        await until(pilot, lambda: status(screen) == GONE)
        await until(pilot, lambda: "the file has errors" not in drawn(pilot))
        bring_back(talks, aside)
        await until(pilot, lambda: "the file has errors" in drawn(pilot))
        assert status(screen) != GONE


async def test_where_errors_are_shown_a_file_that_goes_and_comes_back_mended_opens(talks: Path) -> None:
    edit(talks, "published:", "publishd:")
    app = app_module.ReaderApp(talks)
    async with app.run_test() as pilot:
        aside = take_away(talks)
        await until(pilot, lambda: app._articles[-1].watch.loss is not None)
        assert open_screen(pilot) == "ProblemsScreen"
        edit(aside, "publishd:", "published:")
        bring_back(talks, aside)
        await until(pilot, lambda: isinstance(app.screen, ArticleScreen))


async def test_what_is_told_of_an_article_that_is_no_longer_open_is_passed_over(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        other = ArticleWatch(talks)
        library = OpenLibrary(talks)
        pilot.app.post_message(LiveReload.Lost(other, Loss.GONE))
        pilot.app.post_message(
            LiveReload.Changed(
                other, load_article(talks.with_name("older.yaml")), library, is_new=True, is_back=True
            )
        )
        await pilot.press("j")
        assert status(screen) not in {GONE, BACK}
        assert screen.source.article is screen.annotated.article


SHORT = "sections:\n  - body: Nothing is said here of anyone but the S-400.\n"
LONG = "sections:\n" + "".join(f"  - body: Another paragraph {number}.\n" for number in range(30))

OPENED = {
    "a mention": ("asterisk",) * 8,
    "the last mention": ("number_sign",),
    "an entity": ("2", "G", "enter"),
    "an event": ("full_stop", "full_stop"),
    "a search": ("slash", *"s-400", "enter", "n", "n"),
    "a search that is typed": ("slash", *"the"),
    "a card": ("2", "enter", "enter"),
    "why": (*("asterisk",) * 8, "w"),
    "the contents": ("c", "G"),
    "hints": ("G", "f"),
    "the timeline": ("T", "G"),
    "a card over the timeline": ("T", "G", "w"),
    "the help": ("question_mark",),
    "the articles": ("0",),
}
"""What may be selected or open when the file changes: the keys that lead there."""

THEN = (
    "tab",
    "enter",
    "a",
    "enter",
    "escape",
    "escape",
    "escape",
    "n",
    "N",
    "asterisk",
    "full_stop",
    "w",
    "escape",
)
"""Keys that use what is selected or open, close it, and go on."""


@pytest.mark.parametrize("sections", [SHORT, LONG], ids=["shrinks", "grows"])
@pytest.mark.parametrize("keys", OPENED.values(), ids=OPENED)
async def test_whatever_is_selected_or_open_a_change_harms_nothing(
    talks: Path, keys: tuple[str, ...], sections: str
) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        await pilot.press(*keys)
        over = open_screen(pilot)
        rewrite(talks, sections)
        first = sections.split("body: ")[1].split("\n", maxsplit=1)[0]
        await until(pilot, lambda: any(first in block.text for block in screen.annotated.blocks))
        assert open_screen(pilot) == over, "what is open stays"
        await pilot.press(*THEN)
        await pilot.press("g")
        await until(pilot, lambda: open_screen(pilot) == "ArticleScreen")
        assert pilot.app.is_running
        assert len(screen.annotated.mentions) > (screen.mention or 0)


def rewrite(path: Path, sections: str) -> None:
    """Give an article other sections, and no timeline's words in them."""
    source = path.read_text(encoding="utf-8")
    before, _, behind = source.partition("sections:\n")
    rest = "\n".join(
        line
        for line in behind.split("\n")[
            behind.split("\n").index(
                next(line for line in behind.split("\n") if line and not line.startswith((" ", "-")))
            ) :
        ]
    )
    path.write_text(before + sections + rest, encoding="utf-8")


async def test_entities_that_cannot_be_read_are_told_and_the_last_good_ones_stay(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        count = len(screen.annotated.mentions)
        edit(talks.with_name("entities.yaml"), "entities:\n", "entities: [\n")
        await until(pilot, lambda: ENTITIES in drawn(pilot))
        assert "entities.yaml, line 3, column 3 error" in drawn(pilot)
        assert "has changed" not in status(screen)
        await pilot.app.workers.wait_for_complete()
        assert len(screen.annotated.mentions) == count
        await pilot.press("j", "asterisk")
        edit(talks, "title: ", "title: NEW ")
        await until(pilot, lambda: screen.annotated.article.title.startswith("NEW"))
        assert ENTITIES in drawn(pilot), "they are still broken"
        await pilot.press("J")
        await until(pilot, lambda: open_article(pilot) == "older")
        await until(pilot, lambda: ENTITIES in drawn(pilot))
        edit(talks.with_name("entities.yaml"), "entities: [\n", "entities:\n")
        await until(pilot, lambda: ENTITIES not in drawn(pilot))


async def test_what_is_wrong_is_folded_by_escape_and_unfolded_when_it_changes(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        await pilot.press("exclamation_mark")
        assert status(screen) == "There is nothing wrong with the article’s files."
        await pilot.press("*")
        edit(talks.with_name("entities.yaml"), "  - {id: su-57,", "  - {idd: su-57,")
        await until(pilot, lambda: "`idd`" in drawn(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "`idd`" not in drawn(pilot))
        assert ENTITIES in drawn(pilot)
        assert mentioned(screen), "Esc has done one thing"
        await pilot.press("escape")
        assert mentioned(screen) is None
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: "`idd`" in drawn(pilot))
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: "`idd`" not in drawn(pilot))
        edit(talks, "published:", "publishd:")
        await until(pilot, lambda: "`publishd`" in drawn(pilot))
        await until(pilot, lambda: ENTITIES in drawn(pilot))
        edit(talks, "publishd:", "published:")
        await until(pilot, lambda: "the file has errors" not in drawn(pilot))
        assert ENTITIES in drawn(pilot)


async def test_when_the_files_of_entities_are_gone_the_last_ones_stay(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        aside = take_away(talks.with_name("entities.yaml"))
        await until(pilot, lambda: "This file is gone, and with it the library’s entities." in drawn(pilot))
        assert "Put it back" in drawn(pilot)
        await pilot.app.workers.wait_for_complete()
        assert screen.annotated.entity("s-400").is_defined
        bring_back(talks.with_name("entities.yaml"), aside)
        await until(pilot, lambda: "This file is gone" not in drawn(pilot))


async def test_while_the_timeline_is_open_it_says_that_the_article_has_errors(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        await pilot.press("T")
        edit(talks, "published:", "publishd:")
        await until(pilot, lambda: "Not shown yet: the file has errors" in drawn(pilot))
        assert open_screen(pilot) == "TimelineScreen"
        await pilot.press("escape")
        await until(pilot, lambda: "`publishd`" in drawn(pilot))
        assert screen.trouble


async def test_a_lost_file_is_told_for_as_long_as_it_is_lost(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        aside = take_away(talks)
        await until(pilot, lambda: status(screen) == GONE)
        await pilot.press("j")
        await until(pilot, lambda: GONE in drawn(pilot))
        assert status(screen) != GONE
        bring_back(talks, aside)
        await until(pilot, lambda: GONE not in drawn(pilot))


async def test_a_start_with_entities_that_cannot_be_read_tells_them(talks: Path) -> None:
    edit(talks.with_name("entities.yaml"), "  - {id: su-57,", "  - {idd: su-57,")
    app = app_module.ReaderApp(talks)
    async with app.run_test(size=LOW) as pilot:
        screen = app.screen
        assert isinstance(screen, ArticleScreen)
        await until(pilot, lambda: ENTITIES in drawn(pilot))
        assert "`idd`" in drawn(pilot)
        assert "entities.yaml, line" in drawn(pilot)
