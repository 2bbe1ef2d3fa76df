"""Where things live, on each system."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader import paths

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDERS = {"config": paths.config_dir, "state": paths.state_dir, "cache": paths.cache_dir}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of one's own, without a variable that names a folder."""
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("platform", "name", "folder"),
    [
        ("linux", "config", ".config/dateline"),
        ("linux", "state", ".local/state/dateline"),
        ("linux", "cache", ".cache/dateline"),
        ("freebsd14", "config", ".config/dateline"),
        ("darwin", "config", "Library/Application Support/dateline"),
        ("darwin", "state", "Library/Application Support/dateline"),
        ("darwin", "cache", "Library/Caches/dateline"),
        ("win32", "config", "AppData/Local/dateline"),
        ("win32", "state", "AppData/Local/dateline"),
        ("win32", "cache", "AppData/Local/dateline/Cache"),
    ],
)
def test_each_system_has_its_folders(
    home: Path, monkeypatch: pytest.MonkeyPatch, platform: str, name: str, folder: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert FOLDERS[name]() == home / folder


def test_windows_names_its_folders_in_the_environment(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("APPDATA", str(home / "roaming"))
    monkeypatch.setenv("LOCALAPPDATA", str(home / "local"))
    assert paths.config_dir() == home / "roaming/dateline"
    assert paths.state_dir() == home / "local/dateline"
    assert paths.cache_dir() == home / "local/dateline/Cache"


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("name", FOLDERS)
def test_an_xdg_variable_holds_on_every_system(
    home: Path, monkeypatch: pytest.MonkeyPatch, platform: str, name: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(home / "mine"))
    assert FOLDERS[name]() == home / "mine/dateline"


@pytest.mark.parametrize("value", ["", "relative/folder"])
def test_a_variable_that_is_no_absolute_path_is_ignored(
    home: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", value)
    assert paths.config_dir() == home / ".config/dateline"


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_no_folder_is_created(
    home: Path, monkeypatch: pytest.MonkeyPatch, folder: Callable[[], Path]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    folder()
    assert list(home.iterdir()) == []


def test_in_a_checkout_the_data_lies_beside_the_package() -> None:
    assert (paths.articles_dir() / "entities.yaml").is_file()
    assert list(paths.styles_dir().glob("*.tcss"))


def test_in_an_installed_package_the_data_lies_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "_data").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.articles_dir() == tmp_path / "_data/articles"
    assert paths.styles_dir() == tmp_path / "_data/styles"
