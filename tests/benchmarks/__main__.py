"""``make bench``: measure the reader, and print what was measured beside what is asked."""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import platform
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.library_rows import LARGE_SIZE
from tests.benchmarks.program import compile_reader
from tests.benchmarks.result import Result, Spread, table
from tests.benchmarks.session import BrokenProgramError
from tests.benchmarks.suite import KEY_ROWS, Suite

REPEATS = 11
QUICK_REPEATS = 3
ROWS = ("start", *(row.row for row in KEY_ROWS), "typing", "resize", "memory", "mentions", "library")
BUSY_SHARE = 0.4
"""The load a processor beyond which somebody else's work is in the figures."""

UNSTEADY_SHARE = 1.25
"""The floor's 95th percentile, in medians, beyond which single figures mean little."""


def main(arguments: list[str] | None = None) -> int:
    """Measure and print.

    Args:
        arguments: The command line's; None: ``sys.argv``.

    Returns:
        The exit code: 0, also when a figure is over its bound; 1 when a row could not be measured.
    """
    options = _parser().parse_args(arguments)
    compile_reader()
    load_before = _load_share()
    _warn_if_busy(load_before, "before the first measurement")
    results: list[Result] = []
    broken: list[str] = []
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        repeats = QUICK_REPEATS if options.quick else REPEATS
        chosen = frozenset(options.only or ROWS)
        suite = Suite(Path(folder), repeats, has_large=options.large)
        for row, measure in suite.rows().items():
            if row not in chosen:
                continue
            began = time.perf_counter()
            try:
                results.extend(measure())
            except BrokenProgramError as error:
                broken.append(f"{row}: {error}")
            print(f"{row}: {time.perf_counter() - began:.0f} s", file=sys.stderr)
    if options.json:
        print(json.dumps(_report(results, broken, load_before), indent=1))
    else:
        print(table(results))
        print("\nA ratio is to the start of a bare Textual app at the same time; p95 is the 95th percentile.")
    for line in broken:
        print(f"NOT MEASURED  {line}", file=sys.stderr)
    _warn_if_busy(load_before, "so the figures above are worth little")
    _warn_if_unsteady(suite.floors)
    return 1 if broken else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_REPEATS} repeats, not {REPEATS}")
    parser.add_argument("--only", action="append", choices=ROWS, metavar="ROW", help=", ".join(ROWS))
    parser.add_argument("--large", action="store_true", help=f"a library of {LARGE_SIZE:,} articles, too")
    parser.add_argument("--json", action="store_true", help="print the raw figures too, as JSON")
    return parser


def _load_share() -> float:
    return os.getloadavg()[0] / (os.cpu_count() or 1)


def _warn_if_busy(share: float, why: str) -> None:
    if share > BUSY_SHARE:
        print(f"*** THE MACHINE IS BUSY (load {share:.0%} a processor), {why} ***", file=sys.stderr)


def _warn_if_unsteady(floors: list[float]) -> None:
    if not floors:
        return
    spread = Spread(tuple(floors))
    share = spread.percentile_95 / spread.median
    if share > UNSTEADY_SHARE:
        print(
            f"*** THE MACHINE IS UNSTEADY: the floor itself took {spread.words('ms', 1000)} ***",
            file=sys.stderr,
        )


def _report(results: list[Result], broken: list[str], load_before: float) -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "textual": importlib.metadata.version("textual"),
        "machine": platform.machine(),
        "processors": os.cpu_count(),
        "load_before": load_before,
        "broken": broken,
        "results": [result.as_json() for result in results],
    }


if __name__ == "__main__":
    sys.exit(main())
