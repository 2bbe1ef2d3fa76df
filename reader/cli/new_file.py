"""Files that a command makes: never in the place of another one, and never half of one."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def write_new_file(path: Path, text: str, if_there: str) -> None:
    r"""Write a file that is not there yet, in UTF-8, its lines ending in ``\n``.

    Args:
        path: The file.
        text: What it is to hold.
        if_there: What the user can do if there is something of this name.

    Raises:
        UsageError: There is, or it cannot be written; then nothing is left of it.
    """
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            try:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                with suppress(OSError):
                    path.unlink()
                raise
    except FileExistsError as error:
        raise UsageError(f"{path} is there already", if_there) from error
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}", "choose another folder") from error
