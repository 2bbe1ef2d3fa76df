"""What several tests of screens begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.parsed_styles import share
from tests.sample_library import write_library

if TYPE_CHECKING:
    from pathlib import Path

share()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two articles, the newest first, and a file with errors."""
    return write_library(tmp_path / "library").parent
