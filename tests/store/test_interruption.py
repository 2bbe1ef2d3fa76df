"""The reader is killed at any moment: no change that was made is lost, and none is made in part."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from reader.errors import StateError
from reader.store.change_log import ChangeLog
from reader.store.note_store import NoteStore
from reader.store.reading_state import ReadingState
from reader.store.saved_search import SavedSearches
from reader.store.state import State
from reader.store.state_document import StateDocument
from reader.store.state_export import exported
from reader.store.state_import import take_in
from tests.store.articles import ANCHOR, ref

KILLS = int(os.environ.get("DATELINE_TEST_KILLS", "12"))
"""How often it is killed; a hundred times when somebody has the time."""

ARTICLES = [ref(Path("/library"), f"a{number}") for number in range(30)]

_CHANGE_ON = """
import sys
from itertools import count
from pathlib import Path
from reader.store.state import State
from tests.store.test_interruption import change
with State(Path(sys.argv[1])) as state:
    for number in count(int(sys.argv[2])):
        change(state, number)
        print(number, flush=True)
"""


def change(state: State, number: int) -> None:
    """Make a change, always the same one for the same number and state."""
    choice = random.Random(number)  # noqa: S311  no secret
    some = choice.sample(ARTICLES, choice.choice([1, 1, 3, 20]))
    marks = ReadingState(state)
    match choice.randrange(8):
        case 0:
            marks.mark_read(some, read=choice.random() < 0.7)
        case 1:
            marks.star(some, starred=choice.random() < 0.7)
        case 2:
            marks.retag(some, added=[choice.choice("xyz")], removed=[choice.choice("uvw")])
        case 3:
            NoteStore(state).add(some[0], f"Note {number}", choice.choice([None, ANCHOR]))
        case 4:
            for noted in NoteStore(state).all()[:1]:
                NoteStore(state).edit(noted.notes[0].id, f"Edited {number}")
        case 5:
            SavedSearches(state).save(f"Search {number % 7}", f"query {number}")
        case 6:
            ChangeLog(state).redo()
        case _:
            ChangeLog(state).undo()


def content(state: State) -> dict[str, list[tuple[Any, ...]]]:
    """What a state holds, without times and what is made up at random."""
    queries = {
        "article": "SELECT id, path, content, title, read_at IS NULL, starred_at IS NULL FROM article",
        "tag": "SELECT id, name FROM tag JOIN article ON article = key",
        "note": "SELECT article.id, text, quote FROM note JOIN article ON article = key",
        "search": "SELECT name, query, position FROM saved_search",
        "change": "SELECT number, label, is_undone FROM change",
    }
    return {name: sorted(state.read(query)) for name, query in queries.items()}


def run(path: Path, number: int, seconds: float) -> int:
    """Make changes until killed; the number of the first that was not told to be made."""
    command = [sys.executable, "-c", _CHANGE_ON, str(path), str(number)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    assert process.stdout is not None
    assert process.stdout.readline() == f"{number}\n"
    time.sleep(seconds)  # the moment is what is tried; nothing is waited for
    process.send_signal(signal.SIGKILL)
    told = process.stdout.read().split("\n")[:-1]  # the last line may be in part
    process.wait()
    process.stdout.close()
    return number + 1 + len(told)


def test_killed_at_any_moment_it_keeps_what_was_told_to_be_kept(tmp_path: Path) -> None:
    moments = random.Random(3)  # noqa: S311  no secret
    path = tmp_path / "state.db"
    number = 0
    with State(tmp_path / "same.db") as same:  # in which the same is done without harm
        for _ in range(KILLS):
            until = run(path, number, moments.uniform(0, 0.1))
            for done in range(number, until):
                change(same, done)
            number = until
            with State(path) as state:
                assert state.read("PRAGMA integrity_check") == [("ok",)]
                assert state.read("PRAGMA foreign_key_check") == []
                if content(state) != content(same):  # one more was made than was told
                    change(same, number)
                    number += 1
                    assert content(state) == content(same)
                for again in (ChangeLog.undo, ChangeLog.undo, ChangeLog.redo):
                    was, is_now = again(ChangeLog(same)), again(ChangeLog(state))
                    assert (was and was.message) == (is_now and is_now.message)
                assert content(state) == content(same)


_STAR = """
import sys
from pathlib import Path
from reader.store.change_log import ChangeLog
from reader.store.reading_state import ReadingState
from reader.store.state import State
from tests.store.test_interruption import ARTICLES
own = ARTICLES[int(sys.argv[2])::2]
with State(Path(sys.argv[1])) as state:
    marks = ReadingState(state)
    for article in own * 3:
        marks.star([article], starred=True)
        marks.mark_read(own, read=True)
        marks.mark_read(own, read=False)
"""


def test_two_that_change_it_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", _STAR, str(path), str(which)],
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for which in range(2)
    ]
    for process in processes:
        assert process.communicate(timeout=60)[1] == ""
    with State(path) as state:
        assert state.read("SELECT count(*) FROM article WHERE starred_at AND read_at IS NULL") == [(30,)]
        assert state.read("SELECT count(*) FROM change") == [(30 + 2 * 15 * 3 * 2,)]
        assert state.read("PRAGMA integrity_check") == [("ok",)]


_TAKE_IN = """
import os, signal, sys
from pathlib import Path
from reader.store import state_import
from reader.store.state import State
from reader.store.state_document import StateDocument
put = state_import._Merge.put_search
def put_and_end(merge, search):
    put(merge, search)
    os.kill(os.getpid(), signal.SIGKILL)
state_import._Merge.put_search = put_and_end
document = StateDocument.parse(Path(sys.argv[2]).read_bytes(), "")
with State(Path(sys.argv[1])) as state:
    state_import.take_in(document, state)
"""


def test_an_import_that_is_killed_half_way_has_taken_nothing_in(tmp_path: Path) -> None:
    path, file = tmp_path / "state.db", tmp_path / "other.json"
    with State(tmp_path / "other.db") as other:
        for number in range(40):
            change(other, number)
        file.write_text(json.dumps(exported(other)), encoding="utf-8")
    with State(path) as state:
        change(state, 100)
        before = content(state)
    command = [sys.executable, "-c", _TAKE_IN, str(path), str(file)]
    assert subprocess.run(command, check=False, cwd=Path(__file__).parents[2]).returncode == -signal.SIGKILL
    with State(path) as state:
        assert content(state) == before
        take_in(StateDocument.parse(file.read_bytes(), ""), state)
        assert len(content(state)["article"]) > len(before["article"])
        ChangeLog(state).undo()
        assert content(state)["note"] == before["note"]


def test_one_that_cannot_wait_any_longer_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.store.state.WAIT_SECONDS", 0.01)
    path = tmp_path / "state.db"
    with State(path) as one, State(path) as other:
        with one.transaction(), pytest.raises(StateError, match="locked"):
            ReadingState(other).star(ARTICLES[:1], starred=True)
        assert ReadingState(other).star(ARTICLES[:1], starred=True) == 1
