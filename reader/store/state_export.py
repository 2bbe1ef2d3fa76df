"""All that the reader remembers, as one JSON document: a copy, or for another machine or program.

::

    {"dateline_state": 1,
     "articles": [{"library", "id", "path", "content", "title", "citation", "seen",
                   "read", "unread", "starred", "unstarred", "tags": {name: when},
                   "notes": [{"id", "created", "edited", "text",
                              "passage": {"quote", "prefix", "suffix", "block", "start"}}],
                   "opened": [when]}],
     "places": [{"path", "block", "char", "words", "before", "left"}],
     "searches": [{"name", "query", "saved"}]}

* Every key is always there. The number behind ``dateline_state`` is the version of this form.
* Times are in UTC: ``2025-12-04T15:40:00.123Z``.
* ``library`` is the folder of an article's library, ``path`` its file; what in them is no UTF-8 is written as
  lone surrogates, as Python does. ``content`` is the BLAKE2b digest of the file's bytes, 16 bytes in
  hexadecimal. ``title``, ``citation`` and ``content`` are empty where they are not known; ``seen`` is when
  they were found to be so.
* ``read`` is when the article was marked as read, ``unread`` when it was last marked as unread; at most one
  of them is not null. So are ``starred`` and ``unstarred``.
* ``passage`` is what a note is about, null for the article as a whole: its words, what stood before and
  behind them, the number of their block among all blocks of text, from 0, and the characters (code points)
  before them there.
* ``opened`` are the times the article was opened, of the last thousand of all articles. A place is where one
  is in a file.
* Articles are sorted by library and id, notes by id, places by path; searches are in their order. What can be
  undone is not written. Without changes the document stays the same, byte by byte.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.store.state import State

Data = dict[str, Any]
"""A map that can be written as JSON."""

FORM = "dateline_state"
"""The key that says what the document is."""
FORM_VERSION = 1
"""The version of the form."""


def exported(state: State | None) -> Data:
    """All that the reader remembers; the module tells its form.

    Args:
        state: None: nothing is remembered yet.

    Raises:
        StateError: It cannot be read.
    """
    data: Data = {FORM: FORM_VERSION, "articles": [], "places": [], "searches": []}
    if state is not None:
        with state.snapshot():
            data["articles"] = _articles(state)
            data["places"] = _places(state)
            data["searches"] = _searches(state)
    return data


def _articles(state: State) -> list[Data]:
    by_key: dict[int, Data] = {}
    for key, library, id_, path, content, *known in state.read(
        "SELECT key, library, id, path, content, title, citation, seen_at, read_at, unread_at, starred_at,"
        " unstarred_at FROM article ORDER BY library, id"
    ):
        names = ("title", "citation", "seen", "read", "unread", "starred", "unstarred")
        by_key[key] = {
            "library": os.fsdecode(library),
            "id": id_,
            "path": os.fsdecode(path),
            "content": content.hex(),
            **dict(zip(names, known, strict=True)),
            "tags": {},
            "notes": [],
            "opened": [],
        }
    for key, name, tagged in state.read("SELECT article, name, tagged_at FROM tag ORDER BY name"):
        by_key[key]["tags"][name] = tagged
    for key, *note in state.read(
        "SELECT article, id, created, edited, text, quote, prefix, suffix, block, start FROM note ORDER BY id"
    ):
        by_key[key]["notes"].append(_note(*note))
    for key, opened in state.read("SELECT DISTINCT article, opened_at FROM opening ORDER BY opened_at"):
        by_key[key]["opened"].append(opened)
    return list(by_key.values())


def _note(id_: str, created: str, edited: str, text: str, *passage: str | int) -> Data:
    names = ("quote", "prefix", "suffix", "block", "start")
    return {
        "id": id_,
        "created": created,
        "edited": edited,
        "text": text,
        "passage": dict(zip(names, passage, strict=True)) if passage[0] else None,
    }


def _places(state: State) -> list[Data]:
    names = ("block", "char", "words", "before", "left")
    return [
        {"path": os.fsdecode(path), **dict(zip(names, place, strict=True))}
        for path, *place in state.read(
            "SELECT article, block, char, words, before, left_at FROM place ORDER BY article"
        )
    ]


def _searches(state: State) -> list[Data]:
    rows = state.read("SELECT name, query, saved_at FROM saved_search ORDER BY position, name")
    return [dict(zip(("name", "query", "saved"), row, strict=True)) for row in rows]
