"""Laws of mentions that hold for any text, and a slow and obvious matcher that agrees with the fast one."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from reader.model.article import Correction, EntityRef
from reader.model.entity import Entity, EntityType, MatchRules
from reader.text.blocks import BlockRole, TextBlock
from reader.text.clean import clean
from reader.text.fold import Folded
from reader.text.gazetteer import Gazetteer
from tests.text.factories import blocks_of, headline, organisation, paragraph, person, place, system

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model.mention import Mention

ENTITIES = [
    system("S-400", "S-400 Triumf", weak=("Triumf",)),
    system("Su-57", "Su-57 Felon Mark 2", weak=("Felon",)),
    system("F-16", match=MatchRules(variants=True)),
    place("India"),
    place("New Delhi", never=("New Delhi Road",)),
    organisation("al-Qaeda"),
    organisation("U.S. Navy", "NATO", "AT&T"),
    organisation("Indian Armed Forces"),
    organisation("marine", match=MatchRules(case=False)),
    person("Rajnath Singh", "Singh", "Defence Minister"),
    person("Manmohan Singh", "Singh", "Prime Minister"),
    person("Andrey Belousov", "Belousov"),
    person("Ursula von der Leyen", "von der Leyen", "President"),
]
GAZETTEER = Gazetteer(ENTITIES)

FRAGMENTS = (
    "S-400",
    "S",
    "400",
    "Triumf",
    "Su-57",
    "su-57",
    "Felon",
    "F-16C/D",
    "India",
    "Indian Armed Forces",
    "New",
    "Delhi",
    "Road",
    "al-Qaeda",
    "Qaeda",
    "U.S.",
    "US",
    "Navy",
    "AT&T",
    "NATO",
    "marine",
    "Rajnath",
    "Manmohan",
    "Singh",
    "F.",
    "Jr.",
    "Andréy",
    "Belousov",
    "Defence",
    "Minister",
    "President",
    "von der Leyen",
    "Ursula",
    "said",
    "The",
    "in",
    "@",
    "example.com",
    "SINGH",
    "INDIA",
    "ß",
    "\u00ad",
)
JOINTS = (" ", " ", " ", "-", "–", "\u00a0", "\n", "", ". ", ", ", "’s ", "/", "  ")

texts = st.lists(st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(JOINTS)), max_size=14).map(
    lambda parts: clean("".join(fragment + joint for fragment, joint in parts))
)
any_texts = st.one_of(texts, st.text(max_size=60).map(clean))
articles = st.lists(any_texts, max_size=4)


def words_of(mention: Mention, blocks: Sequence[TextBlock]) -> str:
    return blocks[mention.block].text[mention.start : mention.end]


@settings(max_examples=200)
@given(articles, st.lists(st.sampled_from([entity.id for entity in ENTITIES]), max_size=2, unique=True))
@example(["Rajnath Singh. Manmohan Singh", "Singh", "S\u00ad-400 ﬁ ß S-400"], [])
def test_mentions_are_sorted_do_not_overlap_and_cut_out_what_they_say(
    parts: list[str], listed: list[str]
) -> None:
    blocks = blocks_of(parts)
    mentions = GAZETTEER.mentions(blocks, [EntityRef(identity) for identity in listed])
    for first, second in pairwise(mentions):
        assert (first.block, first.end) <= (second.block, second.start) or first.block < second.block
    for mention in mentions:
        words = words_of(mention, blocks)
        assert 0 <= mention.start < mention.end <= len(blocks[mention.block].text)
        assert bool(mention.entity) != bool(mention.candidates)
        for identity in mention.candidates or (mention.entity,):
            assert identity in GAZETTEER.entities
        letters = "".join(filter(str.isalnum, Folded.of(words).text)).casefold()
        alias = "".join(filter(str.isalnum, Folded.of(mention.alias).text)).casefold()
        rest = iter(letters)
        assert all(letter in rest for letter in alias), "the alias's letters stand there in their order"
        if mention.after is not None:
            block, start, end = mention.after
            assert 0 <= start < end <= len(blocks[block].text)


@settings(max_examples=100)
@given(articles)
def test_composed_and_decomposed_text_have_the_same_mentions(parts: list[str]) -> None:
    def found(form: str) -> list[tuple[int, str, str]]:
        blocks = [paragraph(clean(unicodedata.normalize(form, part))) for part in parts]  # type: ignore[arg-type]  # a form
        return [(m.block, words_of(m, blocks), m.entity) for m in GAZETTEER.mentions(blocks)]

    assert found("NFD") == found("NFC")


@settings(max_examples=100)
@given(articles)
def test_an_unrelated_alias_changes_nothing(parts: list[str]) -> None:
    blocks = blocks_of(parts)
    other = Gazetteer([*ENTITIES, system("Zyx-999 Qwerty", weak=("Qwerty",)), person("Zyx Qwertz", "Qwertz")])
    assert other.mentions(blocks) == GAZETTEER.mentions(blocks)
    assert GAZETTEER.extended([place("Zyxwvut")]).mentions(blocks) == GAZETTEER.mentions(blocks)


MANY = Gazetteer(
    [*ENTITIES, *(organisation(f"zyx{'y' * n}", match=MatchRules(case=False)) for n in range(40))]
)
"""With more words in lower case than are looked for one by one."""


@settings(max_examples=100)
@given(articles)
@example(["A marine, aMarine, the Submarine and MARINEs", "sub-marine, marineX"])
def test_many_unrelated_words_in_lower_case_change_nothing(parts: list[str]) -> None:
    blocks = blocks_of(parts)
    assert MANY.mentions(blocks) == GAZETTEER.mentions(blocks)


@settings(max_examples=100)
@given(articles)
def test_own_entities_that_say_the_same_change_nothing(parts: list[str]) -> None:
    blocks = blocks_of(parts)
    extended = Gazetteer(ENTITIES[:6]).extended(ENTITIES[4:])
    assert [m[:5] for m in extended.mentions(blocks)] == [m[:5] for m in GAZETTEER.mentions(blocks)]


@settings(max_examples=100)
@given(articles)
def test_typographic_characters_change_nothing(parts: list[str]) -> None:
    curly: dict[str, str | int | None] = {" ": "\u00a0", "-": "\u2011", "'": "\u2019", '"': "\u201c"}
    plain = [Folded.of(part).text for part in parts]
    typeset = [part.translate(str.maketrans(curly)) for part in plain]
    assert GAZETTEER.mentions(blocks_of(typeset)) == GAZETTEER.mentions(blocks_of(plain))


@settings(max_examples=100)
@given(articles, st.text(max_size=8), st.integers(1, 3))
def test_corrections_never_raise_and_never_overlap(parts: list[str], exact: str, occurrence: int) -> None:
    blocks = [headline("India"), *blocks_of(parts)]
    corrections = [
        Correction(exact, None),
        Correction("India", "x", occurrence=occurrence),
        Correction("S", "y"),
    ]
    mentions = GAZETTEER.mentions(blocks, (), corrections)
    for first, second in pairwise(mentions):
        assert first.block < second.block or first.end <= second.start


@settings(max_examples=100)
@given(st.lists(st.text(max_size=20), max_size=6), st.text(max_size=40), st.sampled_from(list(EntityType)))
def test_any_alias_may_stand_in_a_gazetteer(aliases: list[str], text: str, kind: EntityType) -> None:
    entity = Entity(
        "x", kind, "Name", aliases=tuple(map(clean, aliases)), family_name="Name", titles=("Title",)
    )
    blocks = blocks_of([clean(f"so {alias} {text}") for alias in aliases])
    for mention in Gazetteer([entity]).mentions(blocks):
        assert 0 <= mention.start < mention.end <= len(blocks[mention.block].text)


# A slow and obvious matcher for strong aliases that are no people's: rules 2-4, 6, 7 and 9-12.

NAMES = (
    "S-400",
    "S-400 Triumf",
    "Su-57",
    "Su-57 F",
    "F/A-18E",
    "MQ-9 Reaper",
    "New Delhi",
    "Delhi Agreement",
    "al-Qaeda",
    "Long-Range Radar",
    "U.S.",
    "U.S. Navy",
    "NATO",
    "X9",
)
PIECES = (
    *NAMES,
    "s-400",
    "S 400",
    "S400",
    "S-400s",
    "su57",
    "SU57",
    "Su-57 Felon",
    "FA-18E",
    "f/a-18e",
    "Mq9 Reaper",
    "new Delhi",
    "New delhi",
    "delhi agreements",
    "Al-Qaeda",
    "al Qaeda",
    "long-range radar",
    "Long Range Radars",
    "US",
    "US Navy",
    "us navy",
    "Nato",
    "word",
    "9",
    "x",
    ".5",
    "’s ",
)


def pattern_of(name: str) -> str:
    """A name as an expression: what may stand between its letters and digits."""
    name = name.replace("U.S.", "US")
    parts = re.findall(r"[A-Za-z]+|\d+|[^A-Za-z\d]+", name)
    out = [r"(?<![A-Za-z\d])"]
    for at, part in enumerate(parts):
        if part == "US":
            out.append(r"(?:U\.S\.|U\.S|US)")
        elif part.isalnum():
            if at and parts[at - 1].isalnum():
                out.append("[- \n]?")
            out.append(part)
        elif part in "- ":
            before, behind = parts[at - 1], parts[at + 1]
            out.append("[- \n]?" if before.isdigit() != behind.isdigit() else "[- \n]")
        else:
            out.append(re.escape(part))
    return "".join(out)


def has_allowed_case(name: str, words: str) -> bool:
    """Rules 7, 11 and 12, letter by letter."""
    asked = re.findall(r"[A-Za-z]+|\d+", name.replace("U.S.", "US"))
    found = re.findall(r"[A-Za-z]+|\d+", words.replace("U.S.", "US").replace("U.S", "US"))
    dashed = re.search(r"[A-Za-z]-\d", words) is not None
    first_group = re.split("[ ]", name)[0]
    designator = set(re.findall("[A-Za-z]+", first_group)) if re.search(r"\d", first_group) else set()
    for at, (one, other) in enumerate(zip(asked, found, strict=True)):
        if one in designator:
            allowed = dashed or other.isupper()
        elif one.isupper() and len(one) > 1:
            allowed = False
        else:
            allowed = at > 0 or other == one[0].upper() + one[1:]
        if one != other and not allowed:
            return False
    return True


def slow_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Every span that a name may have, by the rules as they stand."""
    folded = Folded.of(text).text
    for name in NAMES:
        for match in re.finditer(f"(?=({pattern_of(name)}))", folded, re.IGNORECASE):
            start, end = match.span(1)
            words = folded[start:end]
            if folded[end : end + 1] == "s" and not folded[end + 1 : end + 2].isalnum():
                end += 1
            behind = folded[end : end + 2]
            glued = behind[:1].isalnum()
            goes_on = folded[end - 1].isdigit() and re.match(r"[.,]\d", behind)
            if not (glued or goes_on) and has_allowed_case(name, words):
                yield start, end, name


def slow_mentions(text: str) -> list[tuple[int, int, str]]:
    """Leftmost, then longest; neighbours of one entity with a space between are one."""
    found: list[tuple[int, int, str]] = []
    for start, end, name in sorted(slow_spans(text), key=lambda span: (span[0], -span[1])):
        if found and start < found[-1][1]:
            continue
        if found and found[-1][2] == name and text[found[-1][1] : start] in (" ", "\u00a0"):
            found[-1] = (found[-1][0], end, name)
        else:
            found.append((start, end, name))
    return found


SLOW = Gazetteer(system(name) for name in NAMES)


@settings(max_examples=200)
@given(
    st.lists(
        st.tuples(st.sampled_from(PIECES), st.sampled_from((" ", ", ", "-", "", "\u00a0", "/", "  "))),
        max_size=8,
    )
)
@example([("S", "-"), ("400", " ")])
def test_the_slow_matcher_agrees(parts: list[tuple[str, str]]) -> None:
    text = "so " + "".join(piece + joint for piece, joint in parts)
    assume(not re.search(r"U\.S\.?\w", text))  # another acronym
    mentions = SLOW.mentions([paragraph(text)])
    assert [(mention.start, mention.end, mention.entity) for mention in mentions] == slow_mentions(text)


# Texts made to be slow

HOSTILE = Gazetteer([*ENTITIES, place("A A A B"), place("U.S."), place("Washington")])


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        "X" * 1_000_000,
        clean("a" + "\u0301\u0316" * 50_000),
        "Xab " * 100_000,
        "India, " * 20_000,
        "Rajnath Singh, Manmohan Singh, Singh, " * 5_000,
        "Rajnath F. " * 20_000,
        "A " * 20_000,
        "U.S." * 20_000,
        "@India " * 20_000,
        "example.com" * 20_000,
        "New Delhi Road " * 10_000,
        "Defence Minister Singh " * 10_000,
        "S-400. " + "Triumf, " * 20_000,
        "F-16" + "C/D" * 20_000,
        "-4" * 50_000,
        "\u200b" * 100_000 + "India",
    ],
    ids=lambda text: text[:12],
)
def test_no_text_takes_long(text: str) -> None:
    # Whatever takes more than linear time would not come to an end here.
    HOSTILE.mentions([TextBlock(BlockRole.PARAGRAPH, "lead", 1, text)])
