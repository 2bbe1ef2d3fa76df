"""Digests, by which contents are told apart."""

from __future__ import annotations

try:
    # What ``hashlib.blake2b`` is; importing ``hashlib`` loads OpenSSL, which takes 3 MiB.
    from _blake2 import blake2b
except ImportError:  # not CPython
    from hashlib import blake2b


def digest(data: bytes, size: int) -> bytes:
    """The BLAKE2b digest of some bytes (RFC 7693).

    Args:
        data: The bytes.
        size: How many bytes the digest has, 1 to 64.
    """
    return blake2b(data, digest_size=size).digest()
