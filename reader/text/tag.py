"""Tags that readers give to articles."""

from __future__ import annotations

from reader.text.clean import clean_line


def tag_name(text: str) -> str:
    """A tag as it is kept and compared: one line, in lower case.

    Args:
        text: As a person writes it.

    Returns:
        Empty: it is no tag.
    """
    return clean_line(clean_line(text).lower())
