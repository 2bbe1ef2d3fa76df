"""Moments as the state keeps them: in UTC, to the millisecond, so that texts sort as times do."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime

_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?Z")
"""Places are kept to the second."""


def now() -> str:
    """This moment: ``2025-12-04T15:40:00.123Z``."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def is_timestamp(text: str) -> bool:
    """Whether a text is a moment as the state keeps it."""
    if _FORM.fullmatch(text):
        with suppress(ValueError):
            datetime.fromisoformat(text)
            return True
    return False
