"""The worst files up to 32 MiB: each is read or refused within 300 MB, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader.store.source import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAX_MEMORY_KIB = 300_000_000 // 1024

_CHECK = """
import resource, sys
from pathlib import Path
limit = 500_000_000  # of addresses: a fault in the bounds ends this process and not the machine's patience
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
from reader.store.check import Checker
((_, problems),) = Checker().check(Path(sys.argv[1]))
codes = sorted({problem.code.value for problem in problems})
try:
    # Where it is told: the peak of ru_maxrss holds that of the process which started this one.
    lines = Path("/proc/self/status").read_text().splitlines()
    peak_kib = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
except OSError:
    peak_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak_kib, *codes)
"""

_HEAD = b"title: x\npublished: 2025-12-04\nsections:\n  - body: "


def _filled(piece: bytes, start: bytes = b"", end: bytes = b"") -> bytes:
    count = (MAX_BYTES - len(start) - len(end)) // len(piece)
    return start + piece * count + end


_FILES: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "open lists": (lambda: _filled(b"["), {"too-large"}),
    "open items": (lambda: _filled(b"- "), {"too-large"}),
    "open maps": (lambda: _filled(b"{a: "), {"too-large"}),
    "small texts": (lambda: _filled(b"a,", b"["), {"too-large"}),
    "small maps": (lambda: _filled(b"{a: b},", b"["), {"too-large"}),
    "anchors": (lambda: _filled(b"- &a b\n"), {"too-large"}),
    "aliases": (lambda: _filled(b"*a,", b"a: &a b\nc: ["), {"too-large"}),
    "directives": (lambda: _filled(b"%TAG !a! b\n"), {"too-large"}),
    "comments": (lambda: _filled(b"# nothing\n"), {"empty"}),
    "one title": (lambda: _filled(b"abcd ", b"title: "), {"missing-key", "too-large"}),
    "one paragraph": (lambda: _filled(b"abcd ", _HEAD), set()),
    "short lines": (lambda: _filled(b"      ab\n", _HEAD + b"|\n"), set()),
    "escaped lines": (lambda: _filled(rb"ab\n", _HEAD + b'"', b'"\n'), set()),
    "accents": (lambda: _filled("\u0301".encode(), _HEAD + b"a ")[: len(_HEAD) + 2 + (8 << 20)], set()),
    "wide paragraphs": (
        lambda: _filled("      ’ ".encode() + b"xy z " * 999 + b"\n\n", _HEAD + b"|\n"),
        set(),
    ),
    "wider paragraphs": (
        lambda: _filled("      😀 ".encode() + b"xy z " * 999 + b"\n\n", _HEAD + b"|\n"),
        {"too-large"},
    ),
    "small paragraphs": (lambda: _filled(b"      a\n\n", _HEAD + b"|\n"), {"too-large"}),
    "marks": (lambda: _filled(b"*a* ", _HEAD + b"a "), {"too-large"}),
    "an alias to a long text": (
        lambda: _HEAD + b"&a '" + "😀".encode() + b"x y " * (1 << 18) + b"'\n" + b"  - body: *a\n" * 63,
        {"too-large"},
    ),
    "sections, and places that are not among them": (
        lambda: (
            _HEAD
            + b"x\n"
            + b"".join(b"  - {id: part-%d-of-it, body: x}\n" % number for number in range(20_000))
            + b"mentions:\n"
            + b"".join(b"  - {exact: x, entity: ~, in: prat-%d-of-ti}\n" % number for number in range(2_000))
        ),
        {"too-many-problems", "unknown-place"},
    ),
    "links to nobody": (
        lambda: _HEAD + b"'" + b"".join(b"[x](entity:no-%d) " % number for number in range(50_000)) + b"'\n",
        {"too-many-problems", "unknown-entity"},
    ),
    "bad bytes": (
        lambda: _filled(b"x" * 99_999 + b"\xff", b"title: "),
        {"encoding", "missing-key", "too-large"},
    ),
    "no text at all": (lambda: _filled(b"\0"), {"encoding"}),
    "an open quotation mark": (lambda: _filled(b"x\n", b"title: '"), {"syntax"}),
}
"""By what it is made of: how a file is made, and what kinds of problem it has."""


@pytest.mark.parametrize("name", _FILES)
def test_no_file_takes_more_than_300_mb_to_check(name: str, tmp_path: Path) -> None:
    make, codes = _FILES[name]
    path = tmp_path / "hostile.yaml"
    path.write_bytes(make())
    assert path.stat().st_size <= MAX_BYTES
    done = subprocess.run([sys.executable, "-c", _CHECK, path], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    memory_kib, *found = done.stdout.split()
    assert set(found) == codes
    assert int(memory_kib) <= MAX_MEMORY_KIB
