"""The rows of the table: what is measured, how often, and what is asked of it.

Every ratio is to the *floor*: the start of a bare Textual app with one ``Static``, measured among the
measurements it is compared with. On another machine, or beside another program, both grow alike.
"""

from __future__ import annotations

import importlib
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property, partial
from statistics import median
from typing import TYPE_CHECKING

from reader.store.state import State
from reader.text.kept_place import KeptPlace
from tests.benchmarks.library_rows import LibraryRows
from tests.benchmarks.program import COLUMNS, ROWS, Program, dateline, floor, peers
from tests.benchmarks.result import KEY_MEDIAN_LIMIT, KEY_P95_LIMIT, Check, Result, Spread, number
from tests.benchmarks.session import Session, Start, answered
from tests.generation import article_text, article_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from tests.benchmarks.replay import Wait

USED = "10 kB, settings and places"
"""The start of someone who has set this and that, and has read before; nothing is asked of it."""
START_LIMITS = {"10 kB": 1.35, "1 MB": 1.6}
"""Start to first text, in floors."""
SIZE_LIMIT = 1.5
"""How much longer a key may take in an article a thousand times as long."""
TYPING_LIMIT = 0.18
"""A keystroke of a search, in floors."""
RESIZE_LIMIT = 0.36
"""A resize, in floors."""
MEMORY_LIMIT_MIB = 45.0
MENTION_LIMITS = {10_000: 10.0, 1_000_000: 5.0}
"""Aliases, and the megabytes of news a second that are asked with so many."""
MENTION_REPEATS = 3
"""How often the smaller gazetteer is measured; the larger takes its time and is measured once."""

_SIZES = {"10 kB": 10_000, "1 MB": 1_000_000, "10 MB": 10_000_000}
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A key whose answer is timed."""

    row: str
    what: str
    steps: tuple[bytes, ...]
    """The keys to give in turn, over and over; they lead back to where they began."""
    before: tuple[bytes, ...] = ()
    """What is to be given once before, each when the last has been answered."""


KEY_ROWS = (
    KeyRow("page", "page", (b" ", b" ", b"b", b"b")),
    KeyRow("line", "line", (b"j", b"j", b"j", b"k", b"k", b"k")),
    KeyRow("section", "section", (b"]", b"]", b"[", b"[")),
    KeyRow("mention", "mention", (b"*", b"*", b"*", b"#", b"#", b"#")),
    KeyRow("find-next", "find next", (b"n", b"n", b"n", b"N", b"N", b"N"), before=(b"/", b"the", b"\r")),
)

_QUERIES = (b"government", b"the minister", b"talks between")


@dataclass
class Suite:
    """Measures rows, and keeps what several of them need.

    Attributes:
        folder: Where articles and homes are made.
        repeats: How often a start is measured; keys, which are quicker, are given several times as often.
        has_large: Whether the large library is measured too.
        floors: How long each start of the floor has taken so far.
    """

    folder: Path
    repeats: int
    has_large: bool = False
    floors: list[float] = field(default_factory=list, init=False)
    _homes: int = field(default=0, init=False)

    def rows(self) -> dict[str, Callable[[], Iterable[Result]]]:
        """Give what measures each row, by its id."""
        return {
            "start": self._starts,
            **{row.row: partial(self._keys, row) for row in KEY_ROWS},
            "typing": self._typing,
            "resize": self._resize,
            "memory": self._memory,
            "mentions": self._mentions,
            "library": LibraryRows(self, has_large=self.has_large).results,
        }

    # What several rows need

    @cached_property
    def _articles(self) -> dict[str, Path]:
        paths = {name: self.folder / f"article-{size}.yaml" for name, size in _SIZES.items()}
        for name, path in paths.items():
            path.write_text(article_yaml(_SIZES[name]), encoding="utf-8")
        return paths

    @cached_property
    def _peers(self) -> list[Program]:
        return peers(self.folder, article_text(_SIZES["10 kB"]))

    @cached_property
    def _started(self) -> dict[str, list[Start]]:
        """The starts of all programs, interleaved; the first round, which warms caches, is left out."""
        programs = {
            "floor": floor(),
            **{name: dateline(self._articles[name]) for name in START_LIMITS},
            USED: dateline(self._articles["10 kB"]),
            **{peer.name: peer for peer in self._peers},
        }
        starts: dict[str, list[Start]] = {name: [] for name in programs}
        for round_number in range(self.repeats + 1):
            for name, program in programs.items():
                with self.session(program, is_used=name == USED) as session:
                    start = session.start()
                if round_number:
                    starts[name].append(start)
        self.floors += [start.seconds for start in starts["floor"]]
        return starts

    def take_floor(self) -> float:
        """Measure the floor's start once, among the measurements of a row that is set against it."""
        with self.session(floor()) as session:
            seconds = session.start().seconds
        self.floors.append(seconds)
        return seconds

    def session(self, program: Program, *, is_used: bool = False, home: Path | None = None) -> Session:
        """Run a program.

        Args:
            program: The program.
            is_used: Whether its home holds settings, and places from runs before.
            home: A home that is there; None: one of its own.
        """
        if home is not None:
            return Session(program, str(home))
        self._homes += 1
        home = self.folder / f"home-{self._homes}"
        home.mkdir()
        if is_used:
            _use(home)
        return Session(program, str(home))

    # Rows

    def _starts(self) -> Iterator[Result]:
        # Round by round: a machine that is slow for a while is so for all programs of a round.
        floors = self._started["floor"]
        for name, starts in self._started.items():
            seconds = Spread(tuple(start.seconds for start in starts))
            limit = START_LIMITS.get(name)
            ratio = median(start.seconds / bare.seconds for start, bare in zip(starts, floors, strict=True))
            checks = () if limit is None else (Check(ratio, limit),)
            what = f"start, {name}" if limit else f"({name}: start)"
            yield Result("start", what, seconds.words("ms", 1000), checks, seconds.values)

    def _keys(self, row: KeyRow) -> Iterator[Result]:
        medians: dict[str, float] = {}
        answers, floor_seconds = self._interleaved(row, ("10 kB", "10 MB"))
        for name, wait_list in answers.items():
            first = Spread(tuple(wait.first_seconds for wait in wait_list))
            medians[name] = first.median
            checks = [
                Check(first.median / floor_seconds, KEY_MEDIAN_LIMIT, "%"),
                Check(first.percentile_95 / floor_seconds, KEY_P95_LIMIT, "%"),
            ]
            if name == "10 MB":
                checks.append(Check(first.median / medians["10 kB"], SIZE_LIMIT))
            measured = first.words("ms", 1000)
            yield Result(row.row, f"{row.what}, {name}", measured, tuple(checks), first.values)
        if row.row == "page":
            yield from self._peer_pages()

    def _interleaved(self, row: KeyRow, names: tuple[str, ...]) -> tuple[dict[str, list[Wait]], float]:
        """Give the same keys to the reader with several articles, turn by turn.

        Returns:
            The answers by article, and the floor meanwhile.
        """
        with ExitStack() as stack:
            sessions = {
                name: stack.enter_context(self.session(dateline(self._articles[name]))) for name in names
            }
            for session in sessions.values():
                session.wait_until_idle()
                for keys in row.before:
                    session.prepare(keys)
                session.wait_until_idle()
            floors = []
            for number in range(4 * self.repeats):
                if number % self.repeats == 0:
                    floors.append(self.take_floor())
                for session in sessions.values():
                    session.press(row.steps[number % len(row.steps)])
            floors.append(self.take_floor())
            answers = {name: answered(f"{row.what}, {name}", sessions[name].waits()) for name in names}
            return answers, median(floors)

    def _peer_pages(self) -> Iterator[Result]:
        for peer in self._peers:
            with self.session(peer) as session:
                session.wait_until_idle()
                if peer.opening_keys:
                    session.prepare(peer.opening_keys)
                for number in range(4 * self.repeats):
                    session.press(peer.page_keys[number // 2 % 2])
                wait_list = answered(f"{peer.name}: page", session.waits())
            first = Spread(tuple(wait.first_seconds for wait in wait_list))
            yield Result("page", f"({peer.name}: page)", first.words("ms", 1000), (), first.values)

    def _typing(self) -> Iterator[Result]:
        keystrokes: list[tuple[int, int]] = []
        floors = [self.take_floor()]
        with self.session(dateline(self._articles["1 MB"])) as session:
            session.wait_until_idle()
            for _ in range(max(3, self.repeats // 3)):
                for query_number, query in enumerate(_QUERIES):
                    floors.append(self.take_floor())
                    session.prepare(b"/")
                    for place, letter in enumerate(query):
                        session.press(bytes([letter]))
                        keystrokes.append((query_number, place))
                    # Out of the field, then out of the search.
                    session.prepare(b"\x1b")
                    session.prepare(b"\x1b")
            answers = session.waits()
        answered("find as typed", answers)
        by_keystroke: dict[tuple[int, int], list[float]] = {}
        for keystroke, wait in zip(keystrokes, answers, strict=True):
            if wait is not None:
                by_keystroke.setdefault(keystroke, []).append(wait.settled_seconds)
        every = Spread(tuple(seconds for series in by_keystroke.values() for seconds in series))
        slowest = max(median(series) for series in by_keystroke.values())
        measured = f"slowest key {slowest * 1000:.1f} ms; all: {every.words('ms', 1000)}"
        check = Check(slowest / median(floors), TYPING_LIMIT, "%")
        yield Result("typing", "find as typed, 1 MB", measured, (check,), every.values)

    def _resize(self) -> Iterator[Result]:
        with self.session(dateline(self._articles["1 MB"])) as session:
            session.wait_until_idle()
            floors = []
            for turn in range(2 * self.repeats):
                if turn % 4 == 0:
                    floors.append(self.take_floor())
                session.resize(*((100, 32), (COLUMNS, ROWS))[turn % 2])
            wait_list = answered("resize, 1 MB", session.waits())
        settled = Spread(tuple(wait.settled_seconds for wait in wait_list))
        first = median(wait.first_seconds for wait in wait_list)
        measured = f"{settled.words('ms', 1000)}; first change {number(first * 1000)} ms"
        check = Check(settled.median / median(floors), RESIZE_LIMIT, "%")
        yield Result("resize", "resize, 1 MB", measured, (check,), settled.values)

    def _memory(self) -> Iterator[Result]:
        for name in ("floor", *(name for name in self._started if name not in {"floor", "1 MB"})):
            held = [start.peak_bytes / _MIB for start in self._started[name] if start.peak_bytes is not None]
            if not held:
                continue
            spread = Spread(tuple(held))
            checks = (Check(spread.median, MEMORY_LIMIT_MIB, "MiB"),) if name == "10 kB" else ()
            what = f"peak memory, {name}" if checks else f"({name}: peak memory)"
            yield Result("memory", what, spread.words("MiB"), checks, spread.values, "MiB")
        with self.session(dateline(self._articles["10 kB"])) as session:
            session.wait_until_idle()
            for keys in (b" ", b" ", b"]", b"*", b"\t", b"1", b"/", b"the", b"\r", b"n"):
                session.prepare(keys)
            used = session.peak_bytes()
        if used is not None:
            yield Result("memory", "(10 kB, in use)", f"{used / _MIB:.1f} MiB", (), (used / _MIB,), "MiB")

    def _mentions(self) -> Iterator[Result]:
        # Imported here: it imports the reader, which is not to be in this process while starts are measured.
        mentions = importlib.import_module("tests.benchmarks.mentions")
        for aliases, limit in MENTION_LIMITS.items():
            times = MENTION_REPEATS if aliases < 1_000_000 else 1
            runs = [{one.what: one.value for one in mentions.measure(aliases)} for _ in range(times)]
            speed = Spread(tuple(run["speed"] for run in runs))
            build = min(run["build"] for run in runs)
            check = Check(speed.median, limit, "MB/s", is_floor=True)
            measured = f"{number(speed.median)} MB/s, at least {number(min(speed.values))}, n={times}; "
            measured += f"built in {number(build)} ms"
            yield Result(
                "mentions", f"mentions, {aliases:,} aliases", measured, (check,), speed.values, "MB/s"
            )


def _use(home: Path) -> None:
    """Leave in a home what a reader leaves there in time: settings, and the places in other articles."""
    config = home / "config" / "dateline" / "config.yaml"
    config.parent.mkdir(parents=True)
    config.write_text("measure: 66\nkeys: {preset: less, contents: ctrl+l}\n", encoding="utf-8")
    with State(home / "state" / "dateline" / "state.db") as state:
        for number in range(1000):
            state.keep_place(home / f"{number}.yaml", KeptPlace(number, 0, "Words of the article"))
