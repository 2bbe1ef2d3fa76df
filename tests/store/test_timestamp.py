"""Moments are written so that they sort."""

import pytest

from reader.store.timestamp import is_timestamp, now


def test_now_is_a_moment_and_not_before_the_one_before() -> None:
    one, other = now(), now()
    assert is_timestamp(one)
    assert one <= other


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-12-04T15:40:00.123Z", True),
        ("2025-12-04T15:40:00Z", True),
        ("2025-02-29T15:40:00Z", False),
        ("2025-12-04T15:40:00", False),
        ("2025-12-04T15:40:00+00:00", False),
        ("2025-12-04", False),
        ("٢٠٢٥-12-04T15:40:00Z", False),
        ("", False),
    ],
)
def test_only_moments_in_utc_are_moments(text: str, *, expected: bool) -> None:
    assert is_timestamp(text) is expected
