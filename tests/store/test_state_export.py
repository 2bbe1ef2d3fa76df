"""What the reader remembers, as a document and back."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import StateError, UsageError
from reader.model.marks import Marks
from reader.store import state_import
from reader.store.change_log import ChangeLog
from reader.store.note_store import NoteStore
from reader.store.reading_state import ReadingState
from reader.store.saved_search import SavedSearch, SavedSearches
from reader.store.state import State
from reader.store.state_document import StateDocument
from reader.store.state_export import Data, exported
from reader.store.state_import import Imported, take_in
from reader.store.timestamp import now
from reader.text.kept_place import KeptPlace
from tests.store.articles import ANCHOR, ref

if TYPE_CHECKING:
    from collections.abc import Iterator

LIBRARY = Path("/library")
ONE, TWO = (ref(LIBRARY, id_) for id_ in ("one", "two"))
PLACE = KeptPlace(3, 40, "The talks")

EARLY, LATE = "2025-01-01T00:00:00.000Z", "2025-01-02T00:00:00.000Z"


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    with State(tmp_path / "state.db") as state:
        yield state


@pytest.fixture
def other(tmp_path: Path) -> Iterator[State]:
    with State(tmp_path / "other.db") as state:
        yield state


def document(data: object) -> StateDocument:
    return StateDocument.parse(json.dumps(data).encode(), "state.json")


def put(data: object, state: State) -> Imported:
    return take_in(document(data), state)


def article(**given_: object) -> Data:
    """An article of a document."""
    made: Data = {
        "library": "/library",
        "id": "one",
        "path": "/library/one.yaml",
        "content": "",
        "title": "ONE",
        "citation": "",
        "seen": EARLY,
        "read": None,
        "unread": None,
        "starred": None,
        "unstarred": None,
        "tags": {},
        "notes": [],
        "opened": [],
    }
    return made | given_


def note(**given_: object) -> Data:
    """A note of a document."""
    made = {"id": "n", "created": EARLY, "edited": EARLY, "text": "A note", "passage": None}
    return made | given_


def holding(*articles: Data, **given_: object) -> Data:
    """A document."""
    return {"dateline_state": 1, "articles": list(articles), "places": [], "searches": []} | given_


def fill(state: State) -> None:
    """Remember something of every kind."""
    reading = ReadingState(state)
    reading.mark_read([ONE], read=True)
    reading.mark_read([TWO], read=True)
    reading.mark_read([TWO], read=False)
    reading.star([ONE], starred=True)
    reading.retag([ONE], added=["économie"])
    reading.record_opening(TWO)
    opened = now()
    while now() == opened:
        pass  # of two openings within one millisecond a document cannot say which was the last
    reading.record_opening(ONE)
    notes = NoteStore(state)
    notes.add(ONE._replace(citation="Cited."), "A note", ANCHOR)
    notes.add(ONE, "Another")
    SavedSearches(state).save("b", "query")
    SavedSearches(state).save("a", "is:unread")
    state.keep_place(ONE.path, PLACE)
    state.keep_place(Path(os.fsdecode(b"/library/\xff.yaml")), PLACE)


def test_all_is_written_and_read_again(state: State, other: State) -> None:
    fill(state)
    data = exported(state)
    assert put(data, other) == Imported(marks=2, notes=2, searches=2, places=2)
    assert exported(other) == data
    assert SavedSearches(other).all() == [SavedSearch("b", "query"), SavedSearch("a", "is:unread")]
    assert [opening.article.id for opening in ReadingState(other).recent()] == ["one", "two"]
    assert NoteStore(other).all() == NoteStore(state).all()
    assert other.place(Path(os.fsdecode(b"/library/\xff.yaml"))) == PLACE


def test_what_is_known_already_changes_nothing(state: State) -> None:
    fill(state)
    data = exported(state)
    assert put(data, state) == Imported(0, 0, 0, 0)
    assert exported(state) == data


def test_an_import_is_undone_in_one(state: State) -> None:
    SavedSearches(state).save("c", "mine")
    put(
        holding(
            article(read=EARLY, starred=EARLY, tags={"a": EARLY}, notes=[note()]),
            searches=[{"name": "c", "query": "theirs", "saved": "2999-01-01T00:00:00Z"}],
        ),
        state,
    )
    marks = ReadingState(state).marks(LIBRARY, ["one"])["one"]
    assert marks == Marks(is_read=True, is_starred=True, tags=("a",), note_count=1)
    undone = ChangeLog(state).undo()
    assert undone
    assert undone.message == "Undone: imported what another reader remembered."
    assert ReadingState(state).marks(LIBRARY, ["one"])["one"] == Marks()
    assert SavedSearches(state).all() == [SavedSearch("c", "mine")]


def test_nothing_is_an_empty_document(state: State) -> None:
    assert exported(None) == exported(state) == holding()
    assert put(exported(None), state) == Imported(0, 0, 0, 0)


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ({"read": EARLY}, {}, {"read": EARLY}),
        ({}, {"read": EARLY}, {"read": EARLY}),
        ({"read": EARLY}, {"unread": LATE}, {"unread": LATE}),
        ({"read": LATE}, {"unread": EARLY}, {"read": LATE}),
        ({"read": EARLY}, {"read": LATE, "starred": EARLY}, {"read": LATE, "starred": EARLY}),
        ({"starred": LATE}, {"unstarred": EARLY}, {"starred": LATE}),
        ({"read": EARLY}, {"unread": EARLY}, {"read": EARLY}),
        (
            {"tags": {"a": EARLY, "b": LATE}},
            {"tags": {"b": EARLY, "c": EARLY}},
            {"tags": {"a": EARLY, "b": LATE, "c": EARLY}},
        ),
        ({"tags": {"a": EARLY}}, {"tags": {"a": LATE}}, {"tags": {"a": LATE}}),
        (
            {"notes": [note()]},
            {"notes": [note(edited=LATE, text="Edited")]},
            {"notes": [note(edited=LATE, text="Edited")]},
        ),
        (
            {"notes": [note(edited=LATE, text="Edited")]},
            {"notes": [note()]},
            {"notes": [note(edited=LATE, text="Edited")]},
        ),
        ({"notes": [note(id="a")]}, {"notes": [note(id="b")]}, {"notes": [note(id="a"), note(id="b")]}),
        ({"opened": [EARLY]}, {"opened": [EARLY, LATE]}, {"opened": [EARLY, LATE]}),
        (
            {"seen": EARLY},
            {"seen": LATE, "title": "New", "path": "/new.yaml"},
            {"seen": LATE, "title": "New", "path": "/new.yaml"},
        ),
        ({"seen": LATE}, {"seen": EARLY, "title": "New", "path": "/new.yaml"}, {"seen": LATE}),
    ],
)
def test_what_differs_is_as_the_newer_has_it_and_nothing_is_lost(
    state: State, mine: Data, theirs: Data, expected: Data
) -> None:
    put(holding(article(**mine)), state)
    put(holding(article(**theirs)), state)
    assert exported(state)["articles"] == [article(**expected)]


def test_newer_places_and_searches_hold_too(state: State) -> None:
    def place(left: str, char: int) -> Data:
        return {"path": "/a.yaml", "block": 1, "char": char, "words": "The talks", "before": 0, "left": left}

    def search(name: str, saved: str) -> Data:
        return {"name": name, "query": saved, "saved": saved}

    put(holding(places=[place(LATE, 1)], searches=[search("a", EARLY), search("b", LATE)]), state)
    given_ = holding(
        places=[place(EARLY, 2)], searches=[search("c", EARLY), search("b", EARLY), search("a", LATE)]
    )
    assert put(given_, state) == Imported(0, 0, searches=2, places=0)
    data = exported(state)
    assert data["places"] == [place(LATE, 1)]
    assert data["searches"] == [search("a", LATE), search("b", LATE), search("c", EARLY)]


def test_a_note_whose_article_goes_by_another_name_here_stays_with_it(state: State) -> None:
    put(holding(article(id="new", notes=[note()])), state)
    put(holding(article(notes=[note(edited=LATE, text="Edited")])), state)
    assert [found.text for found in NoteStore(state).notes(LIBRARY, "new")] == ["Edited"]
    assert NoteStore(state).notes(LIBRARY, "one") == ()


def test_the_last_openings_of_both_are_kept(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    times = [f"2025-01-0{day}T00:00:00.000Z" for day in range(1, 7)]
    put(holding(article(opened=times[1:4:2])), state)
    monkeypatch.setattr(state_import, "KEPT_OPENINGS", 4)
    put(holding(article(id="two", opened=times[::2]), article(opened=[])), state)
    assert [opening.article.id for opening in ReadingState(state).recent()] == ["two", "one"]
    assert [found["opened"] for found in exported(state)["articles"]] == [times[1:4:2], times[2::2]]


def test_texts_from_elsewhere_are_cleaned(state: State) -> None:
    passage = {"quote": "a\x1bb", "prefix": "\x9b", "suffix": " \u202e", "block": 0, "start": 0}
    given_ = article(
        title="a\nb\x1b",
        citation="\x07",
        tags={"A\tB": EARLY},
        notes=[note(text="\x1b[31m\r\n", passage=passage)],
    )
    put(holding(given_, searches=[{"name": "a\nb", "query": "c\x00", "saved": EARLY}]), state)
    (found,) = exported(state)["articles"]
    assert (found["title"], found["citation"], found["tags"]) == ("a b␛", "␇", {"a b": EARLY})
    assert found["notes"][0]["text"] == "␛[31m"
    assert found["notes"][0]["passage"] == passage | {"quote": "a␛b", "prefix": "\ufffd", "suffix": " "}
    assert SavedSearches(state).all() == [SavedSearch("a b", "c␀")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "state.json is no exported state"),
        ({"articles": []}, "state.json is no exported state"),
        (holding(dateline_state=2), "state.json was written by another version of Dateline (form 2)"),
        (holding(dateline_state="1"), "state.json was written by another version of Dateline (form '1')"),
        (holding(more=1), 'state.json: the document has a key "more", which is not known'),
        (holding(places={}), "state.json: places must be a list"),
        (holding(article(), article(id=5)), "state.json: articles[1].id must be a text"),
        (holding(article(id="")), "state.json: articles[0].id must be an id"),
        (holding(article(id="a\nb")), "state.json: articles[0].id must be an id"),
        (holding(article(id="x" * 201)), "state.json: articles[0].id must be an id"),
        (holding(article(path="")), "state.json: articles[0].path must be a path"),
        (holding(article(path="/a\0")), "state.json: articles[0].path must be a path"),
        (holding(article(library="/\ud800")), "state.json: articles[0].library must be a path"),
        (
            holding(article(content="abc")),
            "state.json: articles[0].content must be 16 bytes in hexadecimal, or empty",
        ),
        (
            holding(article(content="ab")),
            "state.json: articles[0].content must be 16 bytes in hexadecimal, or empty",
        ),
        (
            holding(article(read="yesterday")),
            "state.json: articles[0].read must be a time such as 2025-12-04T15:40:00.123Z",
        ),
        (
            holding(article(read=EARLY, unread=LATE)),
            "state.json: articles[0].unread and articles[0].read cannot both be times",
        ),
        (holding(article(tags={" ": EARLY})), 'state.json: articles[0].tags[" "] is no tag'),
        (holding(article(tags={"a": 1})), 'state.json: articles[0].tags["a"] must be a text'),
        (
            holding(article(notes=[note(passage={})])),
            'state.json: articles[0].notes[0].passage has no key "quote"',
        ),
        (
            holding(
                article(
                    notes=[note(passage={"quote": "", "prefix": "", "suffix": "", "block": 0, "start": 0})]
                )
            ),
            "state.json: articles[0].notes[0].passage.quote must not be empty",
        ),
        (
            holding(
                article(
                    notes=[
                        note(passage={"quote": "a", "prefix": "", "suffix": "", "block": 2**70, "start": 0})
                    ]
                )
            ),
            "state.json: articles[0].notes[0].passage.block must be a whole number, not below 0",
        ),
        (
            holding(searches=[{"name": "\n", "query": "", "saved": EARLY}]),
            "state.json: searches[0].name must not be empty",
        ),
        (holding(article(), article()), "state.json: the article one is there twice"),
        (holding(article(notes=[note(), note()])), "state.json: the note n is there twice"),
        (
            holding(searches=[{"name": "a", "query": "", "saved": EARLY}] * 2),
            "state.json: the search a is there twice",
        ),
    ],
)
def test_what_is_no_document_of_this_form_is_told_with_its_place(data: object, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        document(data)
    assert str(caught.value) == message


def test_a_disk_that_is_full_leaves_all_as_it_was(state: State) -> None:
    fill(state)
    before = exported(state)
    ((pages,),) = state.read("PRAGMA page_count")
    state.read(f"PRAGMA max_page_count = {pages}")
    many = [article(id=str(number), notes=[note(id=str(number))]) for number in range(2_000)]
    with pytest.raises(StateError, match="full"):
        put(holding(*many), state)
    assert exported(state) == before


# Laws

_TIMES = st.integers(0, 59).map(lambda second: f"2025-01-01T00:00:{second:02}.000Z")
_LINES = st.text(max_size=8).map(lambda text: " ".join(text.split()))
_NAMES = st.text("abé-1", min_size=1, max_size=3)
_PATHS = st.binary(min_size=1, max_size=6).map(lambda path: os.fsdecode(b"/" + path.replace(b"\0", b"")))
_MARKS = st.one_of(st.tuples(st.none(), st.none() | _TIMES), st.tuples(_TIMES, st.none()))


@st.composite
def articles(draw: st.DrawFn) -> Data:
    """An article of a document."""
    read, starred = draw(_MARKS), draw(_MARKS)
    return {
        "library": draw(_PATHS),
        "id": draw(_NAMES),
        "path": draw(_PATHS),
        "content": draw(st.sampled_from(["", "00" * 16, "ff" * 16])),
        "title": draw(_LINES),
        "citation": draw(_LINES),
        "seen": draw(_TIMES),
        "read": read[0],
        "unread": read[1],
        "starred": starred[0],
        "unstarred": starred[1],
        "tags": draw(st.dictionaries(_NAMES, _TIMES, max_size=3)),
        "notes": [],
        "opened": draw(st.lists(_TIMES, max_size=3)),
    }


_PASSAGES: st.SearchStrategy[Data] = st.fixed_dictionaries(
    {
        "quote": st.text("ab é\x1b\u0301", min_size=1, max_size=5),
        "prefix": st.text(max_size=5),
        "suffix": st.text(max_size=5),
        "block": st.integers(0, 9),
        "start": st.integers(0, 9),
    }
)


@st.composite
def documents(draw: st.DrawFn) -> Data:
    """A document."""
    unique = {(found["library"], found["id"]): found for found in draw(st.lists(articles(), max_size=4))}
    made = list(unique.values())
    for number, found in enumerate(made):
        for other in range(draw(st.integers(0, 2))):
            found["notes"].append(
                {
                    "id": f"{number}-{other}",
                    "created": draw(_TIMES),
                    "edited": draw(_TIMES),
                    "text": draw(st.text(max_size=8)),
                    "passage": draw(st.none() | _PASSAGES),
                }
            )
    place = st.fixed_dictionaries(
        {
            "path": _PATHS,
            "block": st.integers(0, 9),
            "char": st.integers(0, 9),
            "words": st.text(max_size=5),
            "before": st.integers(0, 9),
            "left": _TIMES,
        }
    )
    search = st.fixed_dictionaries({"name": _NAMES, "query": _LINES, "saved": _TIMES})
    return holding(
        *made,
        places=draw(st.lists(place, max_size=3)),
        searches=draw(st.lists(search, max_size=3, unique_by=lambda found: found["name"])),
    )


def taken(tmp_path_factory: pytest.TempPathFactory, *given_: Data) -> Data:
    """What is remembered when documents have been taken in one after the other."""
    with State(tmp_path_factory.mktemp("state") / "state.db") as state:
        for data in given_:
            put(data, state)
        return exported(state)


@settings(max_examples=40)
@given(data=documents())
def test_what_is_exported_and_imported_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, data: Data
) -> None:
    once = taken(tmp_path_factory, data)
    text = json.dumps(once, indent=2)
    assert json.dumps(taken(tmp_path_factory, json.loads(text)), indent=2) == text
    assert taken(tmp_path_factory, once, once) == once


@settings(max_examples=25)
@given(one=documents(), other=documents())
def test_nothing_of_two_documents_is_lost(
    tmp_path_factory: pytest.TempPathFactory, one: Data, other: Data
) -> None:
    one, other = taken(tmp_path_factory, one), taken(tmp_path_factory, other)
    both = taken(tmp_path_factory, one, other)
    for data in (one, other):
        known = {(found["library"], found["id"]): found for found in both["articles"]}
        for found in data["articles"]:
            mine = known[found["library"], found["id"]]
            assert mine["tags"].keys() >= found["tags"].keys()
            assert set(mine["opened"]) >= set(found["opened"])
            assert (mine["read"] or mine["unread"] or "") >= (found["read"] or found["unread"] or "")
        assert _notes(data) <= _notes(both)
        for kind, name in (("places", "path"), ("searches", "name")):
            assert {found[name] for found in data[kind]} <= {found[name] for found in both[kind]}


def _notes(data: Data) -> set[str]:
    return {found["id"] for article_ in data["articles"] for found in article_["notes"]}
