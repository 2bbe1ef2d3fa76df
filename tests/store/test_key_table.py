"""Who gets a key: own keys over others, and what that hides."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.store.key_table import KeyTable, hidings, overlay, settled


class Entry(NamedTuple):
    """A command of a small program."""

    id: str
    keys: tuple[str, ...]
    context: str
    has_priority: bool = False


TABLE = KeyTable(
    (
        Entry("down", ("j", "down"), "text"),
        Entry("up", ("k", "up"), "text"),
        Entry("find", ("slash",), "page"),
        Entry("next", ("n",), "page"),
        Entry("clear", ("escape",), "page"),
        Entry("cancel", ("escape",), "field", has_priority=True),
        Entry("older", ("up",), "field"),
        Entry("choose", ("enter",), "list"),
        Entry("back", ("q",), "app"),
        Entry("quit", ("ctrl+q",), "app", has_priority=True),
        Entry("about", (), "app"),
    ),
    (("text", "page", "app"), ("field", "page", "app"), ("list",)),
    "app",
    frozenset({"field"}),
    frozenset({"back", "cancel"}),
)
ANY_Q = ["down q: `q` does `down` in “text”, not `back`"]
DEFAULT = {entry.id: entry.keys for entry in TABLE.commands}


def test_own_keys_take_the_place_of_a_commands_and_leave_others_of_its_context_the_rest() -> None:
    assert overlay(TABLE.commands, {"up": ("j",), "find": ("k",)}) == DEFAULT | {
        "up": ("j",),
        "down": ("down",),
        "find": ("k",),
    }


def told(own: dict[str, tuple[str, ...]]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """What holds of own keys, and what is said of them in short."""
    kept, faults = settled(TABLE, own)
    return kept, [f"{fault.command} {fault.key}: {fault.message}" for fault in faults]


@pytest.mark.parametrize(
    ("own", "kept", "messages"),
    [
        ({}, {}, []),
        ({"find": ("f5",)}, {"find": ("f5",)}, []),
        # Another one keeps a key.
        ({"up": ("j",)}, {"up": ("j",)}, []),
        # Two change places.
        ({"find": ("n",), "next": ("slash",)}, {"find": ("n",), "next": ("slash",)}, []),
        # Another one would keep none.
        ({"find": ("n",)}, {}, ["find n: `n` for `find` would leave `next` without a key"]),
        (
            {"find": ("n", "f5")},
            {"find": ("f5",)},
            ["find n: `n` for `find` would leave `next` without a key"],
        ),
        (
            {"find": ("n",), "clear": ("slash",)},
            {},
            [
                "find n: `n` for `find` would leave `next` without a key",
                "clear slash: `/` for `clear` would leave `find` without a key",
            ],
        ),
        ({"back": ("ctrl+q",)}, {}, ["back ctrl+q: `ctrl+q` for `back` would leave `quit` without a key"]),
        # One key for two.
        (
            {"find": ("f5",), "next": ("f5", "f6")},
            {"find": ("f5",), "next": ("f6",)},
            ["next f5: `f5` is the key of `find` already"],
        ),
        # None at all.
        ({"find": ()}, {"find": ()}, []),
        ({"next": (), "find": ("n",)}, {"next": (), "find": ("n",)}, []),
        ({"down": (), "up": ("j", "down")}, {"down": (), "up": ("j", "down")}, []),
        ({"about": ()}, {"about": ()}, []),
        ({"back": ()}, {}, ["back : `back` cannot be without a key"]),
        ({"cancel": (), "find": ()}, {"find": ()}, ["cancel : `cancel` cannot be without a key"]),
        # A field takes characters.
        ({"quit": ("Q",)}, {}, ["quit Q: `Q` is typed where `quit` works"]),
        ({"older": ("slash",)}, {}, ["older slash: `/` is typed where `older` works"]),
        # A pane hides what lies behind it.
        ({"find": ("j",)}, {"find": ("j",)}, ["find j: `j` does `down` in “text”, not `find`"]),
        ({"next": ("k",)}, {"next": ("k",)}, ["next k: `k` does `up` in “text”, not `next`"]),
        # But not the way out.
        ({"down": ("q",)}, {}, ["down q: `q` for `down` would leave `back` without a key in “text”"]),
        ({"down": ("q",), "back": ("q", "f5")}, {"down": ("q",), "back": ("q", "f5")}, ANY_Q),
        # What has priority hides everything.
        (
            {"find": ("ctrl+q",)},
            {"find": ("ctrl+q",)},
            ["find ctrl+q: `ctrl+q` does `quit` in “text”, not `find`"],
        ),
        (
            {"choose": ("ctrl+q",)},
            {"choose": ("ctrl+q",)},
            ["choose ctrl+q: `ctrl+q` does `quit` in “list”, not `choose`"],
        ),
        # The preset has it so already, or nothing can meet it.
        ({"cancel": ("f5",), "clear": ("f5",)}, {"cancel": ("f5",), "clear": ("f5",)}, []),
        ({"choose": ("q",)}, {"choose": ("q",)}, []),
        ({"find": ("x",)}, {"find": ("x",)}, []),
    ],
)
def test_what_cannot_hold_is_told(
    own: dict[str, tuple[str, ...]], kept: dict[str, tuple[str, ...]], messages: list[str]
) -> None:
    assert told(own) == (kept, messages)


def test_own_keys_go_before_those_that_panes_have_by_themselves_but_leave_each_command_one() -> None:
    table = TABLE._replace(inside={"page": frozenset({"text"}), "app": frozenset({"text", "page"})})
    own = {"find": ("j",), "back": ("n", "q")}
    assert overlay(table.commands, own, table.inside) == DEFAULT | own | {"down": ("down",), "next": ()}
    kept, faults = settled(table, own)
    assert kept == {"find": ("j",), "back": ("q",)}
    assert [fault.message for fault in faults] == ["`n` for `back` would leave `next` without a key"]


def test_what_a_preset_itself_hides_behind_another_is_no_fault_of_own_keys() -> None:
    entries = (
        Entry("inner", ("a",), "text"),
        Entry("middle", ("a",), "page"),
        Entry("outer", ("a",), "app"),
    )
    table = KeyTable(entries, (("text", "page", "app"),), "app", frozenset())
    kept, faults = settled(table, {"inner": ("b",)})
    assert (kept, faults) == ({"inner": ("b",)}, [])


KEYS = st.lists(st.sampled_from(["j", "k", "n", "q", "slash", "escape", "up", "ctrl+q", "f5"]), max_size=3)


@given(st.dictionaries(st.sampled_from(sorted(DEFAULT)), KEYS.map(tuple)))
def test_whatever_the_user_writes_a_command_keeps_a_key_of_its_own_unless_it_is_to_have_none(
    own: dict[str, tuple[str, ...]],
) -> None:
    kept, faults = settled(TABLE, own)
    effective = overlay(TABLE.commands, kept)
    for entry in TABLE.commands:
        if own.get(entry.id) == () and entry.id not in TABLE.needed:
            assert not effective[entry.id]
        else:
            assert effective[entry.id] or not entry.keys
    by_id = {entry.id: entry for entry in TABLE.commands}
    for hiding in hidings(TABLE, effective):
        assert by_id[hiding.winner].context != by_id[hiding.hidden].context
    refused = {(fault.command, fault.key) for fault in faults if fault.is_refused}
    for id_, keys in own.items():
        assert {(id_, key) for key in set(keys) - set(kept.get(id_, ()))} <= refused
