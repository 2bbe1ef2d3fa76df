"""Changes of files are seen by looking at them."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from reader.store.watch import ArticleWatch, Change, FileWatch, Loss, loss_of, stamps
from tests.unreachable import unreachable

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    path = tmp_path / "talks.yaml"
    path.write_text("title: Talks", encoding="utf-8")
    (tmp_path / "entities.yaml").write_text("entities: []", encoding="utf-8")
    return path


def settled(watch: ArticleWatch) -> Change | None:
    """What the second of two looks tells; the first one never tells anything."""
    assert watch.look() is None
    return watch.look()


def test_nothing_is_told_of_what_stays(talks: Path) -> None:
    watch = ArticleWatch(talks)
    assert settled(watch) is None
    assert watch.look() is None


def test_a_change_is_told_once_and_when_it_has_settled(talks: Path) -> None:
    watch = ArticleWatch(talks)
    assert settled(watch) is None
    talks.write_text("title: Half", encoding="utf-8")
    assert watch.look() is None
    talks.write_text("title: All of it", encoding="utf-8")
    assert settled(watch) == Change(article=True, entities=False)
    assert watch.look() is None


def test_a_change_between_reading_and_the_first_look_is_seen(talks: Path) -> None:
    watch = ArticleWatch(talks)
    talks.write_text("title: Other", encoding="utf-8")
    assert settled(watch) == Change(article=True, entities=False)


def test_entities_are_watched_too(talks: Path) -> None:
    watch = ArticleWatch(talks)
    assert settled(watch) is None
    (talks.parent / "entities").mkdir()
    (talks.parent / "entities" / "more.yaml").write_text("entities: []", encoding="utf-8")
    assert settled(watch) == Change(article=False, entities=True)
    talks.with_name("entities.yaml").unlink()
    assert settled(watch) == Change(article=False, entities=True)


def test_that_no_file_defines_entities_any_more_is_told_with_those_that_did(talks: Path) -> None:
    watch = ArticleWatch(talks)
    assert settled(watch) is None
    entities = talks.with_name("entities.yaml")
    source = entities.read_bytes()
    entities.unlink()
    assert settled(watch) == Change(article=False, entities=True, gone=(entities,))
    talks.write_text("title: Other", encoding="utf-8")
    assert settled(watch) == Change(article=True, entities=False)
    entities.write_bytes(source)
    assert settled(watch) == Change(article=False, entities=True)


def test_a_file_that_is_put_in_the_place_of_another_is_seen(talks: Path) -> None:
    watch = ArticleWatch(talks)
    assert settled(watch) is None
    status = talks.stat()
    other = talks.with_name("other.tmp")
    other.write_text("title: Tulks", encoding="utf-8")
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(talks)
    assert settled(watch) == Change(article=True, entities=False)


def test_an_article_that_vanishes_is_waited_for(talks: Path) -> None:
    watch = ArticleWatch(talks)
    assert settled(watch) is None
    talks.unlink()
    assert settled(watch) is None
    talks.write_text("title: Back again", encoding="utf-8")
    assert settled(watch) == Change(article=True, entities=False)


def test_an_article_is_lost_when_two_looks_in_a_row_do_not_find_it(talks: Path) -> None:
    watch = ArticleWatch(talks)
    assert settled(watch) is None
    content = talks.read_text(encoding="utf-8")
    talks.unlink()
    losses = []
    for _ in range(3):
        assert watch.look() is None
        losses.append(watch.loss)
    assert losses == [None, Loss.GONE, Loss.GONE]
    talks.write_text(content, encoding="utf-8")
    assert watch.look() is None
    assert watch.loss is Loss.GONE, "it may still be being written"
    assert watch.look() == Change(article=True, entities=False)
    assert watch.loss is None


def test_an_article_that_comes_back_as_it_was_has_changed(talks: Path) -> None:
    watch = ArticleWatch(talks)
    aside = talks.rename(talks.with_name("aside.tmp"))
    assert settled(watch) is None
    assert watch.loss is Loss.GONE
    aside.rename(talks)
    assert settled(watch) == Change(article=True, entities=False)


def test_a_file_that_is_deleted_and_written_anew_by_an_editor_is_not_lost(talks: Path) -> None:
    watch = ArticleWatch(talks)
    assert settled(watch) is None
    talks.unlink()
    assert watch.look() is None
    talks.write_text("title: Saved", encoding="utf-8")
    assert settled(watch) == Change(article=True, entities=False)
    assert watch.loss is None
    talks.unlink()
    assert watch.look() is None
    assert watch.loss is None, "looks count in a row only"


def test_a_file_that_must_not_be_read_is_lost_and_not_read(
    talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = ArticleWatch(talks)
    assert settled(watch) is None
    with monkeypatch.context() as patch:
        # Permissions do not keep out everyone who runs the tests.
        patch.setattr(os, "access", lambda _path, mode: mode != os.R_OK)
        talks.write_text("title: Secret", encoding="utf-8")
        assert settled(watch) is None
        assert watch.loss is Loss.UNREADABLE
    assert watch.look() == Change(article=True, entities=False)
    assert watch.loss is None


def test_a_file_on_a_disk_that_does_not_answer_is_not_gone(
    talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert loss_of(talks) is None
    assert loss_of(talks / "below.yaml") is Loss.GONE

    def refuse(path: Path, **_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))

    monkeypatch.setattr(type(talks), "stat", refuse)
    assert loss_of(talks) is Loss.UNREADABLE


@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO, errno.ESTALE])
def test_what_cannot_be_looked_at_is_waited_for(talks: Path, code: int) -> None:
    watch = ArticleWatch(talks)
    assert settled(watch) is None
    talks.write_text("title: Other", encoding="utf-8")
    assert watch.look() is None
    with unreachable(talks.parent, code):
        assert settled(watch) is None
    assert settled(watch) == Change(article=True, entities=False)


def test_entities_that_could_not_be_looked_at_first_are_no_change(talks: Path) -> None:
    watch = ArticleWatch(talks)
    with unreachable(talks.parent):
        assert settled(watch) is None
    assert settled(watch) is None


def test_files_have_settled_when_two_looks_in_a_row_find_the_same(talks: Path) -> None:
    watch = FileWatch([talks])

    def is_settled() -> bool | None:
        look = watch.look()
        assert look is None or look.stamps == stamps([talks])
        return look and look.is_settled

    assert [is_settled(), is_settled(), is_settled()] == [False, True, True]
    talks.write_text("title: Half", encoding="utf-8")
    assert [is_settled(), is_settled()] == [False, True]
    with unreachable(talks.parent):
        assert [is_settled(), is_settled()] == [None, None]
    assert [is_settled(), is_settled()] == [False, True]


def test_a_folder_is_all_its_files(talks: Path) -> None:
    assert set(stamps([talks.parent])) == {talks, talks.with_name("entities.yaml")}
    assert stamps([talks.with_name("missing.yaml")]).keys() == {talks.with_name("entities.yaml")}
