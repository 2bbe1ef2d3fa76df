"""JSON from elsewhere, read with its shape checked: what is not as it must be is told with its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from reader.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_NUMBER = 2**53 - 1
"""The largest number that every reader of JSON takes as it is (RFC 8259, section 6)."""


class JsonValue(NamedTuple):
    """A value, and where in its document it stands.

    All methods raise `UsageError` when it is something else than what is asked for.
    """

    value: Any
    path: str
    """As one would write it in a program: ``articles[3].title``; empty: it is the document itself."""
    source: str
    """The document's name, for messages."""

    @classmethod
    def parse(cls, data: bytes, source: str) -> JsonValue:
        """Read a document.

        Args:
            data: Its bytes, in UTF-8.
            source: Its name.

        Raises:
            UsageError: It is not JSON; the message tells line and column.
        """
        try:
            return cls(json.loads(data.decode("utf-8-sig")), "", source)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise UsageError(f"{source}:{line}: this is no UTF-8 text") from error
        except json.JSONDecodeError as error:
            raise UsageError(
                f"{source}:{error.lineno}:{error.colno}: this is no JSON: {error.msg}"
            ) from error
        except RecursionError as error:
            raise UsageError(f"{source}: too much stands within each other") from error
        except ValueError as error:  # a number of thousands of digits
            raise UsageError(f"{source}: {error}") from error

    def fail(self, problem: str) -> NoReturn:
        """Say what is wrong with it.

        Args:
            problem: Goes on behind its place: ``must be a text``.
        """
        raise UsageError(f"{self.source}: {self.path or 'the document'} {problem}")

    def object(self, *keys: str) -> dict[str, JsonValue]:
        """Its values by key.

        Args:
            keys: What there must be; nothing else may be.
        """
        values = self._a(dict, "an object")
        for key in values:
            if key not in keys:
                self.fail(f"has a key {json.dumps(key)}, which is not known")
        for key in keys:
            if key not in values:
                self.fail(f"has no key {json.dumps(key)}")
        begin = f"{self.path}." if self.path else ""
        return {key: self._replace(value=value, path=begin + key) for key, value in values.items()}

    def items(self) -> Iterator[JsonValue]:
        """What is in a list."""
        for index, value in enumerate(self._a(list, "a list")):
            yield self._replace(value=value, path=f"{self.path}[{index}]")

    def named(self) -> Iterator[tuple[str, JsonValue]]:
        """What is in an object whose keys are names."""
        for name, value in self._a(dict, "an object").items():
            yield name, self._replace(value=value, path=f"{self.path}[{json.dumps(name)}]")

    def text(self) -> str:
        """It is a text."""
        return str(self._a(str, "a text"))

    def number(self) -> int:
        """It is a number for counting."""
        if (
            isinstance(self.value, bool)
            or not isinstance(self.value, int)
            or not 0 <= self.value <= MAX_NUMBER
        ):
            self.fail("must be a whole number, not below 0")
        return self.value

    def _a(self, kind: type[Any], name: str) -> Any:
        if not isinstance(self.value, kind):
            self.fail(f"must be {name}")
        return self.value
