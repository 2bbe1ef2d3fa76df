"""``dateline check --watch``: checks again when something changes, and only then."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from reader.cli import main
from reader.cli.watch import POLL_SECONDS, watch
from tests.store.factories import ARTICLE

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
    """How often it has acted before each change, and at the end: two looks after the last one."""
    acted: list[None] = []
    counts: list[int] = []
    steps = list(changes)

    def wait(_: float) -> None:
        counts.append(len(acted))
        if len(counts) > len(changes) + 1:
            raise Stop
        if steps:
            steps.pop(0)()

    with pytest.raises(Stop):
        watch([path], lambda: acted.append(None), wait)
    return counts


def touched(path: Path, seconds: int) -> None:
    """Change a file's time alone, as an editor does that writes the same text again."""
    os.utime(path, (seconds, seconds))


def test_it_acts_at_once_and_not_again_while_nothing_changes(folder: Path) -> None:
    assert acts(folder, lambda: None, lambda: None) == [1, 1, 1, 1]


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
    ) == [1, 2, 3, 4, 4, 5, 6, 6]


def test_of_an_article_its_librarys_entities_are_watched_too_and_its_neighbours_are_not(folder: Path) -> None:
    assert acts(
        folder / "talks.yaml",
        (folder / "other.yaml").touch,
        lambda: touched(folder / "entities.yaml", 1_000_000_000),
    ) == [1, 1, 2, 2]


def test_what_vanishes_may_come_back(folder: Path) -> None:
    talks, away = folder / "talks.yaml", folder.with_name("away")
    assert acts(talks, lambda: folder.rename(away), lambda: None, lambda: away.rename(folder)) == [
        1,
        2,
        2,
        3,
        3,
    ]
    assert acts(folder, lambda: folder.rename(away), lambda: None, lambda: away.rename(folder)) == [
        1,
        2,
        2,
        3,
        3,
    ]


def test_a_change_while_it_acts_is_not_missed(folder: Path) -> None:
    acted: list[int] = []

    def act() -> None:
        acted.append(1)
        if len(acted) == 1:
            (folder / "talks.yaml").write_text(BROKEN, encoding="utf-8")

    waits = iter((True, True, False))

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
    """What happens at each wait; then Ctrl+C."""
    steps: list[Callable[[], object]] = []

    def wait(_: float) -> None:
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
