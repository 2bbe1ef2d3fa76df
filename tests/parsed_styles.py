"""Style sheets are parsed once for all tests of a process: that is Textual's work, a fifth of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.css.stylesheet import Stylesheet

if TYPE_CHECKING:
    from textual.css.model import RuleSet

_parse = Stylesheet._parse_rules
_parsed: dict[tuple[object, ...], list[RuleSet]] = {}
"""By the variables and what is parsed."""


def share() -> None:
    """Have every app of the process take what another one has parsed with the same variables."""
    Stylesheet._parse_rules = _shared  # type: ignore[method-assign]  # the same for who calls it


def _shared(self: Stylesheet, *what: Any, **options: Any) -> list[RuleSet]:
    key = (tuple(self._variables.items()), what, tuple(options.items()))
    if key not in _parsed:
        _parsed[key] = _parse(self, *what, **options)
    return _parsed[key]
