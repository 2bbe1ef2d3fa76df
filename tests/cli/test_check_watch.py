"""``dateline check --watch``: checks again when something changes, and only then."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import ExitStack
from itertools import count
from typing import TYPE_CHECKING

import pytest

from reader.cli import main
from reader.cli.watch import POLL_SECONDS, watch
from tests.store.factories import ARTICLE
from tests.unreachable import unreachable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BROKEN = "title: A title\nfoo: bar\n"


class Stop(Exception):  # noqa: N818  it is no error, it ends a test
    """Ends watching."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of one article."""
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "talks.yaml").write_text(ARTICLE, encoding="utf-8")
    (folder / "entities.yaml").touch()
    return folder


def acts(path: Path, *changes: Callable[[], object]) -> list[int]:
    """How often it has acted before each change, and at the end; before each it has looked twice."""
    acted: list[None] = []
    counts: list[int] = []
    looks = count(1)
    steps = list(changes)

    def wait(_: float) -> None:
        if next(looks) % 2:
            return
        counts.append(len(acted))
        if not steps:
            raise Stop
        steps.pop(0)()

    with pytest.raises(Stop):
        watch([path], lambda: acted.append(None), wait)
    return counts


def touched(path: Path, seconds: int) -> None:
    """Change a file's time alone, as an editor does that writes the same text again."""
    os.utime(path, (seconds, seconds))


def test_it_acts_at_once_and_not_again_while_nothing_changes(folder: Path) -> None:
    assert acts(folder, lambda: None, lambda: None) == [1, 1, 1]


def test_it_acts_once_for_each_change(folder: Path) -> None:
    talks, other = folder / "talks.yaml", folder / "2025" / "other.yaml"
    other.parent.mkdir()
    assert acts(
        folder,
        lambda: touched(talks, 1_000_000_000),
        lambda: talks.write_text(BROKEN, encoding="utf-8"),
        lambda: other.write_text(ARTICLE, encoding="utf-8"),
        (folder / "notes.txt").touch,
        lambda: other.replace(talks),
        talks.unlink,
        lambda: None,
    ) == [1, 2, 3, 4, 4, 5, 6, 6]


def test_of_an_article_its_librarys_entities_are_watched_too_and_its_neighbours_are_not(folder: Path) -> None:
    assert acts(
        folder / "talks.yaml",
        (folder / "other.yaml").touch,
        lambda: touched(folder / "entities.yaml", 1_000_000_000),
    ) == [1, 1, 2]


@pytest.mark.parametrize("name", ["", "talks.yaml"])
def test_what_vanishes_may_come_back(folder: Path, name: str) -> None:
    away = folder.with_name("away")
    vanish, come_back = (lambda: folder.rename(away)), (lambda: away.rename(folder))
    assert acts(folder / name, vanish, lambda: None, come_back) == [1, 2, 2, 3]


def test_what_is_being_written_is_waited_for(folder: Path) -> None:
    talks = folder / "talks.yaml"
    parts = ["title: ", "title: A", "title: A title\n", ARTICLE]
    acted_on: list[str] = []
    quiet_looks = count(1)

    def wait(_: float) -> None:
        if parts:
            talks.write_text(parts.pop(0), encoding="utf-8")
        elif next(quiet_looks) == 3:
            raise Stop

    with pytest.raises(Stop):
        watch([folder], lambda: acted_on.append(talks.read_text(encoding="utf-8")), wait)
    assert acted_on == [ARTICLE, ARTICLE]  # at once, and when all of it is written


@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO, errno.ESTALE])
def test_it_goes_on_when_a_folder_cannot_be_looked_at_for_a_while(folder: Path, code: int) -> None:
    with ExitStack() as stack:
        assert acts(
            folder,
            lambda: stack.enter_context(unreachable(folder, code)),
            lambda: touched(folder / "talks.yaml", 1_000_000_000),
            stack.close,
            lambda: None,
        ) == [1, 1, 1, 2, 2]


def test_it_acts_at_once_even_on_what_cannot_be_looked_at_and_again_when_it_can(folder: Path) -> None:
    with ExitStack() as stack:
        stack.enter_context(unreachable(folder))
        assert acts(folder, lambda: None, stack.close) == [1, 1, 2]


def test_a_change_while_it_acts_is_not_missed(folder: Path) -> None:
    acted: list[int] = []

    def act() -> None:
        acted.append(1)
        if len(acted) == 1:
            (folder / "talks.yaml").write_text(BROKEN, encoding="utf-8")

    waits = iter((True, True, True, False))

    def wait(_: float) -> None:
        if not next(waits):
            raise Stop

    with pytest.raises(Stop):
        watch([folder], act, wait)
    assert len(acted) == 2


def test_the_longer_a_look_takes_the_longer_it_waits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter((0.0, 0.001, 10.0, 12.0))
    monkeypatch.setattr("reader.cli.watch.perf_counter", lambda: next(times))
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 2:
            raise Stop

    with pytest.raises(Stop):
        watch([folder], lambda: None, wait)
    assert waited == [POLL_SECONDS, 20.0]


# The command


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """What happens at every second wait; then Ctrl+C."""
    steps: list[Callable[[], object]] = []
    looks = count(1)

    def wait(_: float) -> None:
        if next(looks) % 2:
            return
        if not steps:
            raise KeyboardInterrupt
        steps.pop(0)()

    monkeypatch.setattr("time.sleep", wait)
    return steps


def test_problems_come_and_go_with_changes_and_ctrl_c_ends_it(
    capsys: pytest.CaptureFixture[str], folder: Path, steps: list[Callable[[], object]]
) -> None:
    talks = folder / "talks.yaml"
    steps += [
        lambda: talks.write_text(BROKEN, encoding="utf-8"),
        lambda: talks.write_text(ARTICLE[: len(ARTICLE) // 2], encoding="utf-8"),
        talks.unlink,
        lambda: talks.write_text(ARTICLE, encoding="utf-8"),
    ]
    assert main(["check", "--watch", str(talks)]) == 130
    out, err = capsys.readouterr()
    assert err.splitlines() == [
        "1 file, 0 errors, 0 warnings",
        "1 file, 3 errors, 0 warnings",
        "1 file, 2 errors, 0 warnings",
        "1 file, 1 error, 0 warnings",
        "1 file, 0 errors, 0 warnings",
    ]
    assert f"{talks}:1:1: error: this file cannot be read: No such file or directory" in out
    assert "\x1b" not in out + err


def test_with_json_each_run_is_a_list(
    capsys: pytest.CaptureFixture[str], folder: Path, steps: list[Callable[[], object]]
) -> None:
    steps.append(lambda: touched(folder / "talks.yaml", 1_000_000_000))
    assert main(["check", "--watch", "--json", str(folder)]) == 130
    assert capsys.readouterr().out == "[]\n[]\n"


@pytest.mark.usefixtures("steps")
def test_on_a_terminal_the_time_parts_the_runs(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr("time.strftime", lambda form: form.replace("%H:%M:%S", "12:00:01"))
    assert main(["check", "--watch", str(folder)]) == 130
    assert capsys.readouterr().err == "── 12:00:01 ── Ctrl+C ends it ──\n2 files, 0 errors, 0 warnings\n"


@pytest.mark.usefixtures("steps")
def test_what_is_not_there_at_first_is_wrong_use(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["check", "--watch", str(tmp_path / "missing")]) == 2
    assert "there is no file or folder" in capsys.readouterr().err
