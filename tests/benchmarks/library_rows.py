"""The rows of libraries: their index, searching it, and the list on the screen, with how each grows."""

from __future__ import annotations

import importlib
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from tests.benchmarks.program import dateline
from tests.benchmarks.result import KEY_MEDIAN_LIMIT, KEY_P95_LIMIT, Check, Result, Spread, number
from tests.benchmarks.session import answered
from tests.generation import OPENING_WORD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.benchmarks.library import Figures
    from tests.benchmarks.suite import Suite

SIZES = (1_000, 10_000)
"""Articles of the libraries that are measured."""
LARGE_SIZE = 100_000
"""The one that is measured on request: it takes ten minutes to make and to index."""
INDEX_LIMIT = 1_500.0
"""Articles a second, on two processors."""
INDEX_FLOOR_LIMIT = INDEX_LIMIT * 0.166
"""Articles in the time that the floor takes: as many on the machine of the bound, whose floor took 166 ms."""
FLOORS = 3
"""How often the floor is taken before and after building an index."""
SEARCH_LIMIT_SECONDS = 0.050
"""To the first results, for 95 of 100 searches."""
MEMORY_LIMIT_MIB = 120.0
"""Of a process that lists and searches a library."""
START_LIMIT = 1.5
"""Start to list, in floors."""

_MOVES = (b"j", b"j", b"j", b"k", b"k", b"k")
_PAGES = (b"\x1b[6~", b"\x1b[6~", b"\x1b[5~", b"\x1b[5~")
_FILTERS = (b"minister", b"talks be", b"mark7")
_MIB = 1024 * 1024


class _Grown(NamedTuple):
    """A figure, to be set against that of a smaller library."""

    what: str
    value: float


class LibraryRows:
    """Measures libraries, the smaller ones first."""

    def __init__(self, suite: Suite, *, has_large: bool) -> None:
        """Measure nothing yet.

        Args:
            suite: Runs programs.
            has_large: Whether the large library is measured too.
        """
        self._suite = suite
        self._sizes = (*SIZES, LARGE_SIZE) if has_large else SIZES

    def results(self) -> Iterator[Result]:
        """Measure every library."""
        before: dict[str, float] = {}
        for count in self._sizes:
            now: dict[str, float] = {}
            for result, grown in self._measured(count):
                yield result
                if grown is not None:
                    now[grown.what] = grown.value
            if before:
                times = ", ".join(f"{what} {number(now[what] / before[what])} ×" for what in now)
                yield Result("library", f"(ten times as many, {count:,})", times, (), tuple(now.values()))
            before = now

    def _measured(self, count: int) -> Iterator[tuple[Result, _Grown | None]]:
        # Imported here: they import the reader, which is not to be in this process while starts are measured.
        library = importlib.import_module("tests.benchmarks.library")
        generated = importlib.import_module("tests.generated_library")
        root = self._suite.folder / f"library-{count}"
        home = self._suite.folder / f"home-library-{count}"
        home.mkdir()
        generated.write_library(root, count, newest=OPENING_WORD)
        name = f"{count:,} articles"
        floors = [self._suite.take_floor() for _ in range(FLOORS)]
        figures: Figures = library.measure(root, home / "cache")
        floors += [self._suite.take_floor() for _ in range(FLOORS)]
        yield from _of_index(name, figures, median(floors))
        yield from self._starts(name, root, home)
        yield from self._keys(name, root, home)

    def _starts(self, name: str, root: Path, home: Path) -> Iterator[tuple[Result, _Grown | None]]:
        suite = self._suite
        seconds: list[float] = []
        ratios: list[float] = []
        held: list[float] = []
        for round_number in range(suite.repeats + 1):
            bare = suite.take_floor()
            with suite.session(dateline(root), home=home) as session:
                start = session.start()
            if round_number:  # the first brings the index up to date
                seconds.append(start.seconds)
                ratios.append(start.seconds / bare)
                held += [] if start.peak_bytes is None else [start.peak_bytes / _MIB]
        spread, ratio = Spread(tuple(seconds)), median(ratios)
        check = Check(ratio, START_LIMIT)
        result = Result(
            "library", f"start to list, {name}", spread.words("ms", 1000), (check,), spread.values
        )
        yield result, _Grown("start to list", ratio)
        if held:
            memory = Spread(tuple(held))
            check = Check(memory.median, MEMORY_LIMIT_MIB, "MiB")
            result = Result(
                "library", f"memory of the list, {name}", memory.words("MiB"), (check,), memory.values, "MiB"
            )
            yield result, _Grown("its memory", memory.median)

    def _keys(self, name: str, root: Path, home: Path) -> Iterator[tuple[Result, _Grown | None]]:
        suite = self._suite
        for what, keys in (("line", _MOVES), ("page", _PAGES)):
            with suite.session(dateline(root), home=home) as session:
                session.wait_until_idle()
                floors = []
                for turn in range(4 * suite.repeats):
                    if turn % suite.repeats == 0:
                        floors.append(suite.take_floor())
                    session.press(keys[turn % len(keys)])
                answers = answered(f"{what} in the list", session.waits())
            first = Spread(tuple(wait.first_seconds for wait in answers))
            share = first.median / median(floors)
            late = first.percentile_95 / median(floors)
            checks = Check(share, KEY_MEDIAN_LIMIT, "%"), Check(late, KEY_P95_LIMIT, "%")
            measured = first.words("ms", 1000)
            result = Result("library", f"{what} in the list, {name}", measured, checks, first.values)
            yield result, _Grown(what, share)
        with suite.session(dateline(root), home=home) as session:
            session.wait_until_idle()
            floors = []
            for text in _FILTERS * max(1, suite.repeats // 3):
                floors.append(suite.take_floor())
                session.prepare(b"/")
                for letter in text:
                    session.press(bytes([letter]))
                session.prepare(b"\x1b")
                session.prepare(b"\x1b")
            waits = answered("filter as typed", session.waits())
        settled = Spread(tuple(wait.settled_seconds for wait in waits))
        share = settled.median / median(floors)
        echo = median(wait.first_seconds for wait in waits)
        measured = (
            f"letter {number(echo * 1000)} ms; list, passages, counts and preview {settled.words('ms', 1000)}"
        )
        result = Result("library", f"(filter as typed, {name})", measured, (), settled.values)
        yield result, _Grown("filter", share)


def _of_index(name: str, figures: Figures, floor_seconds: float) -> Iterator[tuple[Result, _Grown | None]]:
    """What the index itself takes: building, refreshing, searching."""
    speed = figures.articles / figures.build_seconds
    cpu_seconds = figures.build_cpu_seconds / figures.articles
    size = figures.index_bytes / figures.articles
    measured = (
        f"{number(speed)} articles/s of {number(figures.article_bytes / figures.articles / 1000)} kB, "
        f"{number(cpu_seconds * 1000)} ms of processor each, {number(size / 1000)} kB each, "
        f"peak {number(figures.build_peak_bytes / _MIB)} MiB"
    )
    checks = (
        Check(speed, INDEX_LIMIT, "articles/s", is_floor=True),
        Check(speed * floor_seconds, INDEX_FLOOR_LIMIT, "a floor", is_floor=True),
    )
    result = Result("library", f"index, {name}", measured, checks, (speed,), "articles/s")
    yield result, _Grown("time to index", figures.build_seconds)
    seconds = figures.unchanged_seconds, figures.changed_seconds
    measured = (
        f"nothing changed {number(seconds[0] * 1000)} ms, "
        f"{figures.changed_read} changed {number(seconds[1] * 1000)} ms"
    )
    yield Result("library", f"refresh, {name}", measured, (), seconds), _Grown("refresh", seconds[0])
    every = Spread(tuple(seconds for series in figures.find_first_seconds.values() for seconds in series))
    check = Check(every.percentile_95 * 1000, SEARCH_LIMIT_SECONDS * 1000, "ms")
    result = Result("library", f"search, {name}", every.words("ms", 1000), (check,), every.values)
    yield result, _Grown("search", every.percentile_95)
    for kind, series in figures.find_first_seconds.items():
        spread = Spread(tuple(series))
        yield Result("library", f"({name}: {kind})", spread.words("ms", 1000), (), spread.values), None
    peak = figures.reader_peak_bytes / _MIB
    memory = Check(peak, MEMORY_LIMIT_MIB, "MiB")
    what = f"memory of searching, {name}"
    yield Result("library", what, f"{number(peak)} MiB", (memory,), (peak,), "MiB"), None
