"""The rows of many articles at once are those that each of them has by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.store import article_table
from reader.store.change_log import ChangeLog
from reader.store.reading_state import ReadingState
from reader.store.state import State
from tests.store.articles import ref, written

if TYPE_CHECKING:
    from pathlib import Path

    from reader.store.article_ref import ArticleRef

ONE_BY_ONE, AT_ONCE = 1_000_000, 1


def mixed(folder: Path) -> tuple[list[ArticleRef], list[ArticleRef]]:
    """Articles that were known, and those that are there now: the same, moved, edited, copied, new."""
    one, other = folder / "one", folder / "other"
    before = [written(one, f"kept-{number}") for number in range(3)]
    before += [written(one, "renamed", "the text"), written(one, "edited", "old text"), written(one, "gone")]
    before += [written(one, "twin", "twins"), written(other, "same-id"), written(one, "in-both")]
    now = before[:3]
    for old in before[3:6]:
        old.path.unlink()
    now += [written(one, "new-name", "the text"), written(one, "edited", "new text")]
    now += [written(one, "twin", "twins"), written(one, "second-twin", "twins"), written(one, "same-id")]
    now += [written(one, f"new-{number}") for number in range(3)]
    now += [written(one, "new-twin", "new twins"), written(one, "other-new-twin", "new twins")]
    now += [ref(one, f"bare-{number}")._replace(content=b"") for number in range(2)]
    now += [ref(one, "new-1"), ref(one, "kept-1"), before[0]._replace(citation="A citation.")]
    (one / "link.yaml").symlink_to(one / "kept-2.yaml")
    now.append(ref(one, "link")._replace(path=one / "link.yaml"))
    return before, now


def rows(state: State) -> list[tuple[object, ...]]:
    query = """SELECT library, id, path, content, title, citation, read_at IS NULL, unread_at IS NULL,
        starred_at IS NULL FROM article ORDER BY library, id"""
    return [
        *state.read(query),
        *state.read("SELECT id, name FROM tag JOIN article ON article = key ORDER BY 1"),
    ]


def done(path: Path, many: int, before: list[ArticleRef], now: list[ArticleRef]) -> list[object]:
    """Mark articles, and undo it; what comes of each step."""
    told: list[object] = []
    with State(path) as state, pytest.MonkeyPatch.context() as patch:
        marks, log = ReadingState(state), ChangeLog(state)
        marks.star(before, starred=True)
        marks.mark_read(before[::2], read=True)
        patch.setattr(article_table, "_MANY", many)
        told += [marks.mark_read(now, read=True), rows(state)]
        told += [marks.retag(now, added=["x"]), rows(state)]
        told += [marks.mark_read(now, read=False), marks.star(now, starred=False), rows(state)]
        told += [marks.mark_read([ref(before[0].library, "unheard-of")] * 2, read=False)]
        for _ in range(5):
            told += [log.undo(), rows(state)]
        for _ in range(5):
            told += [log.redo(), rows(state)]
    return told


def test_many_at_once_are_what_they_are_one_by_one(tmp_path: Path) -> None:
    before, now = mixed(tmp_path / "library")
    one_by_one = done(tmp_path / "one.db", ONE_BY_ONE, before, now)
    assert done(tmp_path / "other.db", AT_ONCE, before, now) == one_by_one


def test_what_has_changed_since_is_not_undone_with_the_others(tmp_path: Path) -> None:
    many = [ref(tmp_path, f"a{number}") for number in range(120)]
    with State(tmp_path / "state.db") as state, State(tmp_path / "state.db") as other:
        marks = ReadingState(state)
        marks.mark_read(many[:10], read=True)
        marks.mark_read(many[:10], read=False)
        assert marks.mark_read(many, read=True) == 120
        ReadingState(other).mark_read(many[5:7], read=False)
        with other.transaction() as connection:
            connection.execute("DELETE FROM change WHERE number = (SELECT max(number) FROM change)")
        undone = ChangeLog(state).undo()
        assert undone is not None
        assert undone.message == "Undone: marked 120 articles read, but for 2 of 120 that have changed since."
        assert state.read("SELECT count(*) FROM article WHERE read_at") == [(0,)]
        redone = ChangeLog(state).redo()
        assert redone is not None
        assert redone.message == "Redone: marked 120 articles read."
        assert state.read("SELECT count(*) FROM article WHERE read_at") == [(118,)]
