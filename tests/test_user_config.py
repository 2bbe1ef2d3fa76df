"""Where the settings stand, and reading them with what the program has."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from reader.config import EntityStyle, Settings
from reader.user_config import config_path, read_config

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_file_stands_in_the_folder_of_the_users_settings(tmp_path: Path) -> None:
    assert config_path() == tmp_path / "xdg_config_home" / "dateline" / "config.yaml"


def test_without_a_file_the_defaults_hold_and_nothing_is_wrong() -> None:
    assert read_config() == (Settings(), ())


def test_a_folder_that_is_a_file_holds_no_settings() -> None:
    config_path().parent.parent.mkdir()
    config_path().parent.write_text("", encoding="utf-8")
    assert read_config() == (Settings(), ())


def test_settings_can_name_the_themes_and_colours_that_there_are() -> None:
    config_path().parent.mkdir(parents=True)
    text = "theme: nord\nkeys: {find: f5}\ntypes: {law: {colour: cornflowerblue}}\n"
    config_path().write_text(text, encoding="utf-8")
    settings, problems = read_config()
    assert problems == ()
    assert settings.theme == "nord"
    assert settings.keys.own == {"find": ("f5",)}
    assert settings.types == {"law": EntityStyle("cornflowerblue")}


def test_a_link_that_leads_nowhere_is_told() -> None:
    config_path().parent.mkdir(parents=True)
    config_path().symlink_to("nowhere.yaml")
    settings, (problem,) = read_config()
    assert settings == Settings()
    assert "cannot be read" in problem.message


def test_a_file_that_cannot_be_looked_at_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ("x" * 300)))
    settings, (problem,) = read_config()
    assert settings == Settings()
    assert "cannot be read" in problem.message


def test_who_sets_nothing_waits_for_nothing(tmp_path: Path) -> None:
    code = (
        "import sys, reader.user_config as c; c.read_config(); "
        "print([n for n in ('reader.store.config_file', 'reader.key_preset') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
