"""Searching a library: a table of queries, and the law that what is found is what a reader would pick."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import LibraryIndexError
from reader.index import article_search
from reader.index.condition import Conditions
from reader.index.extract import entity_record, extract, seconds
from reader.index.sqlite_index import SqliteIndex
from reader.model.dates import FuzzyDate
from reader.model.entity import EntityType
from reader.store.library import Library
from reader.store.reading_state import ReadingState
from reader.store.state import State
from reader.text.library_query import parse_query
from reader.text.query_node import Dated, Group, Joint, Named, Not, Property, Span, Text
from reader.text.query_result import LibraryQuery, Sort
from reader.text.search_words import search_text
from reader.text.whos_who import WhosWho
from tests.index.small_library import ENTITIES, article, names, refresh, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.index.record import ArticleRecord, EntityRecord, Extract
    from reader.text.query_node import Node

TODAY = date(2025, 12, 31)

ARTICLES = {
    "talks": article(
        "Talks in New Delhi",
        "Rajnath Singh spoke about the S-400. Missile defence was the subject.",
        "2025-12-04T21:10+05:30",
        topics=["defence", "diplomacy"],
        source="News Agency",
        byline="Jane Smith",
        timeline=[{"date": "2018-10-05", "title": "Signed"}, {"date": "2030/..", "title": "Planned"}],
    ),
    "delivery": article(
        "Delivery of missiles",
        "Su\u201157s came, U.S. officials said. The defence of missile sites was no subject; missile, again.",
        "2025-11-20",
        topics=["defence"],
        language="fr",
        timeline=[{"date": "2020~", "title": "Delayed"}],
    ),
    "grain": article(
        "Grain prices", "Wheat, not missiles.", "2024-02-29", topics=["trade policy"], source="Wire"
    ),
    "chinese": article("印度国防部长", "俄罗斯总统访问印度", "2023-05-05", language="zh"),
    "korean": article(
        "서울에서 회담", "국방부 장관은 부산으로 갔다.\n\n미사일방어체계는 없다.", "2023-04-04", language="ko"
    ),
    "own": article(
        "A ship", "The Blue Whale sailed.", "2023-01-01",
        entities=[{"id": "blue-whale", "type": "system", "name": "Blue Whale"}],
    ),
    "caf\u00e9": article("Caf\u00e9 [red] &nbsp;", "na\u00efve \u00a0text\u200b here", "2022-01-01"),
    "broken": "title: Missile [\nsections: {",
}  # fmt: skip

SOUND = set(ARTICLES) - {"broken"}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("searched") / "library"
    return write(
        root, {"entities.yaml": ENTITIES, **{f"{name}.yaml": text for name, text in ARTICLES.items()}}
    )


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


@pytest.fixture
def index(library: Path, state: Path) -> Iterator[SqliteIndex]:
    refresh(library)
    opened = SqliteIndex(library, state)
    yield opened
    opened.close()


def query(text: str) -> LibraryQuery:
    found = parse_query(text, TODAY)
    assert not found.problems, text
    return found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("missile defence", "talks delivery"),
        ('"missile defence"', "talks"),
        ("missil*", "talks delivery grain"),
        ("mi*", "talks delivery grain"),
        ("m*", "talks delivery grain"),
        ("title:mi*", "delivery"),
        ("title:(missiles delivery)", "delivery"),
        ("title:talks", "talks"),
        ("title:officials", ""),
        ("missile -defence", ""),
        ("missiles -defence -wheat", ""),
        ("-missiles", "talks chinese korean own café"),
        ("wheat OR singh", "talks grain"),
        ("defence (wheat OR singh)", "talks"),
        ("-(wheat OR singh)", "delivery chinese korean own café"),
        ("wheat OR topic:defence", "talks delivery grain"),
        ("wheat OR -topic:defence", "grain chinese korean own café"),
        ("missile OR -missile", "talks delivery grain chinese korean own café"),
        ("su-57", "delivery"),
        ("SU57", "delivery"),
        ('"Su 57"', "delivery"),
        ("U.S.", "delivery"),
        ("us", "delivery"),
        ("印度", "chinese"),
        ("国防", "chinese"),
        ("度国", "chinese"),
        ("印罗", ""),
        ("部长", "chinese"),
        ("서울", "korean"),
        ("방어", "korean"),
        ("갔다미사일", ""),  # no phrase goes on in the next paragraph
        ('"갔다 미사일"', ""),
        ("갔다 미사일", "korean"),
        ("cafe", "café"),
        ("naive text", "café"),
        ("nbsp", "café"),
        ("entity:s-400", "talks"),
        ('person:"Rajnath Singh"', "talks"),
        ("person:singh", "talks"),
        ("place:singh", ""),
        ("entity:delhi", "talks"),
        ('system:"blue whale"', "own"),
        ("entity:blue-whale", "own"),
        ("entity:nobody", ""),
        ("entity:…", ""),
        ("entity:singh OR wheat", "talks grain"),
        ("entity:singh missile -topic:trade", "talks"),
        ("event:2018", "talks"),
        ("event:2018-10-05", "talks"),
        ("event:2020", "delivery"),
        ("event:2099", "talks"),
        ("event:..2019", "talks"),
        ("event:2018..2020", "talks delivery"),
        ('event:"Delhi Talks"', ""),
        ("date:2025", "talks delivery"),
        ("date:2025-11-20", "delivery"),
        ("date:..2023-03", "own café"),
        ("date:>=2025-12", "talks"),
        ("date:month", "talks"),
        ("-date:2025", "grain chinese korean own café"),
        ("topic:defence", "talks delivery"),
        ("topic:trade", "grain"),
        ('topic:"trade policy"', "grain"),
        ("topic:policy", "grain"),
        ("topic:pol", ""),
        ("author:smith", "talks"),
        ("source:agency", "talks"),
        ("language:fr", "delivery"),
        ("is:broken", "broken"),
        ("is:broken -date:2025", "broken"),
        ("is:broken OR wheat", "broken grain"),
        ("is:unread", "talks delivery grain chinese korean own café"),
        ("is:read", ""),
        ("", "talks delivery grain chinese korean own café broken"),
        ("sort:date", "talks delivery grain chinese korean own café broken"),
        ("sort:oldest", "café own korean chinese grain delivery talks broken"),
        ("sort:title", "own broken café delivery grain talks chinese korean"),
        ("missile sort:oldest", "delivery talks"),
        ("the sort:date", "talks delivery own"),
    ],
)
def test_a_query_finds(index: SqliteIndex, library: Path, asked: str, found: str) -> None:
    expected = found.split()
    listing = index.find(query(asked))
    rows = names(library, listing.rows)
    assert sorted(rows) == sorted(expected)
    if query(asked).sort is not Sort.RELEVANCE:
        assert rows == expected
    assert index.count(query(asked)) == len(expected)
    assert index.find_first(query(asked)) == listing


def test_what_is_asked_for_again_and_again_is_asked_for_once(index: SqliteIndex) -> None:
    once = Conditions(query("missile OR wheat topic:x -entity:singh").root, index._search).among(0)
    often = " OR ".join(["missile", "wheat"] * 20) + " topic:x -entity:singh" * 20
    assert Conditions(query(often).root, index._search).among(0) == once


def test_a_word_in_the_headline_counts_more(index: SqliteIndex, library: Path) -> None:
    assert names(library, index.find(query("missiles")).rows) == ["delivery", "grain"]


def test_what_the_reader_has_done_is_asked_of_the_state(
    index: SqliteIndex, library: Path, state: Path
) -> None:
    """The state need not be there when the index is opened."""
    assert names(library, index.find(query("is:starred")).rows) == []
    refs = {ref.id: ref for ref in index.refs()}
    with State(state) as opened:
        marks = ReadingState(opened)
        marks.mark_read([refs["talks"], refs["grain"]], read=True)
        marks.star([refs["grain"]], starred=True)
        marks.retag([refs["own"]], added=["follow-up"])
    assert sorted(names(library, index.find(query("is:read")).rows)) == ["grain", "talks"]
    assert sorted(names(library, index.find(query("is:unread")).rows)) == sorted(SOUND - {"grain", "talks"})
    assert names(library, index.find(query("is:starred wheat")).rows) == ["grain"]
    assert names(library, index.find(query("tag:Follow-Up")).rows) == ["own"]
    assert names(library, index.find(query("-is:unread -is:starred")).rows) == ["talks"]
    assert names(library, index.find(query("has:notes")).rows) == []


def test_a_state_that_is_damaged_is_no_fault_of_the_index(index: SqliteIndex, state: Path) -> None:
    state.write_bytes(b"no database at all" * 100)
    with pytest.raises(LibraryIndexError, match=r"state\.db cannot be read") as raised:
        index.find(query("is:starred"))
    assert type(raised.value) is LibraryIndexError


def deep(leaf: str, times: int) -> str:
    text = leaf
    for number in range(times):
        text = f"({text} OR wheat) -nothing{number}" if number % 2 else f"({text} defence) OR topic:trade"
    return text


@pytest.mark.parametrize(
    "asked",
    [
        deep("missile", 20),
        deep("entity:singh", 20),
        deep("date:2025", 20),
        "(" * 24 + "missile" + ")" * 24,
        " ".join(f"-word{number}" for number in range(450)),
        "missile " + " ".join(f"-word{number}" for number in range(450)),
        " OR ".join(f"word{number}" for number in range(450)),
        " OR ".join(f"topic:word{number}" for number in range(450)),
        " ".join(f"topic:word{number}" for number in range(450)),
        " OR ".join(f"-word{number}" for number in range(300)),
        '"' + " ".join(f"word{number}" for number in range(990)) + '"',
        " ".join(f"word{number}" for number in range(990)),
        " ".join(f"w{number}*" for number in range(400)),
        "entity:" + "a" * 10_000,
        'topic:"%_\'\x00\ud800"',
        "entity:%",
        "title:\ud800 x\x00y",
    ],
)
def test_however_long_or_deep_a_query_is_it_is_answered(index: SqliteIndex, asked: str) -> None:
    found = parse_query(asked, TODAY)
    listing = index.find(found)
    assert index.find_first(found) == listing
    assert index.count(found) == len(listing.rows)


# The law


Everybody = list[tuple[str, "EntityRecord"]]
"""Entities, with the articles that define them; empty: the library does."""


class Known(NamedTuple):
    """What a plain reading of one file gives."""

    name: str
    extract: Extract


@pytest.fixture(scope="module")
def known(library: Path) -> list[Known]:
    who = WhosWho(Library(library).entities())
    return [
        Known(name, extract((library / f"{name}.yaml").read_bytes(), name, name, who)) for name in ARTICLES
    ]


@pytest.fixture(scope="module")
def everybody(library: Path, known: list[Known]) -> Everybody:
    """All that can be named."""
    found = [("", entity_record(entity)) for entity in Library(library).entities().values()]
    return found + [(one.name, entity) for one in known for entity in one.extract.named.entities]


def holds(one: Known, node: Node, everybody: Everybody) -> bool:
    """Whether an article meets a query, by a look at it alone."""
    match node:
        case Not(part):
            return not holds(one, part, everybody)
        case Group(joint, parts):
            found = [holds(one, part, everybody) for part in parts]
            return all(found) if joint is Joint.ALL else any(found)
        case Property("is", "broken"):
            return one.extract.article is None
        case Property("is", value):
            return value == "unread"  # nobody has read anything
        case Named():
            meant = called(node, everybody)
            return any(owner in {"", one.name} and named(one, id_) for owner, id_ in meant)
    return one.extract.article is not None and tells(one.extract.article, node)


def tells(article: ArticleRecord, node: Text | Span | Property) -> bool:
    """Whether an article that can be shown meets a term about itself."""
    match node:
        case Text():
            texts = article.searched[: 1 if node.in_title else 2]  # the headline; all the rest
            wanted = f" {' '.join(node.words)}{'' if node.is_prefix else ' '}"
            return any(wanted in f" {text} " for text in texts)
        case Span(Dated.ARTICLE):
            return overlaps(node, article.lower, article.upper)
        case Span():
            return any(overlaps(node, event.lower, event.upper) for event in article.events)
    values = {
        "topic": article.topics,
        "author": article.authors,
        "source": (article.source,),
        "language": (article.language,),
    }[node.name]
    return any(f" {search_text(node.value)} " in f" {search_text(value)} " for value in values if value)


def named(one: Known, id_: str) -> bool:
    return any(mention[0] == id_ for mention in one.extract.named.mentions)


def called(node: Named, everybody: Everybody) -> list[tuple[str, str]]:
    words = search_text(node.name)
    right = [(owner, who) for owner, who in everybody if node.type is None or who.type == node.type.value]
    for test in (
        [(owner, who.id) for owner, who in right if who.id == node.name.lower()],
        [(owner, who.id) for owner, who in right if words in who.names],
        [(owner, who.id) for owner, who in right if any(f" {words} " in f" {name} " for name in who.names)],
    ):
        if test and words:
            return test
    return []


def overlaps(node: Span, lower: int | None, upper: int | None) -> bool:
    first, last = seconds(node.lower), seconds(node.upper)
    return (last is None or lower is None or lower <= last) and (
        first is None or upper is None or upper >= first
    )


WORDS = st.sampled_from(
    "missile missiles defence the talks grain wheat singh s 400 印 度 u us cafe new delhi was".split()  # noqa: SIM905  read as words
)
TEXTS = st.builds(
    lambda words, is_prefix, in_title: Text(tuple(words), is_prefix, in_title, "", 0, 0),
    st.lists(WORDS, min_size=1, max_size=3),
    st.booleans(),
    st.booleans(),
)
MOMENTS = st.sampled_from([2018, 2020, 2023, 2025]).map(lambda year: FuzzyDate.parse(f"{year}-11").lower)
SPANS = st.builds(
    lambda of, lower, upper: Span(of, lower, upper, "", 0, 0),
    st.sampled_from(Dated),
    st.none() | MOMENTS,
    MOMENTS,
)
NAMED = st.builds(
    lambda name, type_: Named(name, type_, 0, 0),
    st.sampled_from(["s-400", "Rajnath Singh", "singh", "delhi", "Blue Whale", "nobody", "India"]),
    st.none() | st.sampled_from(EntityType),
)
PROPERTIES = st.builds(
    lambda pair: Property(pair[0], pair[1], 0, 0),
    st.sampled_from(
        [
            *(("topic", "defence"), ("topic", "trade"), ("author", "smith"), ("source", "agency")),
            *(("source", "x"), ("language", "fr"), ("is", "broken"), ("is", "unread"), ("is", "read")),
        ]
    ),
)
LEAVES = TEXTS | SPANS | NAMED | PROPERTIES


def denied(node: Node) -> Node:
    return node.part if isinstance(node, Not) else Not(node)


TREES: st.SearchStrategy[Node] = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(denied, inner)
        | st.builds(
            lambda joint, parts: Group(joint, tuple(parts)),
            st.sampled_from(Joint),
            st.lists(inner, min_size=2, max_size=4),
        )
    ),
    max_leaves=14,
)


def asks_for_broken(node: Node) -> bool:
    match node:
        case Not(part):
            return asks_for_broken(part)
        case Group(_, parts):
            return any(map(asks_for_broken, parts))
    return isinstance(node, Property) and (node.name, node.value) == ("is", "broken")


@given(node=TREES, sort=st.sampled_from(Sort), ranked=st.sampled_from([2, 1000]))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_found_is_what_a_look_at_each_article_finds(
    *,
    index: SqliteIndex,
    library: Path,
    known: list[Known],
    everybody: Everybody,
    node: Node,
    sort: Sort,
    ranked: int,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(article_search, "RANKED", ranked)
        patch.setattr(article_search, "AMONG_NEWEST", ((1, 0), (3, 1), (4, 0)))
        asked = LibraryQuery(node, sort)
        listing, first = index.find(asked), index.find_first(asked)
        expected = {
            one.name
            for one in known
            if holds(one, node, everybody) and (one.extract.article or asks_for_broken(node))
        }
        assert set(names(library, listing.rows)) == expected
        assert len(listing.rows) == len(expected) == index.count(asked)
        assert first.rows == listing.rows[:ranked]
        assert first.ranked == listing.ranked
