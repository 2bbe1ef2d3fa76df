"""The command table and everything made from it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from reader.app import ReaderApp
from reader.commands import COMMANDS, Context, command, commands_of
from reader.keys import bindings_of, hinted, keyed, shown, shown_keys, use_keys
from reader.screens.article import ArticleScreen
from reader.screens.article_marks import ArticleMarks
from reader.screens.box import BoxScreen
from reader.screens.card import CardScreen
from reader.screens.collection_list import CollectionScreen
from reader.screens.help import HelpScreen
from reader.screens.jump import Jumps
from reader.screens.library import LibraryScreen
from reader.screens.library_collections import LibraryCollections
from reader.screens.library_marks import LibraryMarks
from reader.screens.marginalia import Marginalia
from reader.screens.modal import ChooserScreen
from reader.screens.name_field import NameScreen
from reader.screens.note_editor import NoteEditor
from reader.screens.note_list import NoteListScreen
from reader.screens.outbox import Outbox
from reader.screens.problems import ProblemsScreen
from reader.screens.steps import Steps
from reader.screens.tag_field import TagScreen
from reader.screens.timeline import TimelineScreen
from reader.screens.window import Windows
from reader.widgets.article_body import ArticleBody
from reader.widgets.article_list import ArticleList
from reader.widgets.entity_list import EntityList
from reader.widgets.event_list import EventList
from reader.widgets.find_bar import FindBar
from reader.widgets.quoted_words import QuotedWords
from reader.widgets.scrolling_lines import ScrollingLines
from reader.widgets.timeline import Timeline
from tests.key_table import README, with_table

if TYPE_CHECKING:
    from textual.dom import DOMNode

OWNERS: dict[Context, type[DOMNode]] = {
    Context.EVERYWHERE: BoxScreen,
    Context.APP: ReaderApp,
    Context.ARTICLE: ArticleScreen,
    Context.BODY: ArticleBody,
    Context.ENTITIES: EntityList,
    Context.TIMELINE: Timeline,
    Context.FIND: FindBar,
    Context.EVENTS: TimelineScreen,
    Context.LIBRARY: LibraryScreen,
    Context.LIST: ChooserScreen,
    Context.LINES: ScrollingLines,
    Context.CARD: CardScreen,
    Context.NOTES: NoteListScreen,
    Context.COLLECTIONS: CollectionScreen,
    Context.NOTE: NoteEditor,
    Context.QUOTE: QuotedWords,
    Context.TAGS: TagScreen,
    Context.FIELD: NameScreen,
    Context.HELP: HelpScreen,
    Context.PROBLEMS: ProblemsScreen,
}


def test_every_command_has_an_id_of_its_own() -> None:
    assert len({entry.id for entry in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("context", Context)
def test_a_key_does_one_thing_in_one_place(context: Context) -> None:
    for one, other in combinations(commands_of(context), 2):
        assert not set(one.keys) & set(other.keys), f"{one.id} and {other.id}"


@pytest.mark.parametrize("context", Context)
def test_the_screen_and_the_app_keep_clear_of_each_others_keys(context: Context) -> None:
    app, everywhere = (
        {key for entry in commands_of(place) for key in entry.keys}
        for place in (Context.APP, Context.EVERYWHERE)
    )
    own = {key for entry in commands_of(context) for key in entry.keys}
    # A list, a card and the help are modal: of the app's keys only those for everywhere work over them.
    shadowed = {
        Context.LIST: {"ctrl+p", "q"},
        Context.CARD: {"q"},
        Context.HELP: {"q", "question_mark", "f1"},
        Context.EVENTS: {"q"},
        Context.APP: app,
        Context.EVERYWHERE: everywhere,
    }
    assert (app | everywhere) & own == shadowed.get(context, set())


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.id)
def test_every_command_has_an_action(entry: object) -> None:
    found = command(entry.id)  # type: ignore[attr-defined]  # a Command; pytest's ids want it untyped
    owner = OWNERS[found.context]
    name = found.action
    if name.startswith("app."):
        owner, name = ReaderApp, name.removeprefix("app.")
    name, _, argument = name.partition("(")
    assert callable(getattr(owner, f"action_{name}"))
    article = {
        "jump": Jumps,
        "mark": ArticleMarks,
        "note": Marginalia,
        "send": Outbox,
        "step": Steps,
        "window": Windows,
    }
    library = {"collection": LibraryCollections, "mark": LibraryMarks, "send": Outbox}
    parts = {Context.ARTICLE: article, Context.LIBRARY: library}
    for action, named in parts.get(found.context, {}).items():
        if name == action:
            assert callable(getattr(named, argument.split(",")[0].strip("()'")))
    if found.context is Context.EVENTS and name == "move":
        assert callable(getattr(EventList, argument.strip("()'")))
    if found.context is Context.LIBRARY and name == "move":
        assert callable(getattr(ArticleList, "action_" + argument.strip("()'")))
    if found.context is Context.LIST and name == "move":
        assert callable(getattr(OptionList, "action_" + argument.strip("()'")))


@pytest.mark.parametrize("context", Context)
def test_every_context_is_bound_where_its_commands_work(context: Context) -> None:
    also = bindings_of(Context.EVERYWHERE) if context is Context.APP else []
    assert [*bindings_of(context), *also] == OWNERS[context].BINDINGS


def test_a_field_leaves_the_keys_of_its_bar_and_its_list_alone() -> None:
    first = {entry.id for entry in COMMANDS if entry.has_priority}
    assert first == {
        "find.keep",
        "find.cancel",
        "find.regex",
        "find.words",
        "find.case",
        "list.choose",
        "help.close",
        "events.go",
        "events.back",
        "library.go",
        "library.back",
        "library.complete",
        "library.complete_back",
        "tags.complete",
        "tags.complete_back",
        "field.keep",
        "field.close",
        "quit",
    }


def test_bindings_can_be_changed_by_id() -> None:
    binding = next(entry for entry in bindings_of(Context.ARTICLE) if entry.id == "find")  # type: ignore[union-attr]
    assert (binding.key, binding.action) == ("slash", "find")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("ctrl+d", "Ctrl+D"),
        ("alt+r", "Alt+R"),
        ("alt+left", "Alt+←"),
        ("f1", "F1"),
        ("f", "f"),
        ("G", "G"),
        ("right_square_bracket", "]"),
        ("shift+tab", "Shift+Tab"),
    ],
)
def test_keys_are_written_as_people_write_them(key: str, written: str) -> None:
    assert shown(key) == written


@pytest.mark.parametrize(
    ("text", "told", "hint"),
    [
        ("{find}", "“Find in the article”", ""),
        ("{find} searches, {next} steps.", "“Find in the article” searches, n steps.", "searches, n steps."),
        ("{find} find · {next} next · {clear} end", "n next · Esc end", "n next · Esc end"),
        ("{find} find · {zen} zen", "", ""),
        ("{previous} {next}", "N n", "N n"),
        ("{zen} {next}", "“Zen” n", "n"),
        ("{find} find", "“Find in the article” find", ""),
    ],
)
def test_a_command_without_a_key_is_told_by_its_title_and_no_hint_tells_it(
    text: str, told: str, hint: str
) -> None:
    use_keys({"find": (), "zen": ()})
    assert keyed(text) == told
    assert hinted(text) == hint
    assert [shown_keys(command(id_)) for id_ in ("find", "next")] == ["no key", "n"]


def test_the_readme_shows_the_table_as_it_is() -> None:
    readme = README.read_text(encoding="utf-8")
    assert with_table(readme) == readme, "run `make keys`"
