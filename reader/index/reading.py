"""Reading files for the index: in this process, or in as many as there are processors."""

from __future__ import annotations

import gc
import multiprocessing
import multiprocessing.connection
import os
import re
import signal
import sys
import zlib
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, redirect_stderr
from itertools import chain, islice
from multiprocessing import resource_tracker
from threading import Thread
from time import time_ns
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.errors import LibraryIndexError
from reader.index.extract import RawFile, extract_all, unreadable
from reader.store.problems import Problem
from reader.store.source import read_bytes
from reader.text.whos_who import WhosWho

try:
    from isal.isal_zlib import compress  # what zlib can unpack, in a third of its time
except ImportError:  # there is no wheel for this machine
    from zlib import compress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.index.record import Extract
    from reader.index.scan import FileState
    from reader.model.entity import Entity

CHUNK_FILES = 40
"""How many files a process reads at a time."""

CHUNKS_AHEAD = 32
"""How many such portions all processes may be ahead of the one who writes, who takes some time for each
batch; they are held in its memory, 11 kB an article."""

LEAST_AHEAD = 2
"""How many each process may be ahead in any case."""

GLANCES = 400
"""How many files a process glances at at a time."""

FEW_FILES = 300
"""So many are read before other processes would have started."""

STEP_FILES = 20
STEP_BYTES = 1 << 18
"""How many files, and how much of them, go through each step of reading before the next one is taken."""

_GLANCED_BYTES = 2048
_PUBLISHED = re.compile(rb"""^published:[ \t]*["']?(\d{4}[0-9T:-]*)""", re.MULTILINE)
"""An article's date, as it most likely stands at the beginning of its file."""

GARBAGE = 50_000
"""After how many new objects a process that reads, or puts in what others read, looks for garbage: about ten
articles. Hardly any of what it makes is garbage, and looking for it takes a twentieth of the time."""

_COMPRESSION = 1
"""The quickest that is worth it; an article takes half of its size."""


class ReadFile(NamedTuple):
    """A file that was read for the index."""

    state: FileState
    seen: int
    """When it was read: nanoseconds since 1970."""
    packed: bytes
    """Its content, by zlib."""
    extract: Extract

    @property
    def stem(self) -> str:
        """The file's name without its suffix."""
        return stem_of(self.state.path)


class KeptFile(NamedTuple):
    """A file as the index keeps it."""

    row: int
    is_sound: int
    """Whether it could be shown when it was read."""
    seen: int
    """When it was read: nanoseconds since 1970."""
    packed: bytes
    state: FileState


class Renamed(NamedTuple):
    """An article that is what it was, and may name others than before."""

    row: int
    extract: Extract
    """The article itself left out."""


def stem_of(path: bytes) -> str:
    """The name of a file without its suffix."""
    return os.fsdecode(path.rsplit(b"/", 1)[-1].rsplit(b".", 1)[0])


def unpack(packed: bytes) -> bytes:
    """The content of a file that the index keeps."""
    return zlib.decompress(packed)


class Reader:
    """Reads files of one library."""

    def __init__(self, root: Path, entities: Mapping[str, Entity]) -> None:
        """Take what files are read by.

        Args:
            root: The library's folder.
            entities: The library's, by id.
        """
        self._root = root
        self._who = WhosWho(entities)

    def glance(self, states: Sequence[FileState]) -> list[bytes]:
        """Look at the beginnings of files for their dates.

        Args:
            states: The files.

        Returns:
            The dates as they are written; empty: none stands there.
        """
        folder = os.fsencode(self._root) + b"/"
        return [_glance(folder + state.path) for state in states]

    def read(self, states: Sequence[FileState]) -> list[ReadFile]:
        """Read files.

        Args:
            states: The files.
        """
        return [file for some in _steps(states, _size) for file in self._read(some)]

    def _read(self, states: Sequence[FileState]) -> Iterator[ReadFile]:
        loaded: list[tuple[FileState, int, bytes | Problem]] = []
        for state in states:
            name = os.fsdecode(state.path)
            loaded.append((state, time_ns(), read_bytes(self._root / name, name)))
        raw = [
            RawFile(data, os.fsdecode(state.path), stem_of(state.path))
            for state, _, data in loaded
            if not isinstance(data, Problem)
        ]
        extracts = iter(extract_all(raw, self._who))
        for state, seen, data in loaded:
            if isinstance(data, Problem):
                yield ReadFile(state, seen, compress(b""), unreadable(data))
            else:
                yield ReadFile(state, seen, compress(data, _COMPRESSION), next(extracts))

    def read_again(self, files: Sequence[KeptFile]) -> list[Renamed | ReadFile]:
        """Read files as the index keeps them, since the library's entities have changed.

        Args:
            files: The files.

        Returns:
            Whole files where entities have made the difference whether they can be shown.
        """
        return [file for some in _steps(files, _kept_size) for file in self._read_again(some)]

    def _read_again(self, files: Sequence[KeptFile]) -> Iterator[Renamed | ReadFile]:
        raw = [
            RawFile(unpack(file.packed), os.fsdecode(file.state.path), stem_of(file.state.path))
            for file in files
        ]
        for file, found in zip(files, extract_all(raw, self._who), strict=True):
            if file.is_sound == (found.article is not None):
                yield Renamed(file.row, found._replace(article=None))
            else:
                yield ReadFile(file.state, file.seen, file.packed, found)


def _glance(path: bytes) -> bytes:
    try:
        file = os.open(path, os.O_RDONLY)
        try:
            found = _PUBLISHED.search(os.read(file, _GLANCED_BYTES))
        finally:
            os.close(file)
    except OSError:
        return b""
    return found[1] if found else b""


_Given = TypeVar("_Given")


def _steps(files: Sequence[_Given], size: Callable[[_Given], int]) -> Iterator[Sequence[_Given]]:
    """Part files into those that go through each step of reading together."""
    first = taken = 0
    for index, file in enumerate(files):
        taken += size(file)
        if index - first == STEP_FILES or (taken > STEP_BYTES and index > first):
            yield files[first:index]
            first, taken = index, size(file)
    if first < len(files):
        yield files[first:]


def _size(state: FileState) -> int:
    return state.size


def _kept_size(file: KeptFile) -> int:
    return file.state.size


_Made = TypeVar("_Made")


class Readers:
    """Readers in other processes; or one in this."""

    def __init__(self, reader: Reader, pool: ProcessPoolExecutor | None, processes: int) -> None:
        self._reader = reader
        self._pool = pool
        self._processes = processes

    def by_date(self, states: Sequence[FileState]) -> list[FileState]:
        """Put files in order: the oldest articles first, as far as their beginnings tell."""
        dates = chain.from_iterable(self._run(Reader.glance, states, GLANCES))
        dated = sorted(zip(dates, states, strict=True), key=lambda one: (one[0], one[1].path))
        return [state for _, state in dated]

    def read(self, states: Sequence[FileState]) -> Iterator[list[ReadFile]]:
        """Read files, in their order, some at a time."""
        return self._run(Reader.read, states, CHUNK_FILES)

    def read_again(self, files: Iterable[KeptFile]) -> Iterator[list[Renamed | ReadFile]]:
        """Read files as the index keeps them, some at a time."""
        return self._run(Reader.read_again, files, CHUNK_FILES)

    def _run(
        self,
        method: Callable[[Reader, Sequence[_Given]], list[_Made]],
        given: Iterable[_Given],
        size: int,
    ) -> Iterator[list[_Made]]:
        left = iter(given)
        chunks = iter(lambda: list(islice(left, size)), [])
        if self._pool is None:
            yield from (method(self._reader, chunk) for chunk in chunks)
            return
        under_way = deque[Future[list[_Made]]]()
        try:
            for chunk in chunks:
                under_way.append(self._submit(method, chunk))
                if len(under_way) > max(CHUNKS_AHEAD, LEAST_AHEAD * self._processes):
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        except BrokenProcessPool as error:
            raise LibraryIndexError(
                "a process that read articles has ended", "the machine may be out of memory; try --jobs 1"
            ) from error

    def _submit(
        self, method: Callable[[Reader, Sequence[_Given]], list[_Made]], chunk: Sequence[_Given]
    ) -> Future[list[_Made]]:
        assert self._pool is not None  # noqa: S101  else nothing is submitted
        try:
            return self._pool.submit(_in_process, method, chunk)
        except OSError as error:  # a pool that breaks at this moment has closed what it writes to
            raise BrokenProcessPool(str(error)) from error


@contextmanager
def readers(
    root: Path, entities: Callable[[], Mapping[str, Entity]], files: int, processes: int | None = None
) -> Iterator[Readers]:
    """Have readers at hand.

    Args:
        root: The library's folder.
        entities: Gives the library's entities; called if there are files.
        files: How many files there are to read.
        processes: How many; None: as many as there are processors, if it is worth starting them.
    """
    reader = Reader(root, entities() if files else {})
    count = processes or (os.cpu_count() or 1 if files > FEW_FILES else 1)
    if count == 1 or not files:
        yield Readers(reader, None, 1)
        return
    with redirect_stderr(sys.__stderr__):
        # Its process is given the standard error's file, and that of a Textual app has none.
        resource_tracker.ensure_running()
    context = multiprocessing.get_context("spawn")  # a program with threads must not be forked
    pool = ProcessPoolExecutor(count, context, initializer=_begin, initargs=(reader,))
    try:
        yield Readers(reader, pool, count)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_here: Reader | None = None
"""The reader of a process that does nothing else."""


def _begin(reader: Reader) -> None:
    global _here  # noqa: PLW0603  the process has one
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that asks
    Thread(target=_end_with_parent, daemon=True).start()
    _here = reader
    gc.freeze()  # the entities stay; looking for garbage among them takes a twentieth of the time
    gc.set_threshold(GARBAGE)


def _end_with_parent() -> None:
    """End when the process that asks has ended, however that came about."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
    os._exit(1)


def _in_process(
    method: Callable[[Reader, Sequence[_Given]], list[_Made]], chunk: Sequence[_Given]
) -> list[_Made]:
    assert _here is not None  # noqa: S101  `_begin` has run before anything else
    return method(_here, chunk)
