"""The exceptions that Dateline raises on purpose.

::

    DatelineError            shown to the user as one line, never as a traceback
    ├── DateError            a date that is not EDTF-lite; says what is wrong and what to write
    ├── UsageError           wrong use of the command: exit code 2
    ├── PatternError         a find expression that cannot be compiled or that takes too long
    ├── StateError           what the reader remembers cannot be read or written
    └── LibraryIndexError    a library's index cannot be read or written
        ├── IndexDamagedError    it is no index of this version, or is damaged: it is to be built anew
        └── QueryStoppedError    a query was stopped, since its answer is not wanted any more
"""


class DatelineError(Exception):
    """A fault that the user can mend; its text says what is wrong.

    Attributes:
        hint: What to do about it; empty when the message says it all.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    @property
    def in_full(self) -> str:
        """What is wrong, and what to do about it."""
        return f"{self}: {self.hint}" if self.hint else str(self)


class DateError(DatelineError):
    """A date that is not EDTF-lite."""


class UsageError(DatelineError):
    """The command was called wrongly."""


class PatternError(DatelineError):
    """An expression that cannot be searched for."""


class StateError(DatelineError):
    """The user's state cannot be read or written."""


class LibraryIndexError(DatelineError):
    """A library's index cannot be read or written."""


class IndexDamagedError(LibraryIndexError):
    """A library's index is damaged, or another version's; it is to be built anew."""


class QueryStoppedError(LibraryIndexError):
    """A query was stopped, since its answer is not wanted any more."""
