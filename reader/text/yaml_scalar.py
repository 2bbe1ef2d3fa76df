"""Text as YAML: what this program writes into files, and what it gives to be pasted into them."""

from __future__ import annotations

import re

_PLAIN = re.compile("[A-Za-z][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+)*")
"""Text that needs no quotation marks, unless it is one of the words below."""
_TAKEN = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words, in small letters, that some reader of YAML takes for something else than text."""

_ESCAPED = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]',
)
"""What cannot stand between double quotes as it is.

These are the quote and the backslash; what YAML does not allow in a file, folds as the end of a line, or
takes for a byte order mark; and what would control a terminal or reorder the text around it.
"""


def scalar(text: str) -> str:
    """A text as one would write it: plain where every reader of YAML takes that for text, else in quotes.

    Args:
        text: As for :func:`quoted`.
    """
    return text if _PLAIN.fullmatch(text) and text.lower() not in _TAKEN else quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes, on one line, which reads back as the same text.

    Args:
        text: Any text without lone surrogates: YAML has no way to write these, and its readers refuse them.
    """
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return f"\\{character}" if character in '"\\' else f"\\u{ord(character):04X}"
