"""Digests of contents."""

from __future__ import annotations

import runpy
import sys
from hashlib import blake2b
from typing import TYPE_CHECKING

from reader.store import digest as module
from reader.store.digest import digest

if TYPE_CHECKING:
    import pytest


def test_a_digest_has_the_size_that_is_asked_for() -> None:
    assert digest(b"talks", 10) == blake2b(b"talks", digest_size=10).digest()
    assert len(digest(b"", 64)) == 64


def test_it_is_the_same_without_the_module_that_spares_openssl(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "_blake2", None)
    elsewhere = runpy.run_path(str(module.__file__))
    assert elsewhere["digest"](b"talks", 16) == digest(b"talks", 16)
