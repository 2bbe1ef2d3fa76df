"""``dateline completion``: what makes a shell complete the command line.

The shells' scripts know nothing of the commands: for each completion they call ``dateline completion SHELL
WORD...`` with the words on the line up to the cursor, the program's name first, and this answers from the
parsers that also read the arguments. So what is completed is never older than the program.

An answer is a candidate a line, with a tab and its purpose behind it, and last ``:articles``, ``:files`` or
``:folders`` where paths may stand as well; these the shell completes by itself.
"""

from __future__ import annotations

from argparse import REMAINDER, SUPPRESS
from contextlib import suppress
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.cli.command import FINE, Command
from reader.cli.output import write

if TYPE_CHECKING:
    from argparse import Action, ArgumentParser, Namespace
    from collections.abc import Iterable, Mapping, Sequence

    from reader.cli.manual import Manual

SHELLS = ("bash", "zsh", "fish")

_FOLDERS = frozenset({"DIR", "LIBRARY"})
"""The names of values that are folders."""
_ENTITY = "ENTITY"
"""The name of values that are entities of an article."""
_FILES = frozenset({"FILE", "PATH", "SOURCE"})
"""The names of values that are files or folders."""


class Answer(NamedTuple):
    """What can stand in a word's place."""

    words: tuple[tuple[str, str], ...] = ()
    """Candidates, with what each is for; the shell picks those that fit what is there already."""
    paths: str = ""
    """Which paths, too: ``articles`` (YAML files and folders), ``files`` (all), ``folders``; empty: none."""


def answer(words: Sequence[str]) -> Answer:
    """Find what can stand in the place of the last word.

    Args:
        words: What stands on the line behind the program's name, up to the cursor; the last may be empty.
    """
    from reader.cli.commands import MODULES, command, command_place
    from reader.cli.manual import command_manual, reader_manual

    # bash makes three words of --date=2025; the other shells make one, and wait for what is behind the sign.
    *before, current = [word for word in words if word != "="] or [""]
    if current.startswith("--") and "=" in current:
        option, _, current = current.partition("=")
        before.append(option)
    place = command_place(before)
    if place is not None:
        return _answer(command_manual(before[place]), before[place + 1 :], current)
    found = _answer(reader_manual(), before, current)
    if current.startswith("-") or command_place([*before, next(iter(MODULES))]) is None:
        return found
    commands = tuple((name, command(name).summary) for name in MODULES)
    return found._replace(words=commands + found.words)


def _answer(manual: Manual, before: Iterable[str], current: str) -> Answer:
    """Find what can stand behind the words before it."""
    progress = _Progress(manual)
    for word in before:
        progress.take(word)
    return progress.answer(current)


class _Progress:
    """How far the arguments of a command have been given."""

    def __init__(self, manual: Manual) -> None:
        self._begin(manual)

    def _begin(self, manual: Manual | None) -> None:
        """Stand before all arguments.

        Args:
            manual: They; None: the command is not known.
        """
        self._manual = manual
        arguments = manual.arguments if manual else ()
        self._options = {name: action for action in arguments for name in action.option_strings}
        """By name, until ``--`` ends them."""
        self._places = [action for action in arguments if not action.option_strings]
        """What is still to be given by its place, the next one first."""
        self._taken = 0
        """How many values of the next place have been given."""
        self._option: Action | None = None
        """The option that was given last."""
        self._wanted: float = 0
        """How many values more it takes."""

        self._given: list[str] = []
        """What has been given by its place."""

    def take(self, word: str) -> None:
        """Go on behind a word."""
        if word == "--":
            self._options, self._wanted = {}, 0
        elif self._options and word.startswith("-") and word != "-":
            name, sign, _ = word.partition("=")
            self._option = self._options.get(name)
            self._wanted = 0 if self._option is None or sign else _most(self._option)
        elif self._wanted:
            self._wanted -= 1
        elif self._places:
            self._take_place(word)

    def _take_place(self, word: str) -> None:
        self._given.append(word)
        if parsers := _parsers(self._places[0]):
            self._begin(parsers.get(word))
            return
        self._taken += 1
        if self._taken >= _most(self._places[0]):
            del self._places[0]
            self._taken = 0

    def answer(self, current: str) -> Answer:
        """Find what can stand here.

        Args:
            current: What stands here already.
        """
        if not current.startswith("-"):
            if self._option is not None and self._wanted:
                return _entities(self._given) if self._option.metavar == _ENTITY else _values(self._option)
            if self._places:
                return _values(self._places[0])
        if self._manual is None:
            return Answer()
        purpose = self._manual.purpose
        return Answer(tuple((name, purpose(action)) for name, action in self._options.items()))


def _entities(paths: Iterable[str]) -> Answer:
    """The entities of the article that has been named on the line; none, if none has been."""
    from reader.cli.argument import STDIN, read_article
    from reader.errors import UsageError
    from reader.text.clean import clean_line

    with suppress(UsageError, RuntimeError):  # it is not there; nor is there a user of that name
        for path in map(Path, paths):
            # Whoever completes has nothing on standard input but keys.
            annotated = None if path == STDIN else read_article(path.expanduser())
            if annotated is not None:
                return Answer(tuple((id_, clean_line(annotated.name(id_))) for id_ in annotated.subjects))
    return Answer()


def _values(action: Action) -> Answer:
    """What an argument's value can be."""
    if parsers := _parsers(action):
        return Answer(tuple((name, parser.description or "") for name, parser in parsers.items()))
    if action.choices is not None:
        return Answer(tuple((str(choice), "") for choice in action.choices))
    if action.metavar in _FOLDERS:
        return Answer(paths="folders")
    if action.metavar in _FILES or action.type is Path:
        is_read = action.type is Path and not action.option_strings
        return Answer(paths="articles" if is_read else "files")
    return Answer()


def _parsers(action: Action) -> Mapping[str, Manual]:
    """The parsers of a command's own commands; mostly there are none."""
    from reader.cli.manual import Manual

    choices = action.choices if isinstance(action.choices, dict) else {}
    return {name: parser for name, parser in choices.items() if isinstance(parser, Manual)}


def _most(action: Action) -> float:
    """How many values an argument takes at most."""
    if action.nargs is None or action.nargs == "?":
        return 1
    return action.nargs if isinstance(action.nargs, int) else inf


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, help="the shell that the script is for")
    words = parser.add_argument("words", nargs=REMAINDER, help=SUPPRESS)
    words.required = False  # what follows is for the scripts, and is not asked for where the shell is missing


def _run(arguments: Namespace) -> int:
    from reader.cli.shell_script import SCRIPTS

    if not arguments.words:
        write(SCRIPTS[arguments.shell])
        return FINE
    _, *words = arguments.words  # the program; with it, what follows is never taken for an option of ours
    found = answer(words)
    for word, purpose in found.words:
        write(f"{word}\t{purpose}")
    if found.paths:
        write(f":{found.paths}")
    return FINE


COMMAND = Command(
    "Write the script that makes your shell complete commands, options and articles.",
    (
        ("source <(dateline completion bash)", "in ~/.bashrc (bash 4 or newer)"),
        ("source <(dateline completion zsh)", "in ~/.zshrc, below compinit"),
        (
            "dateline completion fish > ~/.config/fish/completions/dateline.fish",
            "once, for fish",
        ),
    ),
    _add_arguments,
    _run,
    "The script asks the program itself what can follow, so that it completes what the program that is "
    "installed knows, and need not be written anew.",
)
