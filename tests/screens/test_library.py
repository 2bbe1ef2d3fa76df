"""The library screen: listing, moving, opening, marking."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from reader import paths
from reader.app import ReaderApp
from reader.errors import StateError
from reader.index.indexer import Indexer
from reader.screens.article import ArticleScreen
from reader.screens.library import LibraryScreen
from reader.screens.library_desk import LibraryDesk
from reader.screens.library_upkeep import LibraryUpkeep
from reader.screens.library_words import heading
from reader.screens.listing import Totals
from reader.screens.marking import Marking
from reader.screens.problems import ProblemsScreen
from reader.store.article_ref import ArticleRef
from reader.store.reading_state import ReadingState
from reader.store.state import State
from reader.widgets.article_preview import ArticlePreview
from reader.widgets.status_bar import StatusBar
from tests.screens.browsing import (
    ask,
    browsing,
    cursor,
    footer,
    is_open,
    list_rows,
    listed,
    place,
    screen,
    settled,
    words,
    write_articles,
)
from tests.screens.journey import WIDE, drawn, open_article, open_screen, reading, status
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.pilot import Pilot

    from reader.index.indexer import Outcome, Stage
    from reader.screens.library_message import Refreshed
    from reader.screens.listing import Found

BROKEN = "broken.yaml"
TALKS = "India asks for more S-400s"
OLDER = "An older article"
ALL = [TALKS, OLDER, BROKEN]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Five articles of three days, two topics and two sources."""
    return write_articles(
        tmp_path / "archive",
        alpha="Alpha rises\npublished: 2025-03-02\ntopics: [trade]\nsource: Desk\n--\nShips and tariffs.",
        bravo="Bravo falls\npublished: 2025-03-02\ntopics: [defence]\nsource: Wire\n--\nMissiles fell.",
        charlie="Charlie waits\npublished: 2025-03-01\ntopics: [trade]\nsource: Wire\n--\nMore tariffs.",
        delta="Delta floods\npublished: 2024-12-24\ntopics: [defence]\nsource: Desk\n--\nWater rose.",
        echo="Echo sounds\npublished: 2024-12-24\n--\nA missile was heard.",
    )


def read_titles(root: Path) -> list[str]:
    """The ids of the articles that are marked as read."""
    if not paths.state_file().exists():
        return []
    with State(paths.state_file()) as state:
        ids = sorted(path.stem for path in root.glob("*.yaml"))
        return [id_ for id_, marks in ReadingState(state).marks(root, ids).items() if marks.is_read]


# Listing


async def test_a_folder_opens_as_a_list_the_newest_first(library: Path) -> None:
    async with browsing(library) as pilot:
        assert listed(pilot) == ALL
        assert cursor(pilot) == TALKS
        assert words(pilot, "subject") == "LIBRARY  library · 2 articles · 2 unread · 1 with problems"
        assert words(pilot, "order") == "newest first"
        assert place(pilot) == "3 articles"
        assert footer(pilot).startswith("j k 1/3 Enter open / search")


async def test_a_row_tells_the_date_the_headline_and_who_is_named(library: Path) -> None:
    async with browsing(library) as pilot:
        first, second, third = list_rows(pilot)
        assert first.split()[:4] == ["●", "4", "Dec", "2025"]
        assert TALKS in first
        assert "▲" in first
        assert second.split()[:4] == ["●", "5", "Oct", "2018"]
        assert third.split() == ["!", "not", "shown", BROKEN]


async def test_the_list_shows_what_an_earlier_run_has_read_before_files_are_looked_at(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Indexer(library).refresh()
    monkeypatch.setattr(LibraryUpkeep, "refresh", lambda _: None)
    (library / "talks.yaml").unlink()
    async with ReaderApp(library).run_test() as pilot:
        await until(pilot, lambda: is_open(pilot) and len(screen(pilot).list.listing) == 3)


async def test_files_that_come_are_listed_when_they_are_looked_for(library: Path) -> None:
    async with browsing(library) as pilot:
        await pilot.press("j")
        write_articles(library, newer="A newer one\npublished: 2026-01-01")
        await pilot.press("f5")
        await until(pilot, lambda: listed(pilot) == ["A newer one", *ALL])
        assert cursor(pilot) == OLDER, "the cursor stays on its article"


async def test_articles_are_listed_though_their_marks_cannot_follow_them(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StateError("the state cannot be written: the disk is full")

    async with browsing(library) as pilot:
        await pilot.press("s")
        await until(pilot, lambda: footer(pilot) == "Starred.")
        monkeypatch.setattr("reader.store.adoption.adopt", fail)
        write_articles(library, newer="A newer one\npublished: 2026-01-01")
        await pilot.press("f5")
        await until(pilot, lambda: listed(pilot) == ["A newer one", *ALL])
        await until(pilot, lambda: "the disk is full" in footer(pilot))


async def test_the_cursor_stays_at_the_top_until_it_is_moved(library: Path) -> None:
    async with browsing(library) as pilot:
        write_articles(library, newer="A newer one\npublished: 2026-01-01")
        await pilot.press("f5")
        await until(pilot, lambda: cursor(pilot) == "A newer one")


async def test_files_that_come_and_go_are_noticed(library: Path) -> None:
    async with browsing(library) as pilot:
        upkeep = screen(pilot).upkeep
        await until(pilot, lambda: not upkeep.is_refreshing)
        screen(pilot).inquiry.desk().has_other_files()  # the first look has been taken
        write_articles(library, newer="A newer one\npublished: 2026-01-01")
        await until(pilot, lambda: listed(pilot) == ["A newer one", *ALL])
        (library / "newer.yaml").unlink()
        await until(pilot, lambda: listed(pilot) == ALL)


async def test_what_comes_while_files_are_looked_at_is_looked_at_after_that(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = Event()
    refresh = LibraryDesk.refresh

    def slow(desk: LibraryDesk, report: Callable[[Stage], object]) -> Outcome | None:
        outcome = refresh(desk, report)
        may_end.wait(30)
        return outcome

    monkeypatch.setattr(LibraryDesk, "refresh", slow)
    async with ReaderApp(library).run_test(size=WIDE) as pilot:
        await until(pilot, lambda: is_open(pilot) and len(screen(pilot).list.listing) == len(ALL))
        assert screen(pilot).upkeep.is_refreshing
        (library / "talks.yaml").unlink()
        write_articles(library, newer="A newer one\npublished: 2026-01-01")
        await pilot.press("f5")
        may_end.set()
        await until(pilot, lambda: listed(pilot) == ["A newer one", *ALL[1:]])


async def test_files_that_are_no_articles_are_looked_for_less_and_less(library: Path) -> None:
    async with browsing(library) as pilot:
        upkeep = screen(pilot).upkeep
        outcomes: list[bool] = []
        real_end = upkeep.end

        def end(message: Refreshed) -> bool:
            outcomes.append(real_end(message))
            return outcomes[-1]

        upkeep.end = end  # type: ignore[method-assign]
        (library / "draft.txt").touch()
        await until(pilot, lambda: outcomes == [False])
        assert upkeep._left_out > 0
        assert upkeep._settling is None


async def test_a_state_within_the_library_does_not_keep_it_busy(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(library / "own"))
    async with browsing(library) as pilot:
        await pilot.press("s")
        await until(pilot, lambda: paths.state_file().exists())
        desk = screen(pilot).inquiry.desk()
        desk.has_other_files()
        await pilot.press("r")
        await until(pilot, lambda: "read" in footer(pilot))
        assert not desk.has_other_files()


async def test_a_cache_that_cannot_be_written_is_told_with_what_to_do(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file" / "cache"))
    async with ReaderApp(library).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "cannot be listed" in words(pilot, "nothing"))
        assert "XDG_CACHE_HOME" in drawn(pilot)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))


async def test_faults_of_the_settings_are_told_in_the_list_too(library: Path) -> None:
    app = ReaderApp(library, notice="Settings: a problem")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: is_open(pilot) and footer(pilot) == "Settings: a problem")


async def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    app = ReaderApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "holds no articles yet" in drawn(pilot))
        assert "dateline new" in drawn(pilot)
        await pilot.press("j", "k", "G", "g", "enter", "s", "r", "R", "p", "y", "right_square_bracket")
        assert is_open(pilot)
        await pilot.press("q")
    assert app.return_value == 0


async def test_a_damaged_index_is_built_anew_and_that_is_told(library: Path) -> None:
    Indexer(library).refresh()
    Indexer(library).path.write_bytes(b"This is no database. " * 400)
    async with browsing(library) as pilot:
        await until(pilot, lambda: listed(pilot) == ALL)


async def test_where_there_is_little_room_the_date_and_the_heading_are_shorter(library: Path) -> None:
    async with browsing(library, (40, 12)) as pilot:
        assert list_rows(pilot)[1] == "●   5 Oct 18 An older article"
        assert words(pilot, "subject") == "LIBRARY  library · 2 unread"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (80, "LIBRARY  Desk · 1,200 articles · 15 unread · 2 with problems"),
        (59, "LIBRARY  Desk · 1,200 articles · 15 unread"),
        (41, "LIBRARY  Desk · 15 unread"),
        (24, "LIBRARY  Desk"),
        (4, "LIBRARY  Desk"),
    ],
)
def test_a_heading_leaves_out_what_there_is_no_room_for(cells: int, told: str) -> None:
    assert heading("Desk", Totals(1_200, 2, 15), cells).plain == told


@pytest.mark.parametrize("size", [(200, 60), (120, 36), (80, 24), (60, 40), (40, 12), (20, 5)])
async def test_every_size_shows_the_list(library: Path, size: tuple[int, int]) -> None:
    async with browsing(library, size) as pilot:
        assert any("India" in row for row in list_rows(pilot))
        await ask(pilot, "slash", *"offered")
        assert drawn(pilot)


# Order and groups


async def test_the_order_changes_and_the_cursor_stays_on_its_article(archive: Path) -> None:
    async with browsing(archive) as pilot:
        newest = listed(pilot)
        await pilot.press("j", "j")
        here = cursor(pilot)
        await ask(pilot, "O")
        assert (listed(pilot), words(pilot, "order")) == (newest[::-1], "oldest first")
        assert cursor(pilot) == here
        await ask(pilot, "O")
        assert (listed(pilot), words(pilot, "order")) == (sorted(newest), "by headline")
        await ask(pilot, "O")
        assert listed(pilot) == newest


async def test_articles_are_grouped_by_day_topic_and_source(archive: Path) -> None:
    async with browsing(archive) as pilot:
        headings: list[list[str]] = []
        for _ in range(4):
            await ask(pilot, "B")
            headings.append([group.title for group in screen(pilot).list.contents.groups])
        assert headings == [
            ["2 Mar 2025 · 2", "1 Mar 2025 · 1", "24 Dec 2024 · 2"],
            ["defence · 2", "trade · 2", "Without a topic · 1"],
            ["Desk · 2", "Wire · 2", "Without a source · 1"],
            [],
        ]


async def test_keys_move_from_group_to_group(archive: Path) -> None:
    async with browsing(archive) as pilot:
        await ask(pilot, "B", "B")
        assert "defence" in list_rows(pilot)[0]
        await pilot.press("right_square_bracket")
        assert screen(pilot).list.index == 2
        await pilot.press("right_square_bracket", "right_square_bracket")
        assert screen(pilot).list.index == 4
        await pilot.press("left_square_bracket", "left_square_bracket")
        assert screen(pilot).list.index == 0


# Preview


def preview(pilot: Pilot[int]) -> str:
    return screen(pilot).query_one(ArticlePreview).plain


async def test_the_preview_tells_what_the_article_under_the_cursor_is(library: Path) -> None:
    async with browsing(library) as pilot:
        await until(pilot, lambda: TALKS in preview(pilot))
        assert "DEFENCE" in preview(pilot)
        assert "Rajnath\u00a0Singh\u00a03" in preview(pilot)
        assert "India told Russia" in preview(pilot)
        await pilot.press("j")
        await until(pilot, lambda: "The S-400 contract was signed" in preview(pilot))


async def test_the_preview_of_a_broken_file_tells_what_to_do(library: Path) -> None:
    async with browsing(library) as pilot:
        await pilot.press("G")
        await until(pilot, lambda: "did you mean" in preview(pilot))


@pytest.mark.parametrize(
    ("size", "is_shown"), [((120, 36), True), ((80, 24), False), ((60, 40), True), ((40, 12), False)]
)
async def test_the_preview_is_there_where_there_is_room(
    library: Path, size: tuple[int, int], *, is_shown: bool
) -> None:
    async with browsing(library, size) as pilot:
        panel = screen(pilot).query_one(ArticlePreview)
        assert panel.display is is_shown
        await pilot.press("p")
        assert panel.display is not is_shown
        await pilot.press("p")
        assert panel.display is is_shown


# Problems


async def test_the_problems_view_lists_files_with_problems_only(library: Path) -> None:
    async with browsing(library) as pilot:
        await ask(pilot, "exclamation_mark")
        assert listed(pilot) == [BROKEN]
        assert words(pilot, "order") == "files with problems"
        await pilot.press("enter")
        await until(pilot, lambda: open_screen(pilot) == ProblemsScreen.__name__)
        await pilot.press("q")
        assert listed(pilot) == [BROKEN]
        await ask(pilot, "escape")
        assert len(listed(pilot)) == len(ALL)


async def test_no_problems_are_told_in_words(archive: Path) -> None:
    async with browsing(archive) as pilot:
        await ask(pilot, "exclamation_mark")
        assert "No file has errors or warnings." in drawn(pilot)
        await ask(pilot, "exclamation_mark")
        assert len(listed(pilot)) == 5


# Opening, and coming back


async def test_an_article_opens_and_the_list_is_as_it_was_when_one_comes_back(archive: Path) -> None:
    async with browsing(archive) as pilot:
        await ask(pilot, "B", "j")
        here, rows = cursor(pilot), len(list_rows(pilot))
        for back in ("q", "0"):
            await pilot.press("enter")
            await until(pilot, lambda: open_screen(pilot) == ArticleScreen.__name__)
            await pilot.press(back)
            await until(pilot, lambda: is_open(pilot))
            assert (cursor(pilot), len(list_rows(pilot))) == (here, rows)


async def test_steps_from_an_article_go_in_the_order_of_the_list(archive: Path) -> None:
    async with browsing(archive) as pilot:
        await ask(pilot, "O", "O")  # by headline
        await pilot.press("g", "enter")
        await until(pilot, lambda: open_screen(pilot) == ArticleScreen.__name__)
        seen = [open_article(pilot)]
        for _ in range(4):
            await pilot.press("J")
            await until(pilot, lambda: open_article(pilot) != seen[-1])
            seen.append(open_article(pilot))
        assert seen == ["alpha", "bravo", "charlie", "delta", "echo"]
        await pilot.press("J")
        await until(pilot, lambda: "last article" in drawn(pilot))
        await pilot.press("K")
        await until(pilot, lambda: open_article(pilot) == "delta")
        await pilot.press("q")
        assert cursor(pilot) == "Delta floods"


async def test_the_library_opens_over_an_article_and_leads_back_to_it(library: Path) -> None:
    async with reading(library / "talks.yaml") as (_, pilot):
        await pilot.press("0")
        await settled(pilot)
        assert listed(pilot) == ALL
        assert "Esc back" in footer(pilot)
        await pilot.press("escape")
        assert open_article(pilot) == "talks"
        await pilot.press("0", "q")
        assert open_article(pilot) == "talks"
        await pilot.press("0", "j", "enter")
        await until(pilot, lambda: open_screen(pilot) == ArticleScreen.__name__)
        assert open_article(pilot) == "older"
        await pilot.press("q")
        assert is_open(pilot)
        await pilot.press("q")
        assert open_article(pilot) == "talks"
        await pilot.press("q")
    assert pilot.app.return_value == 0


async def test_the_cursor_stands_on_the_article_that_one_comes_from(library: Path) -> None:
    async with reading(library / "older.yaml") as (_, pilot):
        await pilot.press("0")
        await settled(pilot)
        await until(pilot, lambda: cursor(pilot) == OLDER)
        await pilot.press("k")
        assert cursor(pilot) == TALKS
        await pilot.press("escape", "0")
        await until(pilot, lambda: cursor(pilot) == OLDER)


async def test_steps_go_by_date_where_no_list_has_been_opened(library: Path) -> None:
    async with reading(library / "talks.yaml") as (_, pilot):
        await pilot.press("K")
        await until(pilot, lambda: "first article" in drawn(pilot))
        await pilot.press("J")
        await until(pilot, lambda: open_article(pilot) == "older")
        await pilot.press("J")
        await until(pilot, lambda: open_screen(pilot) == ProblemsScreen.__name__)


async def test_a_file_that_is_gone_is_told_of(library: Path) -> None:
    async with browsing(library) as pilot:
        (library / "talks.yaml").unlink()
        await pilot.press("enter")
        await until(pilot, lambda: open_screen(pilot) == ProblemsScreen.__name__)
        await pilot.press("q")
        assert is_open(pilot)


# Marks


async def test_an_article_that_was_opened_is_read(library: Path) -> None:
    async with browsing(library) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: read_titles(library) == ["talks"])
        await pilot.press("q")
        await until(pilot, lambda: list_rows(pilot)[0].split()[0] == "4")
        await until(pilot, lambda: "1 unread" in words(pilot, "subject"))


async def test_marks_are_set_taken_and_undone(library: Path) -> None:
    async with browsing(library) as pilot:
        await pilot.press("r")
        assert footer(pilot) == "Marked as read."
        await pilot.press("s")
        assert footer(pilot) == "Starred."
        await until(pilot, lambda: list_rows(pilot)[0].split()[:2] == ["★", "4"])
        await pilot.press("u")
        assert footer(pilot) == f"Undone: starred “{TALKS}”."
        await pilot.press("u")
        assert footer(pilot) == f"Undone: marked “{TALKS}” read."
        await until(pilot, lambda: list_rows(pilot)[0].split()[:2] == ["●", "4"])
        await pilot.press("u")
        assert footer(pilot) == "There is nothing to undo."


async def test_what_was_undone_is_redone_in_the_list_and_in_an_article(library: Path) -> None:
    async with browsing(library) as pilot:
        await pilot.press("s", "j", "s", "u", "u", "U")
        assert footer(pilot) == f"Redone: starred “{TALKS}”."
        await until(pilot, lambda: list_rows(pilot)[0].split()[0] == "●★")
        await pilot.press("enter")
        await until(pilot, lambda: open_screen(pilot) == ArticleScreen.__name__)
        article = pilot.app.screen
        assert isinstance(article, ArticleScreen)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: status(article) == f"Redone: starred “{OLDER}”.")
        await pilot.press("u")
        await until(pilot, lambda: status(article) == f"Undone: starred “{OLDER}”.")
        await pilot.press("r", "U")
        await until(pilot, lambda: status(article) == "There is nothing to redo.")


async def test_what_another_reader_marks_is_shown_and_a_key_does_what_one_sees(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Marking(paths.state_file())
    talks = ArticleRef(library, "talks", library / "talks.yaml")
    async with browsing(library) as pilot:
        other.switch_star(talks)
        await until(pilot, lambda: "★" in list_rows(pilot)[0])
        with monkeypatch.context() as patch:
            patch.setattr(Marking, "has_changed", lambda _: False)  # it has not been seen yet
            other.switch_star(talks)
            assert "★" in list_rows(pilot)[0]
            await pilot.press("s")
            assert footer(pilot) == "The star is taken."
            other.switch_read(talks)
            await pilot.press("r")
            assert footer(pilot) == "Marked as read."
        await until(pilot, lambda: list_rows(pilot)[0][:2] == "  ")


async def test_what_is_no_longer_asked_for_goes_when_one_looks_again(library: Path) -> None:
    async with browsing(library) as pilot:
        await ask(pilot, "slash", *"is:unread", "enter")
        assert listed(pilot) == ALL[:2]
        await pilot.press("r")
        await until(pilot, lambda: list_rows(pilot)[0][0] == " ")
        assert listed(pilot) == ALL[:2], "it stays as long as one may take it back"
        await pilot.press("f5")
        await until(pilot, lambda: listed(pilot) == ALL[1:2])


def is_whole(pilot: Pilot[int]) -> bool:
    """Whether all that is asked for is listed."""
    found = screen(pilot).found
    return found is not None and found.is_whole


async def test_a_window_over_the_first_list_that_closes_at_once_takes_nothing_with_it(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Brief(ModalScreen[None]):
        def compose(self) -> ComposeResult:
            yield Static("Brief")

        async def on_mount(self) -> None:
            self.dismiss()

    covered: list[bool] = []

    def take(listing: LibraryScreen, found: Found) -> None:
        real_take(listing, found)
        if not covered:
            covered.append(True)
            listing.app.push_screen(Brief())

    Indexer(library).refresh()
    real_take = LibraryScreen._take
    monkeypatch.setattr(LibraryScreen, "_take", take)
    async with ReaderApp(library).run_test(size=WIDE) as pilot:
        await until(pilot, lambda: bool(covered))
        await until(pilot, lambda: is_open(pilot) and is_whole(pilot))
        await until(pilot, lambda: screen(pilot).upkeep.has_begun)


async def test_a_broken_file_cannot_be_marked(library: Path) -> None:
    async with browsing(library) as pilot:
        await pilot.press("G", "s")
        assert footer(pilot) == "This file has errors: it can be marked when it is mended."


async def test_all_above_are_marked_as_read_if_that_is_meant(archive: Path) -> None:
    async with browsing(archive) as pilot:
        await pilot.press("R")
        assert footer(pilot) == "There is no article above this one."
        bar = screen(pilot).query_one(StatusBar)
        await pilot.press("j", "j", "R")
        assert bar.message == "Mark the 2 articles above as read? y/n"
        await pilot.press("n")
        assert read_titles(archive) == []
        await pilot.press("R", "y")
        await until(pilot, lambda: footer(pilot) == "2 articles marked as read.")
        assert read_titles(archive) == ["alpha", "bravo"]
        await until(pilot, lambda: "3 unread" in words(pilot, "subject"))
        await pilot.press("u")
        await until(pilot, lambda: read_titles(archive) == [])


async def test_marks_can_be_set_while_one_reads(library: Path) -> None:
    async with reading(library / "talks.yaml") as (article, pilot):
        await until(pilot, lambda: read_titles(library) == ["talks"])
        await pilot.press("s")
        assert status(article) == "Starred."
        await pilot.press("r")
        assert status(article) == "Marked as unread."
        assert read_titles(library) == []
        await pilot.press("u")
        assert status(article) == f"Undone: marked “{TALKS}” unread."
        assert read_titles(library) == ["talks"]


async def test_a_state_that_cannot_be_written_is_told_of(library: Path) -> None:
    async with browsing(library) as pilot:
        paths.state_dir().mkdir(parents=True, exist_ok=True)
        paths.state_file().mkdir()
        await pilot.press("s")
        assert "cannot be opened" in footer(pilot)


# What else there is


async def test_citation_and_source_are_sent_from_the_list(library: Path) -> None:
    async with browsing(library) as pilot:
        await pilot.press("y")
        assert footer(pilot) == "Citation copied."
        assert TALKS in pilot.app.clipboard
        await pilot.press("Y")
        assert pilot.app.clipboard == "https://example.org/talks"
        await pilot.press("G", "y")
        assert "cannot be cited" in footer(pilot)


async def test_the_palette_and_the_help_know_the_library(library: Path) -> None:
    async with browsing(library) as pilot:
        assert isinstance(pilot.app, ReaderApp)
        titles = {command.title for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert "Collections  (C)" in titles
        await pilot.press("question_mark")
        await until(pilot, lambda: "THE LIBRARY" in drawn(pilot))
        await pilot.press("escape")
        await pilot.press("colon")
        await until(pilot, lambda: bool(pilot.app.screen.query(OptionList)))


async def test_a_click_moves_and_another_one_opens(library: Path) -> None:
    async with browsing(library) as pilot:
        await pilot.click("#articles", offset=(20, 1))
        assert cursor(pilot) == OLDER
        await pilot.click("#articles", offset=(20, 1))
        await until(pilot, lambda: open_screen(pilot) == ArticleScreen.__name__)
