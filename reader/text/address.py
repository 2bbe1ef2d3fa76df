"""Web and mail addresses and ``@handles`` in a text: nothing inside them is a name (rule 1)."""

from __future__ import annotations

import re

_HOST_MARK = re.compile(
    r"\.(?:com|org|net|gov|mil|edu|int|info|biz|news|tv|io|eu|uk|ru|cn|jp|kr|pk|ua|fr|de|au|ca|nz|za|il|ir"
    r"|(?:ac|co|com|edu|gov|nic|org)\.[a-z]{2})(?![^\W_])",
)
"""What gives the name of a host away."""
_MARK = re.compile(rf"@|://|\bwww\.|{_HOST_MARK.pattern}")
"""What gives an address away."""
_HOST_END = re.compile(r"[\w.-]*(?:[/?#][^\s<>\"]*)?")
_URL_END = re.compile(r"[^\s<>\"]*")
_HANDLE_END = re.compile(r"[\w.-]*")

_PUNCTUATION = ".,;:!?'\")]}"
"""What ends the sentence an address stands in, rather than the address."""


def addresses(text: str) -> list[tuple[int, int]]:
    """Find the addresses in a text, in linear time.

    Args:
        text: Folded text.

    Returns:
        (start, end) of each, in order and without overlaps.
    """
    found: list[tuple[int, int]] = []
    if not ("@" in text or "://" in text or "www." in text or _HOST_MARK.search(text)):
        return found
    done = 0
    for mark in _MARK.finditer(text):
        if mark.start() < done:
            continue
        start = mark.start()
        while start > done and (text[start - 1].isalnum() or text[start - 1] in "._+-"):
            start -= 1
        pattern = {"@": _HANDLE_END, "://": _URL_END}.get(mark[0], _HOST_END)
        rest = pattern.match(text, mark.end())
        end = rest.end() if rest else mark.end()
        while text[end - 1] in _PUNCTUATION:
            end -= 1
        found.append((start, end))
        done = end
    return found
