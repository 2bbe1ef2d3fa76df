"""What several tests of widgets begin with."""

from __future__ import annotations

from tests.parsed_styles import share

share()
