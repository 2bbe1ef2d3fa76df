"""Help in the form of a page of a manual: for each command, and for the whole program."""

from __future__ import annotations

import argparse
import shutil
import textwrap
from argparse import ArgumentParser
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from reader import paths
from reader.cli.command import FINE, INTERRUPTED, PIPE_CLOSED, PROBLEMS_FOUND, WRONG_USE
from reader.cli.commands import MODULES, READER_OPTIONS, command
from reader.cli.output import write
from reader.errors import UsageError
from reader.store.suggestion import did_you_mean
from reader.text.clean import scrub

if TYPE_CHECKING:
    from argparse import Action
    from collections.abc import Iterable, Sequence

    Rows = Iterable[tuple[str, str]]
    """Words of the command line, each with what it is for."""

PROGRAM = "dateline"

MAX_COLUMNS = 78
"""How wide help is set; in a narrower terminal it is as wide as that."""

_MARGIN = " " * 4
_MAX_LISTED = 30
"""How long a list of choices may be that stands where the value's name would: ``article|entities``."""

_SUMMARY = "A news reader that knows who and what the news is about, and when it happened."
_DETAILS = (
    "PATH is an article, which is opened, or a folder of articles, which are listed. Without one it is the "
    "library of your settings, or else the first article of those that come with the reader. In the reader, "
    "? tells the keys.\n\n"
    "Data goes to standard output, messages go to standard error."
)
_OPENING = (
    ("dateline", "the library of your settings, or the bundled articles"),
    ("dateline article.yaml", "one article"),
    ("dateline my-library", "the list of a folder of articles"),
    ("dateline ./check", "a file that is called like a command"),
)
_ANY_PROBLEMS = "Files have errors, which have been told; or a search has found nothing."
"""When commands end so."""
_ENVIRONMENT = (
    ("NO_COLOR", "If it is set and not empty, the reader draws without colours."),
    ("TERM", "The kind of terminal: what it can draw."),
    ("LC_ALL, LC_CTYPE, LANG", "Whether the terminal shows Unicode; else the reader draws in ASCII."),
    ("XDG_CONFIG_HOME", "Where the folder with your settings lies."),
    ("XDG_STATE_HOME", "Where the folder with what the reader remembers lies."),
    ("XDG_CACHE_HOME", "Where the folder with what can be computed again lies."),
)


def command_manual(name: str) -> Manual:
    """The arguments of a command, which it adds itself.

    Args:
        name: One of ``MODULES``.
    """
    found = command(name)
    manual = Manual(f"{PROGRAM} {name}", found.summary)
    manual.details = found.details
    manual.examples = found.examples
    manual.files = found.files
    manual.if_problems = found.if_problems
    found.add_arguments(manual)
    return manual


def reader_manual() -> Manual:
    """The arguments of the reader itself; they are told and completed by this, and read without it."""
    manual = Manual(PROGRAM, _SUMMARY)
    manual.details = _DETAILS
    for flag, metavar, purpose in READER_OPTIONS:
        if metavar:
            manual.add_argument(flag, metavar=metavar, help=purpose)
        else:
            manual.add_argument(flag, action="store_true", help=purpose)
    manual.add_argument(
        "path", metavar="PATH", nargs="?", type=Path, help="an article or a folder of articles"
    )
    return manual


def overview() -> str:
    """What ``dateline --help`` writes."""
    manual = reader_manual()
    commands = {name: command(name) for name in MODULES}
    examples = (*_OPENING, *(found.examples[0] for found in commands.values()))
    files = (
        ("entities.yaml, entities/", "In a folder: whom and what its articles name. They make it a library."),
        (_shown(paths.config_dir()), "Your settings."),
        (_shown(paths.state_dir()), "What the reader remembers."),
        (_shown(paths.cache_dir()), "What can be computed again."),
    )
    return _page(
        (
            ("NAME", _title(PROGRAM, _SUMMARY)),
            ("SYNOPSIS", [*manual.synopsis(), *_hanging(f"{PROGRAM} COMMAND", "...")]),
            ("DESCRIPTION", _paragraphs(_DETAILS)),
            ("COMMANDS", _table((name, found.summary) for name, found in commands.items())),
            ("OPTIONS", _entries(manual.rows())),
            ("EXAMPLES", _entries(examples)),
            ("EXIT CODES", _table(_exit_codes(_ANY_PROBLEMS))),
            ("FILES", _entries(files)),
            ("ENVIRONMENT", _entries(_ENVIRONMENT)),
            ("SEE ALSO", _paragraphs(f"{PROGRAM} COMMAND --help")),
        )
    )


class Manual(ArgumentParser):
    """A parser of arguments that tells wrong use in a line, and its help as a page of a manual."""

    details: str = ""
    """What the page tells below the name; as in `Command`."""
    examples: Sequence[tuple[str, str]] = ()
    """Command lines, with what each is for."""
    files: Sequence[tuple[str, str]] = ()
    """Files, with what each is."""
    if_problems: str = ""
    """When it ends with `PROBLEMS_FOUND`; empty: never."""

    def __init__(self, prog: str, description: str | None = None, **options: Any) -> None:
        """Begin a page. A parser of a command's own commands, which argparse makes, is one too.

        Args:
            prog: The command.
            description: What it does, in a line.
            options: As for `ArgumentParser`.
        """
        super().__init__(prog, description=description, add_help=False, allow_abbrev=False, **options)
        self.add_argument("-h", "--help", action="help", help="show this page")

    def error(self, message: str) -> NoReturn:
        """See `ArgumentParser.error`.

        Raises:
            UsageError: Always.
        """
        raise UsageError(message, f"see: {self.prog} --help")

    def print_help(self, file: Any = None) -> None:  # noqa: ARG002  argparse's signature; it gives no file
        """See `ArgumentParser.print_help`, which would pass over what cannot be written."""
        write(self.format_help().rstrip("\n"))

    def parse_known_args(  # type: ignore[override]  # argparse's overloads all come to this
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[Any, list[str]]:
        """See `ArgumentParser.parse_known_args`; a value for an option that takes none is told at once.

        Raises:
            UsageError: As for `error`.
        """
        for argument in takewhile(lambda argument: argument != "--", args or ()):
            self._refuse_value_of(argument)
        return super().parse_known_args(args, namespace)

    def _check_value(self, action: Action, value: Any) -> None:
        """See `ArgumentParser._check_value`, which quotes the choices as Python does.

        Raises:
            UsageError: The value is none of those that there are.
        """
        if action.choices is None or value in action.choices:
            return
        choices = [str(choice) for choice in action.choices]
        name = max(action.option_strings, key=len, default="")
        noun = str(action.metavar or action.dest).lower()
        raise UsageError(
            f"{name} cannot be {value}" if name else f"there is no {noun} {value}",
            did_you_mean(str(value), choices) or f"write {listed(choices)}",
        )

    def _refuse_value_of(self, argument: str) -> None:
        """Refuse ``--json=yes``; argparse would speak of an explicit argument that it ignores."""
        name, equals, _ = argument.partition("=")
        takes_value = {
            option: action.nargs != 0 for action in self._actions for option in action.option_strings
        }
        if equals and argument not in takes_value and not takes_value.get(name, True):
            forms = [option for option in takes_value if option.partition("=")[0] == name]
            raise UsageError(f"there is no option {argument}", f"write {listed(forms)}")

    @property
    def arguments(self) -> list[Action]:
        """What can be given, in the order of the help, without what is not told."""
        return [action for action in self._actions if action.help != argparse.SUPPRESS]

    def format_help(self) -> str:
        """See `ArgumentParser.format_help`."""
        commands = [row for action in self.arguments for row in own_commands(action)]
        return _page(
            (
                ("NAME", _title(self.prog, self.description or "")),
                ("SYNOPSIS", self.synopsis()),
                ("DESCRIPTION", _paragraphs(self.details)),
                ("COMMANDS", _table(commands)),
                ("OPTIONS", _entries(self.rows())),
                ("EXAMPLES", _entries(self.examples)),
                ("EXIT CODES", _table(_exit_codes(self.if_problems))),
                ("FILES", _entries(self.files)),
                ("SEE ALSO", _paragraphs(f"{PROGRAM} --help, for the environment and the other commands")),
            )
        )

    def synopsis(self) -> list[str]:
        """How the command is called, wrapped."""
        options = [action for action in self.arguments if action.option_strings]
        places = [action for action in self.arguments if not action.option_strings]
        return _hanging(self.prog, *(_usage(action) for action in options[1:] + places))

    def rows(self) -> list[tuple[str, str]]:
        """What can be given and what it is for; what comes first on a line stands first."""
        actions = [action for action in self.arguments if not own_commands(action)]
        actions.sort(key=lambda action: bool(action.option_strings))
        return [(_label(action), self.purpose(action)) for action in actions]

    def purpose(self, action: Action) -> str:
        """What an argument is for, and which values it can have if its name does not tell."""
        purpose = (action.help or "") % {**vars(action), "prog": self.prog}
        if action.choices is None or _value_name(action) == _choice_list(action):
            return purpose
        return "; ".join(filter(None, (purpose, f"one of {', '.join(map(str, action.choices))}")))


def listed(words: Sequence[str]) -> str:
    """Words to choose from: ``a, b or c``."""
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def own_commands(action: Action) -> list[tuple[str, str]]:
    """The commands of a command (``dateline feeds add``), with what each does; mostly there are none."""
    if not isinstance(action, argparse._SubParsersAction):  # noqa: SLF001  argparse names it nowhere else
        return []
    return [(name, parser.description or "") for name, parser in action.choices.items()]


def _choice_list(action: Action) -> str:
    return "|".join(map(str, action.choices or ()))


def _value_name(action: Action) -> str:
    """What stands for a value; empty: there is none."""
    if action.nargs == 0:
        return ""
    if own_commands(action):
        return "COMMAND"
    if action.metavar is not None:
        return action.metavar if isinstance(action.metavar, str) else " ".join(action.metavar)
    choices = _choice_list(action)
    return choices if choices and len(choices) <= _MAX_LISTED else action.dest.upper()


def _label(action: Action) -> str:
    """What the list of options calls an argument."""
    return " ".join(filter(None, (", ".join(action.option_strings), _value_name(action))))


def _usage(action: Action) -> str:
    """An argument as it stands in the synopsis."""
    value = _value_name(action)
    if own_commands(action) or action.nargs in {"+", "*", argparse.REMAINDER}:
        value += "..." if not own_commands(action) else " ..."
    usage = " ".join(filter(None, (max(action.option_strings, key=len, default=""), value)))
    is_needed = action.required if action.option_strings else action.nargs not in {"?", "*"}
    return usage if is_needed else f"[{usage}]"


def _exit_codes(if_problems: str) -> Rows:
    """What each exit code says.

    Args:
        if_problems: What `PROBLEMS_FOUND` says; empty: it is not given.
    """
    yield str(FINE), "All went well."
    if if_problems:
        yield str(PROBLEMS_FOUND), if_problems
    yield str(WRONG_USE), "It was called wrongly, or cannot read or write something."
    yield "128+N", f"Signal N ended it: {INTERRUPTED} is Ctrl+C, {PIPE_CLOSED} that nobody reads on."


def _columns() -> int:
    return min(MAX_COLUMNS, max(40, shutil.get_terminal_size().columns))


def _page(sections: Iterable[tuple[str, list[str]]]) -> str:
    """The sections that have lines, each below its name."""
    parts = ("\n".join((name, *lines)) for name, lines in sections if lines)
    return "\n\n".join(parts) + "\n"


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text,
        _columns(),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _title(name: str, summary: str) -> list[str]:
    return _wrapped(f"{name} - {summary}" if summary else name, _MARGIN, _MARGIN)


def _paragraphs(text: str) -> list[str]:
    lines: list[str] = []
    for paragraph in filter(str.strip, text.split("\n\n")):
        if paragraph.startswith(" "):
            drawn = [_MARGIN + line for line in paragraph.rstrip().split("\n")]
        else:
            drawn = _wrapped(paragraph, _MARGIN, _MARGIN)
        lines += ["", *drawn]
    return lines[1:]


def _entries(rows: Rows) -> list[str]:
    """Each with its purpose below it."""
    lines: list[str] = []
    for label, purpose in rows:
        lines += [_MARGIN + label, *_wrapped(purpose, 2 * _MARGIN, 2 * _MARGIN)]
    return lines


def _table(rows: Rows) -> list[str]:
    """Each with its purpose beside it."""
    rows = list(rows)
    width = max((len(label) for label, _ in rows), default=0)
    indent = " " * (len(_MARGIN) + width + 2)
    return [
        line for label, purpose in rows for line in _wrapped(purpose, f"{_MARGIN}{label:{width}}  ", indent)
    ]


def _hanging(command_line: str, *words: str) -> list[str]:
    """A command with its arguments, none of which is parted; more lines of them stand below the first."""
    indent = " " * (len(_MARGIN) + len(command_line) + 1)
    lines = [_MARGIN + command_line]
    for word in words:
        if len(lines[-1]) + 1 + len(word) <= _columns():
            lines[-1] += f" {word}"
        else:
            lines.append(indent + word)
    return lines


def _shown(path: Path) -> str:
    """A path as its owner would write it."""
    home = Path.home()
    return scrub(f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path))
