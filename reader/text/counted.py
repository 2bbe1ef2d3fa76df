"""Numbers of things in words."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """A number of things: ``1 file``, ``2 files``, ``1,000 files``.

    Args:
        number: How many there are.
        noun: What one of them is called; its plural ends in a mere s.
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
