"""Regular expressions that a reader types: compiled within bounds, and told what is wrong with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.errors import PatternError

if TYPE_CHECKING:
    from regex import Pattern

MAX_LENGTH = 1_000
"""Characters of an expression: compiling takes time and cannot be stopped."""
MAX_PARTS = 50_000
"""How large an expression may become with its ``{n}`` written out, as the regex library compiles it."""

_REPEAT = re.compile(r"(\)?)\{(\d+)")


def compile_expression(source: str, *, ignore_case: bool, whole_words: bool) -> Pattern[str]:
    """Compile a regular expression of the regex library, whose searches can be given a time limit.

    Args:
        source: The expression; its ``^`` and ``$`` are the ends of a line.
        ignore_case: Whether case makes no difference.
        whole_words: Whether a match may not be glued to a letter, digit or underscore.

    Raises:
        PatternError: It is not well formed, or so large that compiling it would take long.
    """
    import regex  # noqa: PLC0415  it takes 15 ms, and few searches are for an expression

    if len(source) > MAX_LENGTH:
        raise PatternError(f"the expression is longer than {MAX_LENGTH} characters")
    if _written_out(source) > MAX_PARTS:
        raise PatternError("the expression repeats too often", "use + or * for a large {n}")
    flags = regex.MULTILINE | (regex.IGNORECASE if ignore_case else 0)
    try:
        pattern = regex.compile(source, flags)
        return regex.compile(rf"(?<!\w)(?:{source})(?!\w)", flags) if whole_words else pattern
    except regex.error as error:
        raise PatternError(str(error)) from error
    except (ValueError, RecursionError) as error:
        raise PatternError("the expression cannot be read", str(error)) from error


def _written_out(source: str) -> int:
    """At most how many parts an expression has when each ``{n}`` is written out."""
    parts, times = len(source), 1
    for bracket, count in _REPEAT.findall(source):
        if bracket:
            times *= max(int(count), 1)
        else:
            parts += int(count)
    return parts * times
