"""Folders that cannot be looked at, for whoever runs the tests: permissions do not keep out everyone."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def unreachable(folder: Path, code: int = errno.EACCES) -> Iterator[None]:
    """Have whoever asks whether something is a file or a folder there be told that it cannot be looked at.

    Args:
        folder: The folder; what is in it cannot be looked at either.
        code: Why not, of ``errno``.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in ("is_dir", "is_file"):
            patch.setattr(Path, name, _refusing(folder, code, name))
        yield


def _refusing(folder: Path, code: int, name: str) -> object:
    ask = getattr(Path, name)

    def refuse(path: Path) -> bool:
        if path.is_relative_to(folder):
            raise OSError(code, os.strerror(code), str(path))
        return bool(ask(path))

    return refuse
