"""``python -m tests.benchmarks.importtime``: what ``import reader.launch`` adds on top of Textual.

Of a start's budget most is spent by importing; this tells on what.
"""

from __future__ import annotations

import re
import subprocess
import sys
from statistics import median
from typing import NamedTuple

from tests.benchmarks.program import compile_reader

REPEATS = 15
LEAST_MILLISECONDS = 0.3
"""Modules that take less are not listed."""

_TIMED_IMPORT = """
import textual.app
from time import perf_counter
began = perf_counter()
import reader.launch
print((perf_counter() - began) * 1000)
"""
_PLAIN_IMPORT = "import textual.app; import reader.launch"
_LINE = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \| ( *)(\S+)")


class Import(NamedTuple):
    """What the import of one module took."""

    own_milliseconds: float
    """Without what it imports itself."""
    all_milliseconds: float
    """With that."""
    depth: int
    module: str


def added_milliseconds() -> list[float]:
    """Measure several times what importing the app adds to having imported Textual."""
    runs = (_run("-c", _TIMED_IMPORT).stdout for _ in range(REPEATS))
    return [float(output) for output in runs]


def added_imports() -> list[Import]:
    """List what is imported after Textual, in the order in which the imports end."""
    lines = _run("-X", "importtime", "-c", _PLAIN_IMPORT).stderr.splitlines()
    found = [
        Import(int(match[1]) / 1000, int(match[2]) / 1000, len(match[3]) // 2, match[4])
        for match in map(_LINE.match, lines)
        if match
    ]
    last_of_textual = next(place for place, one in enumerate(found) if one.module == "textual.app")
    return found[last_of_textual + 1 :]


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True)


def main() -> None:
    """Print the sum, and the modules that take the most."""
    compile_reader()
    totals = added_milliseconds()
    print(
        f"import reader.launch, after textual.app: {median(totals):.1f} ms"
        f" ({min(totals):.1f}–{max(totals):.1f}, n={len(totals)})\n"
    )
    print("   own     all  module (one run, slowed by its own timing)")
    imports = added_imports()
    for one in sorted(imports, key=lambda one: -one.own_milliseconds):
        if one.own_milliseconds >= LEAST_MILLISECONDS:
            print(f"{one.own_milliseconds:6.1f}  {one.all_milliseconds:6.1f}  {one.module}")
    small = [one.own_milliseconds for one in imports if one.own_milliseconds < LEAST_MILLISECONDS]
    print(f"{sum(small):6.1f}          {len(small)} others, under {LEAST_MILLISECONDS} ms each")


if __name__ == "__main__":
    main()
