"""Addresses in a text: of the web and of mail, and ``@handles``.

Nothing inside any of them is a name (rule 1); those of the web can be followed.
"""

from __future__ import annotations

import re

_DOMAINS = frozenset(
    {
        *(
            "com",
            "org",
            "net",
            "gov",
            "mil",
            "edu",
            "int",
            "info",
            "biz",
            "news",
            "tv",
            "io",
            "eu",
            "uk",
            "ru",
        ),
        *("cn", "jp", "kr", "pk", "ua", "fr", "de", "au", "ca", "nz", "za", "il", "ir"),
    }
)
"""What names of hosts end in. Countries' ends that are words as well (``in``, ``us``) are not among them."""
_SECOND_DOMAINS = frozenset({"ac", "co", "com", "edu", "gov", "nic", "org"})
"""What they end in before a country's end, whatever that is."""
_HOST_MARK = re.compile(r"\.([a-z]{2,4})(\.[a-z]{2})?(?![^\W_])")
"""What may give the name of a host away."""
_MARK = re.compile(rf"@|://|\bwww\.|{_HOST_MARK.pattern}")
"""What gives an address away, or may."""
_HOST_END = re.compile(r"[\w.-]*(?:[/?#][^\s<>\"]*)?")
_URL_END = re.compile(r"[^\s<>\"]*")
_HANDLE_END = re.compile(r"[\w.-]*")

_QUOTES = r"\"`\u00ab\u00bb\u2018-\u201f\u2039\u203a"
_EAST_ASIAN = r"\u3000-\u3020\uff00-\uff0f\uff1a-\uff1f"
"""The punctuation of East Asian text, before and behind which no space stands."""
_WEB = re.compile(rf"(?<![A-Za-z0-9])https?://[^\W_][^\s<>|\\^{_QUOTES}{_EAST_ASIAN}]*")
"""An address of the web, with what stands right behind it."""
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_WEB_PUNCTUATION = ".,;:!?'*_~\N{HORIZONTAL ELLIPSIS}"

_PUNCTUATION = ".,;:!?'\")]}"
"""What ends the sentence an address stands in, rather than the address."""


def addresses(text: str) -> list[tuple[int, int]]:
    """Find the addresses in a text, in linear time.

    Args:
        text: Folded text.

    Returns:
        (start, end) of each, in order and without overlaps.
    """
    found: list[tuple[int, int]] = []
    if not ("@" in text or "://" in text or "www." in text or any(map(_is_host, _HOST_MARK.finditer(text)))):
        return found
    done = 0
    for mark in _MARK.finditer(text):
        if mark.start() < done or (mark[1] and not _is_host(mark)):
            continue
        start = mark.start()
        while start > done and (text[start - 1].isalnum() or text[start - 1] in "._+-"):
            start -= 1
        pattern = {"@": _HANDLE_END, "://": _URL_END}.get(mark[0], _HOST_END)
        rest = pattern.match(text, mark.end())
        end = rest.end() if rest else mark.end()
        while text[end - 1] in _PUNCTUATION:
            end -= 1
        found.append((start, end))
        done = end
    return found


def web_addresses(text: str) -> list[tuple[int, int]]:
    """Find the addresses in a text that begin with ``http://`` or ``https://``, in linear time.

    Args:
        text: Any text.

    Returns:
        (start, end) of each, in order and without overlaps. Punctuation at its end is not part of it, nor
        is a closing bracket that nothing in it opens.
    """
    if "://" not in text:
        return []
    return [(found.start(), found.start() + _own_length(found[0])) for found in _WEB.finditer(text)]


def _own_length(found: str) -> int:
    """How much of an address and what follows it is the address."""
    unopened = {close: found.count(close) - found.count(open_) for close, open_ in _BRACKETS.items()}
    end = len(found)
    while True:
        last = found[end - 1]
        if unopened.get(last, 0) > 0:
            unopened[last] -= 1
        elif last not in _WEB_PUNCTUATION:
            return end
        end -= 1


def _is_host(mark: re.Match[str]) -> bool:
    """Tell whether what looks like the end of a host's name is one."""
    domain, country = mark.groups()
    return domain in (_SECOND_DOMAINS if country else _DOMAINS)
