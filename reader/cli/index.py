"""``dateline index``: build or refresh the index of a library."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reader.cli.argument import check_path
from reader.cli.command import FINE, INTERRUPTED, Command
from reader.cli.output import say, write_json
from reader.errors import UsageError
from reader.text.counted import counted

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable
    from types import FrameType

    from reader.index.indexer import Outcome, Stage


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "library",
        metavar="LIBRARY",
        nargs="?",
        type=Path,
        help="its folder; else that of your settings, or the bundled one",
    )
    parser.add_argument("--rebuild", action="store_true", help="build it anew from the beginning")
    parser.add_argument("--jobs", metavar="N", type=int, help="how many processes read; else one a processor")
    parser.add_argument("--json", action="store_true", help="write what was done as JSON")


def library_folder(path: Path | None) -> Path:
    """The library that a command is about.

    Args:
        path: A folder, or a file in it; None: the library of the settings, else the bundled one.

    Raises:
        UsageError: It is not there.
    """
    from reader import paths
    from reader.store.library import library_root
    from reader.user_config import read_config

    found = path or read_config(None)[0].library or paths.articles_dir()
    check_path(found)
    return library_root(found.absolute())


def marks_follow(root: Path, outcome: Outcome) -> None:
    """Bring the reader's marks to where articles are now; say so if that cannot be.

    Args:
        root: The library's folder.
        outcome: What came of bringing its index up to date.
    """
    from contextlib import closing

    from reader import paths
    from reader.errors import StateError
    from reader.index.follow import follow
    from reader.index.sqlite_index import SqliteIndex

    with closing(SqliteIndex(root)) as index:
        try:
            follow(outcome, paths.state_file(), index.refs)
        except StateError as error:
            say(f"{error}: marks do not follow the articles that have been moved")


def _run(arguments: Namespace) -> int:
    from reader.index.indexer import Indexer

    if arguments.jobs is not None and arguments.jobs < 1:
        raise UsageError(f"--jobs {arguments.jobs} is no number of processes", "write 1 or more")
    root = library_folder(arguments.library)
    stopping: list[int] = []

    def stop(number: int, _: FrameType | None) -> None:
        if stopping:
            raise KeyboardInterrupt
        stopping.append(number)
        say("Stopping after this batch …")

    before = signal.signal(signal.SIGINT, stop)
    try:
        with _Progress() as progress:
            indexer = Indexer(
                root, report=progress.show, is_stopped=lambda: bool(stopping), processes=arguments.jobs
            )
            outcome = indexer.refresh(is_rebuild=arguments.rebuild)
    finally:
        signal.signal(signal.SIGINT, before)
    marks_follow(root, outcome)
    if arguments.json:
        write_json(_as_json(root, indexer.path, outcome))
    _tell(outcome)
    return FINE if outcome.is_complete else INTERRUPTED


class _Progress:
    """A bar on the terminal; nothing where there is none."""

    def __init__(self) -> None:
        self._show: Callable[[Stage], object] = lambda _: None
        self._close: Callable[[], object] = lambda: None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            task = bar.add_task("Looking for changes", total=None)
            bar.start()
            self._show = lambda stage: bar.update(
                task, description=stage.what, completed=stage.done, total=stage.total or None
            )
            self._close = bar.stop
        return self

    def show(self, stage: Stage) -> None:
        """Show how far it is."""
        self._show(stage)

    def __exit__(self, *_: object) -> None:
        self._close()


def _tell(outcome: Outcome) -> None:
    if outcome.set_aside:
        say(f"The index was damaged. It was set aside as {outcome.set_aside} and built anew.")
    done = {
        "added": outcome.added,
        "read again": outcome.changed,
        "removed": outcome.removed,
        "with other entities": outcome.renamed,
    }
    what = ", ".join(f"{count:,} {name}" for name, count in done.items() if count) or "nothing has changed"
    say(f"{counted(outcome.articles, 'article')}: {what}; {outcome.seconds:.1f} s")
    if not outcome.is_complete:
        say("It was stopped before the end; the next run goes on from there.")


def _as_json(root: Path, path: Path, outcome: Outcome) -> dict[str, object]:
    return {
        "library": str(root),
        "index": str(path),
        **outcome._asdict(),
        "set_aside": str(outcome.set_aside) if outcome.set_aside else None,
        "seconds": round(outcome.seconds, 3),
    }


COMMAND = Command(
    "Build or refresh the index of a library, for lists and searches.",
    (
        ("dateline index", "your library: only what has changed is read"),
        ("dateline index --rebuild my-library", "from the beginning"),
    ),
    _add_arguments,
    _run,
    "The reader keeps the index of a library up to date by itself; this command does the same without a "
    "screen, for a large library or from a timer. It can be stopped with Ctrl+C, or by anything else, at any "
    "moment: the next run goes on from there.\n\n"
    "The index is made of the library's files and of nothing else. It can be deleted; a damaged one is set "
    "aside and built anew.",
    (("$XDG_CACHE_HOME/dateline/index/", "The indexes, one a library."),),
)
