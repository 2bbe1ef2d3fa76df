"""The command table and everything made from it."""

from __future__ import annotations

from itertools import combinations

import pytest

from reader.app import ReaderApp
from reader.commands import COMMANDS, Context, bindings_of, command, commands_of, shown, shown_keys
from reader.screens.article import ArticleScreen
from reader.screens.help import help_lines
from reader.screens.jump import Jumps
from reader.widgets.article_body import ArticleBody
from reader.widgets.entity_list import EntityList
from reader.widgets.timeline import Timeline
from tests.key_table import README, with_table

OWNERS = {
    Context.APP: ReaderApp,
    Context.ARTICLE: ArticleScreen,
    Context.BODY: ArticleBody,
    Context.ENTITIES: EntityList,
    Context.TIMELINE: Timeline,
}


def test_every_command_has_an_id_of_its_own() -> None:
    assert len({entry.id for entry in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("context", Context)
def test_a_key_does_one_thing_in_one_place(context: Context) -> None:
    for one, other in combinations(commands_of(context), 2):
        assert not set(one.keys) & set(other.keys), f"{one.id} and {other.id}"


@pytest.mark.parametrize("context", Context)
def test_the_screen_and_the_app_keep_clear_of_each_others_keys(context: Context) -> None:
    if context in (Context.APP, Context.ARTICLE):
        others = {key for entry in commands_of(Context.APP) for key in entry.keys}
        own = {key for entry in commands_of(Context.ARTICLE) for key in entry.keys}
        assert not others & own


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.id)
def test_every_command_has_an_action(entry: object) -> None:
    found = command(entry.id)  # type: ignore[attr-defined]  # a Command; pytest's ids want it untyped
    owner = OWNERS[found.context]
    name = found.action
    if name.startswith("app."):
        owner, name = ReaderApp, name.removeprefix("app.")
    name, _, argument = name.partition("(")
    assert callable(getattr(owner, f"action_{name}"))
    if name in ("jump", "mark"):
        assert callable(getattr(Jumps, argument.strip("()'")))


def test_bindings_can_be_changed_by_id() -> None:
    binding = next(entry for entry in bindings_of(Context.ARTICLE) if entry.id == "find")  # type: ignore[union-attr]
    assert (binding.key, binding.action) == ("slash", "find")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("ctrl+d", "Ctrl+d"),
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


def test_the_help_begins_with_the_pane_one_is_in() -> None:
    lines = help_lines(Context.TIMELINE)
    assert lines[0][0][0] == "THE TIMELINE"
    assert {context.value.upper() for context in Context} <= {line[0][0] for line in lines if line}


def test_the_help_tells_every_command() -> None:
    told = {line[0][0].strip() for line in help_lines(Context.BODY) if line}
    assert {shown_keys(entry) for entry in COMMANDS} <= told


def test_the_readme_shows_the_table_as_it_is() -> None:
    readme = README.read_text(encoding="utf-8")
    assert with_table(readme) == readme, "run `make keys`"
