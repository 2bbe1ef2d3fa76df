"""Presets: what they do to the table of keys, and that no key is lost or means two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.binding import BindingsMap

from reader.commands import COMMANDS, WAYS_OUT, Context, commands_of
from reader.key_preset import PRESETS, commands, key_table, keymap
from reader.keys import bindings_of, keys_of, use_keys
from reader.store.key_name import is_character, read_key, written
from reader.store.key_table import hidings

if TYPE_CHECKING:
    from textual.app import ComposeResult

ON_PURPOSE = {
    ("entities.choose", "card"),
    ("timeline.choose", "card"),
    ("timeline.previous", "highlights"),
    ("timeline.scale", "note"),
    ("timeline.zoom_in", "wider"),
    ("timeline.zoom_out", "narrower"),
    ("find.keep", "card"),
    ("find.cancel", "clear"),
    ("events.close", "back_or_quit"),
    ("help.quit", "help"),
}
"""(what a key does in a pane, what it does elsewhere), in every preset."""

ON_PURPOSE_IN = {
    "vim": set(),
    "newsboat": set(),
    "less": {("timeline.previous", "highlights"), ("quote.shorter", "help")},
    "emacs": {("find.next", "find"), ("find.previous", "previous")},
}
"""The same, for a preset: what it has more or fewer; in `emacs`, isearch repeats its keys."""


@pytest.mark.parametrize("preset", PRESETS)
def test_no_key_does_two_things_but_on_purpose(preset: str) -> None:
    table = key_table(preset)
    found = {
        (hiding.winner, hiding.hidden) for hiding in hidings(table, {c.id: c.keys for c in table.commands})
    }
    assert found == ON_PURPOSE ^ ON_PURPOSE_IN[preset]


@pytest.mark.parametrize("preset", PRESETS)
def test_every_command_keeps_a_key(preset: str) -> None:
    assert [command.id for command in commands(preset) if not command.keys] == []


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_lists_commands_that_there_are_and_only_what_differs(preset: str) -> None:
    own = {command.id: " ".join(command.keys) for command in COMMANDS}
    assert [id_ for id_, keys in PRESETS[preset].items() if own.get(id_, keys) == keys] == []


SAME_EVERYWHERE = {
    "vim": {"escape": "escape", "slash": "slash", "q": "q"},
    "newsboat": {"escape": "escape", "slash": "slash", "q": "q"},
    "less": {"escape": "escape", "slash": "slash", "q": "Q"},
    "emacs": {"escape": "ctrl+g", "slash": "ctrl+s", "q": "q"},
}
"""By preset: what hands that know it press in place of Esc, / and q, in whatever is open."""


@pytest.mark.parametrize("preset", PRESETS)
def test_what_closes_and_searches_does_so_with_the_presets_keys_in_every_context(preset: str) -> None:
    keys = {command.id: command.keys for command in commands(preset)}
    for plain, wanted in SAME_EVERYWHERE[preset].items():
        assert {c.id for c in COMMANDS if plain in c.keys and wanted not in keys[c.id]} == set()


@pytest.mark.parametrize("preset", PRESETS)
def test_every_key_of_a_preset_can_be_written_and_comes_from_every_terminal(preset: str) -> None:
    for command in commands(preset):
        for key in command.keys:
            assert read_key(written(key)) == ((key,), "", ""), command.id


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_takes_no_characters_from_fields(preset: str) -> None:
    for command in commands(preset):
        if command.has_priority or command.context is Context.FIND:
            assert not any(map(is_character, command.keys)), command.id


def test_the_readers_own_keys_need_no_map() -> None:
    assert keymap("vim", {}) == {}
    assert commands("vim") == COMMANDS


def test_a_map_holds_what_differs_and_what_loses_a_key() -> None:
    assert keymap("vim", {"find": ("ctrl+f",), "body.line_down": ("down", "n"), "quit": ("ctrl+q",)}) == {
        "find": "ctrl+f",
        "body.line_down": "down,n",
    }
    assert keymap("vim", {"body.top": ("j",)}) == {"body.top": "j", "body.line_down": "down"}


def test_an_own_key_goes_over_the_panes_that_have_it_by_themselves_but_is_typed_in_a_field() -> None:
    own = {"find": ("space",)}
    found = {command.id: command.keys for command in commands("vim", own)}
    assert found["find"] == ("space",)
    assert found["body.page_down"] == found["entities.page_down"][:1] == ("pagedown",)
    assert {command.id for command in commands("vim", own) if not command.keys} == set()
    assert keymap("vim", {"contents": ("down",)})["body.line_down"] == "j"
    assert "find.next" not in keymap("vim", {"contents": ("down",)})


def test_own_keys_go_over_those_of_a_preset() -> None:
    assert keymap("less", {"help": ("f5",)})["help"] == "f5"
    assert keymap("less", {"help": ("f5",)})["follow"] == "F"
    assert "help" not in keymap("less", {"help": ("question_mark", "f1")})


def test_a_command_that_is_to_have_no_key_is_bound_to_none_that_there_is() -> None:
    own: dict[str, tuple[str, ...]] = {"mention.next": (), "next": ("asterisk",)}
    bound = BindingsMap(bindings_of(Context.ARTICLE))
    result = bound.apply_keymap(keymap("vim", own))
    assert not result.clashed_bindings
    found = {binding.id: key for key, binding in bound if binding.id in own}
    assert found == {"mention.next": "unbound:mention.next", "next": "asterisk"}
    use_keys({id_: tuple(keys.split(",")) for id_, keys in keymap("vim", own).items()})
    assert (keys_of("mention.next"), keys_of("next")) == ((), ("asterisk",))


def test_the_ways_out_are_commands_that_have_keys() -> None:
    assert {entry.id for entry in COMMANDS if entry.keys} >= WAYS_OUT


def test_every_context_is_in_a_stack() -> None:
    assert {context for stack in key_table("vim").stacks for context in stack} == set(Context)


@pytest.mark.parametrize("preset", PRESETS)
def test_textual_binds_what_the_preset_says(preset: str) -> None:
    for context in Context:
        bound = BindingsMap(bindings_of(context))
        bound.apply_keymap(keymap(preset, {}))
        found = {(key, binding.id) for key, binding in bound}
        wanted = {(key, c.id) for c in commands(preset) if c.context is context for key in c.keys}
        assert found == wanted


async def test_a_key_of_a_preset_reaches_its_command() -> None:
    helped: list[str] = []

    class Helped(App[None]):
        BINDINGS = bindings_of(Context.EVERYWHERE)

        def action_help(self) -> None:
            helped.append("help")

        def compose(self) -> ComposeResult:
            yield from ()

    app = Helped()
    async with app.run_test() as pilot:
        app.set_keymap(keymap("less", {}))
        await pilot.press("h")
        app.set_keymap(keymap("vim", {}))
        await pilot.press("h")
    assert helped == ["help"]
    assert "h" not in {key for command in commands_of(Context.EVERYWHERE) for key in command.keys}
