"""Which command gets a key: own keys over a preset's, and keys that hide one another."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.store.key_name import is_character, written
from reader.store.problems import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

OwnKeys = dict[str, tuple[str, ...]]
"""Keys, as Textual names them, by the id of their command; empty: it is to have none."""


class Bindable(Protocol):
    """A command that has keys."""

    @property
    def id(self) -> str:
        """Names the command."""

    @property
    def keys(self) -> tuple[str, ...]:
        """As Textual names them."""

    @property
    def context(self) -> str:
        """Where it works, in words."""

    @property
    def has_priority(self) -> bool:
        """Whether its keys go before what else would take them: a field, or whatever is open."""


class KeyTable(NamedTuple):
    """All commands with a preset's keys, and where they work together."""

    commands: Sequence[Bindable]
    stacks: Sequence[Sequence[str]]
    """Contexts that take keys at the same time, the innermost first: one of it hides those behind it."""
    everywhere: str
    """The context of the whole program: what has priority in it works over everything."""
    fields: frozenset[str]
    """Contexts in which every character is typed into a field."""
    needed: frozenset[str] = frozenset()
    """The ids of commands that must have a key."""
    inside: Mapping[str, frozenset[str]] = {}
    """For a context those whose commands are asked before its own: they lose the keys that it is given."""


class Hiding(NamedTuple):
    """A key that cannot do what it does elsewhere."""

    winner: str
    """The id of the command that has it."""
    hidden: str
    """The id of the one that does not get it."""
    key: str
    context: str
    """Where; empty: wherever it works."""


class Fault(NamedTuple):
    """What is wrong with an own key."""

    command: str
    """The id of the command that it should do."""
    key: str
    """As Textual names it; empty: it is the having none that is wrong."""
    message: str
    hint: str
    is_refused: bool
    """Whether it does not hold."""


def overlay(
    commands: Iterable[Bindable],
    own: Mapping[str, tuple[str, ...]],
    inside: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> OwnKeys:
    """All commands' keys when some have others, which take these from the rest of their context.

    Args:
        commands: The commands.
        own: The other keys, by the ids of their commands.
        inside: For a context those whose commands are asked before its own; they lose these keys, too.
    """
    commands = tuple(commands)
    taken = {
        (context, key)
        for command in commands
        for key in own.get(command.id, ())
        for context in (command.context, *inside.get(command.context, ()))
    }
    return {
        command.id: own[command.id]
        if command.id in own
        else tuple(key for key in command.keys if (command.context, key) not in taken)
        for command in commands
    }


def hidings(table: KeyTable, keys: Mapping[str, tuple[str, ...]]) -> Iterator[Hiding]:
    """Tell every key that several commands have at the same time.

    Args:
        table: The commands.
        keys: Their keys.
    """
    for stack in table.stacks:
        winners: dict[str, str] = {}
        for command in _in_turn(table, stack):
            for key in keys[command.id]:
                winner = winners.setdefault(key, command.id)
                if winner != command.id:
                    yield Hiding(winner, command.id, key, stack[0])


def _in_turn(table: KeyTable, stack: Sequence[str]) -> list[Bindable]:
    """The commands of a stack, in the order in which they are asked whether a key is theirs."""
    inner_first = [command for context in stack for command in table.commands if command.context == context]
    if table.everywhere not in stack:  # something is open that leaves the rest no keys
        inner_first += (
            command
            for command in table.commands
            if command.context == table.everywhere and command.has_priority
        )
    first = [command for command in reversed(inner_first) if command.has_priority]
    return first + [command for command in inner_first if not command.has_priority]


def settled(table: KeyTable, own: Mapping[str, tuple[str, ...]]) -> tuple[OwnKeys, list[Fault]]:
    """Find which own keys can hold: all others do, and a command has a key unless the user wants it so.

    Args:
        table: The commands, with the preset's keys.
        own: The user's keys, in the file's order.

    Returns:
        The own keys that hold, and what is wrong with them or with others.
    """
    faults: list[Fault] = []
    kept = _without_conflicts(table, own, faults)
    while taking := _without_keys(table, kept) or _barred(table, kept):
        key, winner, hidden = map(shown, (written(taking.key), taking.winner, taking.hidden))
        where = f" in “{taking.context}”" if taking.context else ""
        message = f"{key} for {winner} would leave {hidden} without a key{where}"
        hint = f"give {hidden} another key too"
        faults.append(Fault(taking.winner, taking.key, message, hint, is_refused=True))
        kept[taking.winner] = tuple(other for other in kept[taking.winner] if other != taking.key)
        if not kept[taking.winner]:
            del kept[taking.winner]
    faults += _new_hidings(table, kept)
    return kept, faults


def _without_keys(table: KeyTable, own: OwnKeys) -> Hiding | None:
    """The first command that own keys of others leave without any, wherever it works; None: there is none."""
    keys = overlay(table.commands, own, table.inside)
    for command in table.commands:
        if command.keys and not keys[command.id] and command.id not in own:
            key = command.keys[0]
            taker = next(
                other.id
                for other in table.commands
                if key in own.get(other.id, ())
                and command.context in (other.context, *table.inside.get(other.context, ()))
            )
            return Hiding(taker, command.id, key, "")
    return None


def _barred(table: KeyTable, own: OwnKeys) -> Hiding | None:
    """The first way out that no key leads to in some context, by an own key's fault; None: there is none.

    Its ``winner`` is the command that has the own key.
    """
    keys = overlay(table.commands, own, table.inside)
    found: dict[tuple[str, str], list[Hiding]] = {}
    for hiding in hidings(table, keys):
        if hiding.hidden in table.needed:
            found.setdefault((hiding.hidden, hiding.context), []).append(hiding)
    for (hidden, _), hidden_by in found.items():
        if len(hidden_by) == len(keys[hidden]):
            for hiding in hidden_by:
                for owner in (hiding.winner, hidden):
                    if hiding.key in own.get(owner, ()):
                        return hiding._replace(winner=owner)
    return None


def _without_conflicts(table: KeyTable, own: Mapping[str, tuple[str, ...]], faults: list[Fault]) -> OwnKeys:
    """Own keys without those that are typed in fields, or that another own command has already."""
    commands = {command.id: command for command in table.commands}
    takers: dict[tuple[str, str], str] = {}
    kept: OwnKeys = {}
    for id_, keys in own.items():
        command = commands[id_]
        good: list[str] = []
        if not keys and id_ in table.needed:
            message = f"{shown(id_)} cannot be without a key"
            faults.append(Fault(id_, "", message, "it is a way out: give it another key", is_refused=True))
            continue
        for key in keys:
            if is_character(key) and (command.has_priority or command.context in table.fields):
                message = f"{shown(written(key))} is typed where {shown(id_)} works"
                hint = "choose a key with ctrl or alt, or one that makes no character"
                faults.append(Fault(id_, key, message, hint, is_refused=True))
                continue
            taker = takers.setdefault((command.context, key), id_)
            if taker == id_:
                good.append(key)
            else:
                message = f"{shown(written(key))} is the key of {shown(taker)} already"
                faults.append(Fault(id_, key, message, "choose another key for one of them", is_refused=True))
        if good or not keys:
            kept[id_] = tuple(good)
    return kept


def _new_hidings(table: KeyTable, own: OwnKeys) -> Iterator[Fault]:
    """Tell the own keys that hide others, or are hidden, where the preset has no such thing."""
    told = {
        (hiding.winner, hiding.hidden)
        for hiding in hidings(table, {command.id: command.keys for command in table.commands})
    }
    for hiding in hidings(table, overlay(table.commands, own, table.inside)):
        owners = [id_ for id_ in (hiding.winner, hiding.hidden) if hiding.key in own.get(id_, ())]
        if owners and (hiding.winner, hiding.hidden) not in told:
            told.add((hiding.winner, hiding.hidden))
            key, winner, hidden = (
                shown(text) for text in (written(hiding.key), hiding.winner, hiding.hidden)
            )
            message = f"{key} does {winner} in “{hiding.context}”, not {hidden}"
            yield Fault(
                owners[0], hiding.key, message, "choose another key for one of them", is_refused=False
            )
