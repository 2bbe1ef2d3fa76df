"""The user's settings, in a real terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal.conftest import ALL_PANES
from tests.terminal.reader_session import ReaderSession

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("terminal")


@pytest.fixture
def config(home: Path) -> Path:
    path = home / "config" / "dateline" / "config.yaml"
    path.parent.mkdir(parents=True)
    return path


def test_keys_and_library_are_the_users(config: Path, home: Path, article: Path) -> None:
    config.write_text(f"library: {article}\nkeys: {{preset: less, contents: ctrl+l}}\n", encoding="utf-8")
    with ReaderSession(home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.press(b"\x0c")
        reader.wait_for("Contents", "Heading 6")
        reader.press(b"\x1b")
        reader.wait_until_gone("Heading 6")
        reader.press(b"f")
        reader.wait_until_gone("Openingword")
        reader.quit()


def test_a_broken_file_is_told_and_the_article_is_read(config: Path, home: Path, article: Path) -> None:
    config.write_text("mesure: 60\ntheme: [\n", encoding="utf-8")
    with ReaderSession(article, home=home) as reader:
        reader.wait_for("Openingword", "Settings: 3 problems, see dateline config --check. Line ")
        reader.quit()


def test_another_file_can_be_named(home: Path, article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("keys: {contents: ctrl+l}\nfirst_steps: no\n", encoding="utf-8")
    with ReaderSession("--config", other, article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        assert "New here?" not in reader.screen.text
        reader.press(b"\x0c")
        reader.wait_for("Contents", "Heading 6")
        reader.press(b"\x1b")
        reader.quit()


def test_newcomers_are_told_the_first_keys_once(home: Path, article: Path) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for("New here?", "? all keys")
        reader.press(b" ")
        reader.wait_until_gone("Openingword")
        reader.quit()
    with ReaderSession(article, home=home) as reader:
        reader.wait_for("Here you left off")
        assert "New here?" not in reader.screen.text
        reader.quit()
