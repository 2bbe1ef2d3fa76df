"""The query language: every text is a query, and the best is made of it."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.model.entity import EntityType
from reader.text.library_query import parse_query, positive_words
from reader.text.query_node import Dated, Group, Joint, Named, Node, Not, Property, Span, Text
from reader.text.query_parser import MAX_DEPTH, MAX_PARTS, positive_leaves
from reader.text.query_result import LibraryQuery, Sort
from reader.text.query_text import quoted, unparse
from reader.text.search_term import Term

TODAY = date(2025, 12, 5)

JANUARY = datetime.fromisoformat("2025-01-01")
NOVEMBER = datetime.fromisoformat("2025-11-29")
DECEMBER = datetime.fromisoformat("2025-12-05T23:59:59")

PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "a",
                "Su-57",
                'צה"ל',
                "U.S.",
                "x*",
                "€",
                "-",
                "(",
                ")",
                '"',
                "“",
                "”",
                " ",
                "  ",
                "\n",
                "OR",
                "NOT",
                "AND",
            ),
            *(" OR ", " -", "NOT ", "title:", "entity:", "org:", "event:", "date:", "is:", "sort:", "topic:"),
            *(
                "week",
                "2025",
                "2025-12..",
                ">2024",
                "unread",
                "oldest",
                "foo:",
                "中国",
                "*",
                "New Delhi",
                "T",
                ":",
            ),
        ]
    ),
    max_size=24,
).map("".join)
"""Queries dense in what means something."""
QUERIES = st.one_of(PIECES, st.text(max_size=30))


def parsed(text: str) -> LibraryQuery:
    return parse_query(text, TODAY)


def shape(node: Node | None) -> str:  # noqa: PLR0911 - one for each kind of node
    """A tree in short: what its leaves are, and how they are joined."""
    match node:
        case None:
            return ""
        case Text(found, is_prefix, in_title):
            return f"{'title:' if in_title else ''}{'+'.join(found)}{'*' if is_prefix else ''}"
        case Named(name, type_):
            return f"{type_ or 'entity'}:{name}"
        case Span(of, _, _, written):
            return f"{of}:{written}"
        case Property(name, value):
            return f"{name}:{value}"
        case Not(part):
            return f"!{shape(part)}"
        case Group(joint, parts):
            return f"[{(' & ' if joint is Joint.ALL else ' | ').join(map(shape, parts))}]"


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", ""),
        ("  \n", ""),
        # Words and phrases.
        ("missile", "missile"),
        ("missile  Defence", "[missile & defence]"),
        ('"missile defence"', "missile+defence"),
        ("“missile defence„", "missile+defence"),
        ("su-57 U.S. 中国", "[su+57 & us & 中+国]"),
        ('a"b c"d', "[a & b+c & d]"),
        ("«a b»* «“a” b» 「印度」 ＂a b＂", "[a+b* & a+b & 印+度 & a+b]"),
        ('"a «b» c" d«b c»', "[a+b+c & d+b & c]"),
        ('"a b", ... c !', "[a+b & c]"),
        ('צה"ל ארה”ב "של צה"ל"', "[צה+ל & ארה+ב & של+צה+ל]"),
        ("\u1112\u1161\u11ab u\u0308b\u202eer", "[한 & uber]"),
        # Beginnings.
        ("missil*", "missil*"),
        ('"missile def*" "missile def"*', "[missile+def* & missile+def*]"),
        ("a*b su-5**", "[a+b & su+5*]"),
        # Negations.
        ("-a", "!a"),
        ("a -su-57 --b", "[a & !su+57 & !b]"),
        ("NOT a", "!a"),
        ("NOT NOT a", "a"),
        ("NOT -a -(-b)", "[a & b]"),
        ('-"a b" -(c d) -(e)', "[!a+b & ![c & d] & !e]"),
        ("a-b a -", "[a+b & a]"),
        ('"a"-b', "[a & b]"),
        ("a (-b)", "[a & !b]"),
        ("not or and", "[not & or & and]"),
        # Alternatives join what is beside them.
        ("a OR b", "[a | b]"),
        ("a b OR c d", "[a & [b | c] & d]"),
        ("a OR b OR -c", "[a | b | !c]"),
        ("(a b) OR c", "[[a & b] | c]"),
        ("(a OR b) OR (c OR d)", "[a | b | c | d]"),
        ("a AND b", "[a & b]"),
        # Brackets.
        ("a (b (c d))", "[a & b & c & d]"),
        ("((a))", "a"),
        ("() a -()", "a"),
        ("f(x)", "[f & x]"),
        ("a (b", "[a & b]"),
        # Fields.
        ("title:missile", "title:missile"),
        ('Title:"missile defence"', "title:missile+defence"),
        ("title:su-5*", "title:su+5*"),
        ("entity:s-400 entity:S-4*", "[entity:s-400 & entity:S-4]"),
        ('-person:"Rajnath  Singh"', "!person:Rajnath Singh"),
        ("organization:NATO org:UN", "[organisation:NATO & organisation:UN]"),
        (
            "system:x place:x agreement:x law:x other:x",
            "[system:x & place:x & agreement:x & law:x & other:x]",
        ),
        ("topic:defence source:x author:y language:en tag:z", None),
        ("is:Unread has:notes", "[is:unread & has:notes]"),
        ("date:2025 date:Week", "[date:2025 & date:Week]"),
        ("event:2018.. event:week", "[event:2018.. & event:week]"),
        ('event:"Operation Sindoor" event:Week-end', "[event:Operation Sindoor & event:Week-end]"),
        ("title:(a -b) c", "[title:a & !title:b & c]"),
        ("person:(A OR (B org:C))", "[person:A | [person:B & organisation:C]]"),
        ("title:a:b", "title:a+b"),
        # Not fields.
        ("http://example.org/a note: 12:30 a:b", "[http+example+org+a & note & 12+30 & a+b]"),
        ('"title:a"', "title+a"),
    ],
)
def test_a_query_is_understood_without_a_word(query: str, tree: str | None) -> None:
    if tree is None:
        tree = f"[{' & '.join(query.split())}]"
    found = parsed(query)
    assert shape(found.root) == tree
    assert found.problems == ()


@pytest.mark.parametrize(
    ("query", "tree", "told"),
    [
        ("a OR", "a", [("OR", "nothing stands behind OR", "")]),
        ("OR a", "a", [("OR", "nothing stands before OR", "")]),
        ("a OR OR b", "[a | b]", []),
        ("a OR -", "a", [("OR", "nothing stands behind OR", "")]),
        (
            "(a OR) NOT",
            "a",
            [("OR", "nothing stands behind OR", ""), ("NOT", "nothing stands behind NOT", "")],
        ),
        ("a) b", "[a & b]", [(")", "no bracket is open here", "")]),
        ("€ a", "a", [("€", "“€” has neither letters nor digits, and is passed over", "")]),
        ("a OR & b", "[a | b]", []),
        ("a OR + b", "[a & b]", [("+", "“+” has neither letters nor digits, and is passed over", "")]),
        ("-\x1b[ a", "a", [("\x1b[", "“␛[” has neither letters nor digits, and is passed over", "")]),
        ('"" a', "a", []),
        (
            "title: a",
            "a",
            [("title:", "nothing stands behind title:", 'for example title:"missile defence"')],
        ),
        ('date:"" a', "a", [('date:""', "nothing stands behind date:", "for example date:2025-03..2025-12")]),
        ("title:€", "", [("title:€", "“€” has neither letters nor digits, and is passed over", "")]),
        ("entiy:Singh", "entiy+singh", [("entiy:", "there is no field entiy:", "did you mean entity:?")]),
        (
            'zz:"a b"',
            "[zz & a+b]",
            [("zz:", "there is no field zz:", "to search for the words, put them in quotation marks")],
        ),
        ("is:unred", "", [("is:unred", "there is no is:unred", "did you mean is:unread?")]),
        ("has:x", "", [("has:x", "there is no has:x", "it can be notes")]),
        ("-sort:title", "", [("-", "an order cannot be negated", "sort:title is taken")]),
        (
            "a OR date:2025-13 b",
            "[a & b]",
            [
                (
                    "date:2025-13",
                    "month 13 does not exist",
                    "months are 01 to 12, seasons 21 (spring) to 24 (winter), quarters 33 to 36",
                )
            ],
        ),
    ],
)
def test_what_is_not_understood_is_told_and_left_out(
    query: str, tree: str, told: list[tuple[str, str, str]]
) -> None:
    found = parsed(query)
    assert shape(found.root) == tree
    assert [(query[start:end], message, hint) for start, end, message, hint in found.problems] == told


def test_a_term_tells_where_it_stands() -> None:
    query = '-title:"a b" (Su-57* OR date:week)'
    leaves = {"a b": 'title:"a b"', "Su-57": "Su-57*", "week": "date:week"}
    root = parsed(query).root
    assert isinstance(root, Group)
    first, second = root.parts
    assert isinstance(first, Not)
    found = [first.part, *positive_leaves(second)]
    for leaf in found:
        assert isinstance(leaf, Text | Span)
        assert query[leaf.start : leaf.end] == leaves[leaf.written]


def test_a_span_has_bounds() -> None:
    assert parsed("date:week").root == Span(Dated.ARTICLE, NOVEMBER, DECEMBER, "week", 0, 9)
    assert parsed("event:>2024").root == Span(Dated.EVENT, JANUARY, None, ">2024", 0, 11)


def test_an_entity_has_a_type() -> None:
    assert parsed("entity:x").root == Named("x", None, 0, 8)
    assert parsed("org:x").root == Named("x", EntityType.ORGANISATION, 0, 5)


@pytest.mark.parametrize(
    ("query", "sort"),
    [
        ("", Sort.DATE),
        ("a", Sort.RELEVANCE),
        ("-a entity:x", Sort.DATE),
        ("entity:x OR title:a", Sort.RELEVANCE),
        ("a sort:date", Sort.DATE),
        ("sort:Title a sort:oldest", Sort.OLDEST),
        ("(sort:title)", Sort.TITLE),
        ("sort:nonsense", Sort.DATE),
    ],
)
def test_what_is_found_has_an_order(query: str, sort: Sort) -> None:
    assert parsed(query).sort is sort


def depth(node: Node | None) -> int:
    match node:
        case Group(_, parts):
            return 1 + max(map(depth, parts))
        case Not(part):
            return 1 + depth(part)
        case _:
            return 1


@pytest.mark.parametrize("unit", ["(a ", "-(a OR ", "NOT (b (c OR ", "title:(a "])
def test_deep_brackets_are_flattened(unit: str) -> None:
    query = unit * 5000
    found = parsed(query)
    assert depth(found.root) <= 3 * MAX_DEPTH + 2
    messages = [problem.message for problem in found.problems]
    assert f"brackets are nested more than {MAX_DEPTH} deep" in messages


def test_brackets_behind_deep_ones_close_what_they_should() -> None:
    query = "(" * (MAX_DEPTH + 2) + "a" + ")" * (MAX_DEPTH + 1) + "b) OR c"
    assert shape(parsed(query).root) == "[[a & b] | c]"


@pytest.mark.parametrize("unit", ["a ", "€ ", ") ", "OR ", "(a) ", "-", "a:b "])
def test_only_so_much_of_a_query_is_read(unit: str) -> None:
    query = unit * 20_000
    found = parsed(query)
    assert len(list(positive_leaves(found.root))) <= MAX_PARTS
    assert len(found.problems) <= 2 * MAX_PARTS
    if unit != "-":
        assert found.problems[-1].message == "only the first 200 words of a query are read"


def test_a_long_phrase_is_cut() -> None:
    found = parsed('b "' + "a " * 2000 + '*"')
    assert isinstance(found.root, Group)
    phrase = found.root.parts[1]
    assert isinstance(phrase, Text)
    assert len(phrase.words) == MAX_PARTS - 1
    assert phrase.written.split() == [*phrase.words]
    assert not phrase.is_prefix
    assert len(found.problems) == 1


@settings(max_examples=100, deadline=None)
@given(QUERIES)
@example("-(-(-a))")
@example("NOT (-a)")
def test_every_text_is_a_query(text: str) -> None:
    found = parsed(text)
    for problem in found.problems:
        assert 0 <= problem.start < problem.end <= len(text)
        assert problem.message
    assert list(found.problems) == sorted(found.problems)
    check_tree(found.root, text)


def check_tree(node: Node | None, text: str) -> None:
    """Make sure that a tree is as its classes say."""
    match node:
        case Group(joint, parts):
            assert len(parts) > 1
            for part in parts:
                assert not (isinstance(part, Group) and part.joint is joint)
                check_tree(part, text)
        case Not(part):
            assert not isinstance(part, Not)
            check_tree(part, text)
        case Text():
            assert node.words
            assert 0 <= node.start < node.end <= len(text)
        case Span():
            assert node.lower or node.upper


def without_places(node: Node | None) -> str:
    """A tree in full, but without the places in its query."""
    return re.sub(r"start=\d+, end=\d+", "", repr(node))


@settings(max_examples=100, deadline=None)
@given(QUERIES)
@example('a "OR" "-b" "title:x" title:-b entity:"NOT"')
@example('"a* "  "b* *"')
@example("-(a OR (b c)) (d e) OR f sort:date")
def test_a_query_written_out_is_the_same_query(text: str) -> None:
    found = parsed(text)
    again = parsed(unparse(found))
    assert without_places(again.root) == without_places(found.root)
    assert again.sort is found.sort
    assert unparse(again) == unparse(found)


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("", ""),
        ("a  b sort:relevance", "a b"),
        ("sort:title", "sort:title"),
        ("NOT a b OR (c d)", "-a (b OR (c d))"),
        ("a OR b", "a OR b"),
        ('title:"su-57"* “New Delhi”', 'title:su-57* "New Delhi"'),
        (
            'organization:NATO event:"Operation X" date:week',
            'organisation:NATO event:"Operation X" date:week',
        ),
        ('"OR" "a:b"', '"OR" "a:b"'),
        ("-is:unread", "-is:unread"),
    ],
)
def test_a_query_is_written_in_one_way(query: str, written: str) -> None:
    assert unparse(parsed(query)) == written


def test_a_value_is_quoted_where_it_must_be() -> None:
    assert quoted("S-400") == "S-400"
    assert quoted("Rajnath Singh") == '"Rajnath Singh"'
    assert quoted('the "Felon"') == '"the  Felon "'
    assert quoted("OR") == '"OR"'
    assert quoted("ORB") == "ORB"
    assert quoted("-1") == '"-1"'


@pytest.mark.parametrize(
    ("query", "terms", "title_terms", "find_text"),
    [
        ("", [], [], ""),
        ('Su-57* "New Delhi" -a NOT (b c)', ["su 57*", "new delhi"], [], "Su-57"),
        ("title:a b OR c", ["b", "c"], ["a"], "b"),
        ("title:U.S.", [], ["us"], "U.S."),
        ("date:2025 entity:s-400 -is:read", [], [], "@s-400"),
    ],
)
def test_what_was_searched_for_is_to_be_seen(
    query: str, terms: list[str], title_terms: list[str], find_text: str
) -> None:
    def as_terms(texts: list[str]) -> tuple[Term, ...]:
        return tuple(Term(tuple(text.rstrip("*").split()), text.endswith("*")) for text in texts)

    positive = positive_words(parsed(query))
    assert positive.terms == as_terms(terms)
    assert positive.title_terms == as_terms(title_terms)
    assert positive.find_text == find_text
    assert [f"@{named.name}" for named in positive.names] == [find_text] * find_text.startswith("@")
