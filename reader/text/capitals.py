"""Where capital letters say less than usual: runs of capitals, titles in title case, sentence starts."""

from __future__ import annotations

import re

from reader.text.common_words import COMMON_WORDS

_LOWER = re.compile("[a-z]")
_LETTER_RUN = re.compile(r"[^\W\d_]+")
_DATELINE = re.compile(
    r"[^a-z]{0,60}?[^a-z\W][^a-z\W]+[^a-z]{0,60}?(?:,[^-:\n]{0,40}|\([^()\n]{0,40}\) ?)?(?: -|--|:)"
)
