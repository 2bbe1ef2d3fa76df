"""How fast a library is indexed, refreshed and searched: generated articles, one process a measurement.

Run with ``python -m tests.benchmarks.library FOLDER``, where FOLDER is a library, such as
`tests.generated_library` writes: its index is built anew in a temporary folder. Building is measured by the
clock, as several processors share the work; searching by the processor's time, as somebody else may use it.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.index.indexer import Indexer
from reader.index.sqlite_index import SqliteIndex
from reader.store.library import Library
from reader.text.library_query import parse_query
from tests.benchmarks.session import peak_bytes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

CHANGED = 10
"""How many files are changed before a refresh."""

SHOWN = 50
"""How many articles a screen shows."""

TIMES = 5
"""How often a query is asked."""

_KIB = 1024


class Query(NamedTuple):
    """A search whose time to first results is measured."""

    kind: str
    text: str


QUERIES = (
    *(Query("common word", word) for word in ("the", "minister", "government talks")),
    *(Query("rare word", word) for word in ("mark7", "mark77 OR mark12")),
    *(Query("phrase", phrase) for phrase in ('"the minister"', '"talks between"')),
    *(Query("prefix", prefix) for prefix in ("m*", "mi*", "min*", "gov*", "the mi*")),
    *(Query("entity", entity) for entity in ("entity:person-0", "entity:person-360", "entity:person-0 the")),
    *(Query("date", time) for time in ("date:2020", "date:2026-10 minister", "event:2015")),
    *(Query("label", label) for label in ("topic:defence", "topic:defence minister", "author:reporter the")),
    *(
        Query("mixed", mixed)
        for mixed in ("minister OR topic:defence", "minister -topic:defence", "the -talks")
    ),
    Query("everything", ""),
)
"""Words and names that `tests.generated_library` writes into every library, or into few articles."""


class Figures(NamedTuple):
    """What was measured of one library."""

    articles: int
    article_bytes: int
    """Of all files together."""
    build_seconds: float
    build_cpu_seconds: float
    """Of all processes together."""
    build_peak_bytes: int
    """Of the process that builds, without those that read for it."""
    index_bytes: int
    unchanged_seconds: float
    """A refresh when nothing has changed."""
    changed_seconds: float
    """A refresh when `CHANGED` files have."""
    changed_read: int
    """How many files that refresh took in."""
    find_first_seconds: dict[str, list[float]]
    """By the kind of query."""
    reader_peak_bytes: int
    """Of a process that shows the list and searches."""


def measure(root: Path, cache: Path) -> Figures:
    """Measure a library, in processes of their own.

    Args:
        root: The library; some of its files are touched and left as they were.
        cache: The folder for its index.
    """
    built = _apart("build", root, cache)
    unchanged = _apart("refresh", root, cache)
    before = _change(root)
    try:
        changed = _apart("refresh", root, cache)
    finally:
        for path, content in before.items():
            path.write_bytes(content)
    asked = _apart("search", root, cache)
    return Figures(
        built["articles"],
        sum(path.stat().st_size for path in Library(root).articles()),
        built["seconds"],
        built["cpu_seconds"],
        built["peak_bytes"],
        built["index_bytes"],
        unchanged["seconds"],
        changed["seconds"],
        changed["changed"],
        asked["find_first"],
        asked["peak_bytes"],
    )


def _change(root: Path) -> dict[Path, bytes]:
    """Change some files; what they held."""
    articles = Library(root).articles()
    some = articles[:: max(1, len(articles) // CHANGED)][:CHANGED]
    before = {path: path.read_bytes() for path in some}
    for path, content in before.items():
        path.write_bytes(content + b"\n# changed\n")
    return before


def _apart(step: str, root: Path, cache: Path) -> Any:
    """Do one step in a process of its own; what it tells."""
    command = [sys.executable, "-m", "tests.benchmarks.library", "--step", step, str(root)]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)
    return json.loads(run.stdout)


def _build(root: Path) -> dict[str, object]:
    indexer = Indexer(root)
    began = time.perf_counter()
    outcome = indexer.refresh()
    return {
        "seconds": time.perf_counter() - began,
        "cpu_seconds": sum(os.times()[:4]),
        "articles": outcome.articles,
        "changed": outcome.changed,
        "index_bytes": indexer.path.stat().st_size,
        "peak_bytes": _peak_bytes(),
    }


def _search(root: Path) -> dict[str, object]:
    found: dict[str, list[float]] = {}
    with closing(SqliteIndex(root)) as index:
        index.counts()
        index.first(SHOWN)
        for kind, text in QUERIES:
            query = parse_query(text, date(2026, 11, 1))
            for _ in range(TIMES):
                began = time.process_time()
                rows = index.find_first(query).rows
                index.rows(rows[:SHOWN])
                found.setdefault(kind, []).append(time.process_time() - began)
            index.find(query)
    return {"find_first": found, "peak_bytes": _peak_bytes()}


def _peak_bytes() -> int:
    if (peak := peak_bytes_of(os.getpid())) is not None:
        return peak  # without what the process held that this one was forked from
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * _KIB


_STEPS = {"build": _build, "refresh": _build, "search": _search}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure a library, or do one step in this process, and print what it tells as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.library", description=__doc__)
    parser.add_argument("root", type=Path, metavar="FOLDER")
    parser.add_argument("--step", choices=_STEPS, help="a single step, with the index that is there")
    options = parser.parse_args(arguments)
    if options.step:
        print(json.dumps(_STEPS[options.step](options.root)))
    else:
        with tempfile.TemporaryDirectory(prefix="dateline-index-") as cache:
            print(json.dumps(measure(options.root, Path(cache))._asdict(), indent=1))


if __name__ == "__main__":
    main()
