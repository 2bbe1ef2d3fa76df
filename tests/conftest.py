"""Every test gets folders and a process of its own, a fixed time zone, no animation and no cursor blink."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

settings.register_profile(
    "dateline",
    deadline=None,  # a busy machine is no fault of the code
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("dateline")


@pytest.fixture(autouse=True)
def _own_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def _own_process() -> Iterator[None]:
    """The keys and the looks that a test's reader has told the process do not outlast the test.

    A module that is not imported has been told nothing, and importing it would slow the tests below it.
    """
    yield
    if commands := sys.modules.get("reader.commands"):
        commands.use_keys({})
    if entity_look := sys.modules.get("reader.widgets.entity_look"):
        entity_look.use_types({})
