"""What was measured, set against what was asked."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


KEY_MEDIAN_LIMIT, KEY_P95_LIMIT = 0.05, 0.10
"""Key to paint, in floors."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A series of measurements of one thing, in one unit."""

    values: tuple[float, ...]
    """At least one."""

    @property
    def median(self) -> float:
        """The middle one."""
        return median(self.values)

    @property
    def percentile_95(self) -> float:
        """The smallest that at least 95 of 100 do not exceed (nearest rank)."""
        ordered = sorted(self.values)
        return ordered[math.ceil(0.95 * len(ordered)) - 1]

    def words(self, unit: str, scale: float = 1) -> str:
        """Tell median, 95th percentile and range.

        Args:
            unit: The unit to be shown.
            scale: What a value is multiplied by for it.
        """
        figures = [self.median, self.percentile_95, min(self.values), max(self.values)]
        middle, high, least, most = (number(figure * scale) for figure in figures)
        return f"{middle} {unit}, p95 {high} ({least}–{most}, n={len(self.values)})"


@dataclass(frozen=True, slots=True)
class Check:
    """A figure, and the bound that is asked of it."""

    value: float
    limit: float
    unit: str = "×"
    """What the value and the limit are counted in; a share counts in ``%`` and is 0.05 for 5 %."""
    is_floor: bool = False
    """Whether the limit is the least that is asked for, and not the most."""

    @property
    def is_met(self) -> bool:
        """Whether the bound holds."""
        return self.value >= self.limit if self.is_floor else self.value <= self.limit

    @property
    def asked(self) -> str:
        """The bound in words."""
        return f"{'≥' if self.is_floor else '≤'} {self._words(self.limit)}"

    @property
    def found(self) -> str:
        """The figure in words."""
        return self._words(self.value)

    def _words(self, value: float) -> str:
        scale = 100 if self.unit == "%" else 1
        return f"{number(value * scale)} {self.unit}"


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table."""

    row: str
    """The row's id."""
    what: str
    """What was measured."""
    measured: str
    """The figures, in words."""
    checks: tuple[Check, ...] = ()
    """What is asked; empty: the line is for comparison only."""
    samples: tuple[float, ...] = ()
    """The raw figures, in the unit of ``unit``."""
    unit: str = "s"
    """The raw figures' unit."""

    @property
    def verdict(self) -> str:
        """``ok``, ``OVER``, or nothing where nothing is asked."""
        if not self.checks:
            return ""
        return "ok" if all(check.is_met for check in self.checks) else "OVER"

    def as_json(self) -> dict[str, object]:
        """Give what ``--json`` prints."""
        return {
            "row": self.row,
            "what": self.what,
            "verdict": self.verdict,
            "checks": [
                {"value": check.value, "limit": check.limit, "unit": check.unit, "is_met": check.is_met}
                for check in self.checks
            ],
            "unit": self.unit,
            "samples": list(self.samples),
        }


_HEADINGS = ("what", "asked", "measured", "ratio", "")


def table(results: Sequence[Result]) -> str:
    """Lay results out in columns."""
    rows = [
        (
            result.what,
            ", ".join(check.asked for check in result.checks) or "–",
            result.measured,
            ", ".join(check.found for check in result.checks),
            result.verdict,
        )
        for result in results
    ]
    widths = [max(map(len, column)) for column in zip(_HEADINGS, *rows, strict=True)]
    ruled = [_HEADINGS, tuple("─" * width for width in widths), *rows]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in ruled)
    return "\n".join(line.rstrip() for line in lines)


def number(value: float) -> str:
    """Write a figure with three digits that matter."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
