"""A document of what a reader remembers, read and checked; ``state_export`` tells its form."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import UsageError
from reader.model.note import Anchor, Note
from reader.store.article_ref import DIGEST_BYTES
from reader.store.json_value import JsonValue
from reader.store.state_export import FORM, FORM_VERSION
from reader.store.timestamp import is_timestamp
from reader.text.clean import clean, clean_line
from reader.text.kept_place import KeptPlace
from reader.text.tag import tag_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.store.change_log import Columns

_LONGEST_ID = 200
"""Of articles and notes, in characters."""


class ArticleEntry(NamedTuple):
    """An article of a document."""

    library: bytes
    id: str
    path: bytes
    content: bytes
    title: str
    citation: str
    seen: str
    times: Columns
    """When it was read and starred, by columns of the table."""
    tags: dict[str, str]
    notes: tuple[Note, ...]
    opened: tuple[str, ...]


class PlaceEntry(NamedTuple):
    """A place of a document."""

    path: bytes
    place: KeptPlace
    left: str


class SearchEntry(NamedTuple):
    """A saved search of a document."""

    name: str
    query: str
    saved: str


class StateDocument(NamedTuple):
    """A document that has been read and checked."""

    articles: tuple[ArticleEntry, ...]
    places: tuple[PlaceEntry, ...]
    searches: tuple[SearchEntry, ...]

    @classmethod
    def parse(cls, data: bytes, source: str) -> StateDocument:
        """Read a document.

        Args:
            data: Its bytes.
            source: Its name, for messages.

        Raises:
            UsageError: It is none of this form and version; the message tells where it differs.
        """
        document = JsonValue.parse(data, source)
        version = document.value.get(FORM) if isinstance(document.value, dict) else None
        if version is None:
            raise UsageError(f"{source} is no exported state", "dateline state export writes one")
        if version != FORM_VERSION:
            raise UsageError(f"{source} was written by another version of Dateline (form {version!r})")
        parts = document.object(FORM, "articles", "places", "searches")
        found = cls(
            tuple(map(_article, parts["articles"].items())),
            tuple(map(_place, parts["places"].items())),
            tuple(map(_search, parts["searches"].items())),
        )
        notes = (note for article in found.articles for note in article.notes)
        _refuse_twice(source, "the article", ((article.library, article.id) for article in found.articles))
        _refuse_twice(source, "the note", ((note.id,) for note in notes))
        _refuse_twice(source, "the search", ((search.name,) for search in found.searches))
        return found


def _refuse_twice(source: str, what: str, keys: Iterable[tuple[object, ...]]) -> None:
    """See that nothing is there twice.

    Args:
        source: The document's name.
        what: What each is.
        keys: What tells each; the last of it is its name.
    """
    key, count = max(Counter(keys).items(), key=lambda item: item[1], default=((), 1))
    if count > 1:
        raise UsageError(f"{source}: {what} {key[-1]} is there twice")


def _article(value: JsonValue) -> ArticleEntry:
    fields = value.object(
        *("library", "id", "path", "content", "title", "citation", "seen"),
        *("read", "unread", "starred", "unstarred", "tags", "notes", "opened"),
    )
    times: Columns = {}
    for mark in ("read", "starred"):
        times[f"{mark}_at"], times[f"un{mark}_at"] = _pair(fields[mark], fields[f"un{mark}"])
    return ArticleEntry(
        _path(fields["library"]),
        _id(fields["id"]),
        _path(fields["path"]),
        _digest(fields["content"]),
        clean_line(fields["title"].text()),
        clean_line(fields["citation"].text()),
        _time(fields["seen"]),
        times,
        {_name(name, value): _time(value) for name, value in fields["tags"].named()},
        tuple(map(_note, fields["notes"].items())),
        tuple(map(_time, fields["opened"].items())),
    )


def _pair(is_set: JsonValue, is_taken: JsonValue) -> tuple[str | None, str | None]:
    """When a mark was set and when it was taken; at most one of both holds."""
    pair = (_time_or_none(is_set), _time_or_none(is_taken))
    if all(pair):
        is_taken.fail(f"and {is_set.path} cannot both be times")
    return pair


def _note(value: JsonValue) -> Note:
    fields = value.object("id", "created", "edited", "text", "passage")
    text = clean(fields["text"].text()).strip()
    passage = fields["passage"]
    anchor = None if passage.value is None else _anchor(passage)
    return Note(_id(fields["id"]), _time(fields["created"]), _time(fields["edited"]), text, anchor)


def _anchor(value: JsonValue) -> Anchor:
    fields = value.object("quote", "prefix", "suffix", "block", "start")
    quote, prefix, suffix = (clean(fields[name].text()) for name in ("quote", "prefix", "suffix"))
    if not quote:
        fields["quote"].fail("must not be empty")
    return Anchor(quote, prefix, suffix, fields["block"].number(), fields["start"].number())


def _place(value: JsonValue) -> PlaceEntry:
    fields = value.object("path", "block", "char", "words", "before", "left")
    block, char, before = (fields[name].number() for name in ("block", "char", "before"))
    place = KeptPlace(block, char, clean(fields["words"].text()), before)
    return PlaceEntry(_path(fields["path"]), place, _time(fields["left"]))


def _search(value: JsonValue) -> SearchEntry:
    fields = value.object("name", "query", "saved")
    name, query = (clean_line(fields[name].text()) for name in ("name", "query"))
    if not name:
        fields["name"].fail("must not be empty")
    return SearchEntry(name, query, _time(fields["saved"]))


def _path(value: JsonValue) -> bytes:
    """A path, in the bytes that it is of on this machine."""
    try:
        path = os.fsencode(value.text())
    except UnicodeEncodeError:
        path = b""
    if not path or b"\0" in path:
        value.fail("must be a path")
    return path


def _id(value: JsonValue) -> str:
    id_ = value.text()
    if not id_ or len(id_) > _LONGEST_ID or clean_line(id_) != id_:
        value.fail("must be an id")
    return id_


def _digest(value: JsonValue) -> bytes:
    try:
        digest = bytes.fromhex(value.text())
    except ValueError:
        digest = b"?"
    if len(digest) not in {0, DIGEST_BYTES}:
        value.fail(f"must be {DIGEST_BYTES} bytes in hexadecimal, or empty")
    return digest


def _name(name: str, value: JsonValue) -> str:
    tag = tag_name(name)
    if not tag:
        value.fail("is no tag")
    return tag


def _time(value: JsonValue) -> str:
    time = value.text()
    if not is_timestamp(time):
        value.fail("must be a time such as 2025-12-04T15:40:00.123Z")
    return time


def _time_or_none(value: JsonValue) -> str | None:
    return None if value.value is None else _time(value)
