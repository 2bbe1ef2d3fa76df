"""``dateline config``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli import main
from reader.commands import COMMANDS
from reader.config import Settings
from reader.user_config import config_path, read_config

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def write_config(text: str) -> None:
    """Write the user's settings."""
    config_path().parent.mkdir(parents=True, exist_ok=True)
    config_path().write_text(text, encoding="utf-8")


def test_what_is_written_is_a_file_with_the_same_settings(capsys: pytest.CaptureFixture[str]) -> None:
    write_config("measure: 90\nkeys: {preset: emacs, find: f5}\n")
    before = read_config()
    assert main(["config"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith(f"# {config_path()}\n")
    write_config(out)
    assert read_config() == before
    assert before[0] != Settings()


def test_without_a_file_the_defaults_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"# {config_path()} (there is no such file yet)\n")
    write_config(out)
    assert read_config() == (Settings(), ())


def test_problems_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    write_config("mouse: yep\n")
    assert main(["config"]) == 1
    out, err = capsys.readouterr()
    assert "\nmouse: yes\n" in out
    assert err == f"{config_path()}:1:8: error: `mouse` cannot be `yep` (write yes or no)\n"


def test_the_path_alone_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    write_config("mouse: yep\n")
    assert main(["config", "--path"]) == 0
    assert capsys.readouterr() == (f"{config_path()}\n", "")


def test_check_tells_only_problems(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "--check"]) == 0
    assert capsys.readouterr() == ("", "0 errors, 0 warnings\n")
    write_config("mouse: yep\nkeys: {library: ctrl+q}\n")
    assert main(["config", "--check"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split(": ")[1] for line in err.splitlines()[:2]] == ["error", "warning"]
    assert err.endswith("\n1 error, 1 warning\n")


def test_a_warning_alone_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    write_config("keys: {library: ctrl+q}\n")
    assert main(["config", "--check"]) == 0
    assert capsys.readouterr().err.endswith("\n0 errors, 1 warning\n")


def test_all_commands_are_listed_with_the_keys_that_hold(capsys: pytest.CaptureFixture[str]) -> None:
    write_config("keys: {preset: less, find: '/ f5', zen: none}\n")
    assert main(["config", "--keys"]) == 0
    rows = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert list(rows) == [command.id for command in COMMANDS]
    assert rows["find"].split(maxsplit=3) == ["find", "/", "f5", "Find in the article"]
    assert rows["zen"].split() == ["zen", "none", "Zen"]
    assert rows["help"].split() == ["help", "h", "?", "f1", "Help"]


def test_a_file_can_be_checked_before_it_is_in_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_config("mouse: no\n")
    other = tmp_path / "other.yaml"
    other.write_text("mouse: yep\nmeasure: 90\n", encoding="utf-8")
    said = f"{other}:1:8: error: `mouse` cannot be `yep` (write yes or no)\n1 error, 0 warnings\n"
    for line in (
        ["config", "--check", "--config", str(other)],
        ["--config", str(other), "config", "--check"],
        [f"--config={other}", "config", "--check"],
    ):
        assert main(line) == 1
        assert capsys.readouterr() == ("", said)
    assert main(["config", "--config", str(other)]) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"# {other}\n")
    assert "\nmeasure: 90\n" in out
    assert "\nmouse: yes\n" in out
    assert main(["--config", str(other), "config", "--path"]) == 0
    assert capsys.readouterr().out == f"{other}\n"


def test_a_file_that_is_asked_for_must_be_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "--config", "/nowhere/at-all.yaml"]) == 2
    assert "there is no file or folder /nowhere/at-all.yaml" in capsys.readouterr().err


def test_errors_count_with_the_list_of_keys_too(capsys: pytest.CaptureFixture[str]) -> None:
    write_config("mouse: yep\n")
    assert main(["config", "--keys"]) == 1
    assert "`mouse` cannot be `yep`" in capsys.readouterr().err


def test_themes_are_called_as_the_key_that_changes_them_calls_them() -> None:
    for word, name in (("dark", "night-desk"), ("light", "broadsheet")):
        write_config(f"theme: {word}\n")
        assert read_config() == (Settings(theme=name), ())


def test_only_one_thing_can_be_asked_for_at_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "--path", "--keys"]) == 2
    assert "not allowed with" in capsys.readouterr().err


def test_a_hostile_path_stays_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nowhere/\x1b[31m\nred")
    assert main(["config"]) == 0
    out, _ = capsys.readouterr()
    assert "\x1b" not in out
    assert out.splitlines()[0].startswith("# /nowhere/")
    assert out.splitlines()[0].endswith("(there is no such file yet)")
