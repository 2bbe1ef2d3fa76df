"""Which words a note is written on: those that one has selected, or that one chooses."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from reader.text.blocks import BlockRole
from reader.text.passage import Passage
from reader.text.place import Place
from reader.text.sentence import sentence_at, sentences
from reader.text.word_edge import trimmed
from reader.widgets.line import Line

if TYPE_CHECKING:
    from textual.selection import Selection

    from reader.screens.article import ArticleScreen
    from reader.screens.contents import Entry
    from reader.text.annotation import AnnotatedArticle

ARTICLE = "article"
"""The id of the entry for the article as a whole."""

PARAGRAPH_CHARACTERS = 60
"""How much of a paragraph tells which one it is."""

_FRAME = frozenset({BlockRole.KICKER, BlockRole.BYLINE, BlockRole.IMPRINT})
"""What frames the text, and is not offered."""


def selected_passage(annotated: AnnotatedArticle, selection: Selection) -> Passage | None:
    """What is selected with the mouse; of several blocks, what is selected of the first.

    Returns:
        None: nothing but blanks.
    """
    for index, block in enumerate(annotated.blocks):
        if (span := selection.get_span(index)) is None:
            continue
        start, end = span
        start, end = trimmed(block.text, start, len(block.text) if end == -1 else end)
        if start < end:
            return Passage(index, start, end)
    return None


def place_in_mind(screen: ArticleScreen) -> Place | None:
    """Where the current match, event or mention is, if it shows; None: there is none."""
    place = None
    if screen.matches is not None and screen.match is not None:
        place = Place(*screen.matches.position(screen.match)[:2])
    elif screen.told is not None:
        place = Place(screen.told.block, screen.told.start)
    elif screen.mention is not None:
        mention = screen.annotated.mentions[screen.mention]
        place = Place(mention.block, mention.start)
    return place if place is not None and screen.body.shows(place) else None


def sentence_around(annotated: AnnotatedArticle, place: Place) -> Passage:
    """The sentence that holds a character."""
    return Passage(place.block, *sentence_at(annotated.blocks[place.block].text, place.char))


def passage_entries(annotated: AnnotatedArticle, first: Place, last: Place) -> list[Entry]:
    """What one can write a note on: the article, and the paragraphs that show, with their sentences.

    Args:
        annotated: The article.
        first: The first character that shows.
        last: The end of what shows.

    Returns:
        (id, what is shown) for each; `passage_of` reads the ids.
    """
    entries: list[Entry] = [(ARTICLE, (Line((("The article as a whole", "bold"),)),))]
    for index in range(first.block, min(last.block + 1, len(annotated.blocks))):
        block = annotated.blocks[index]
        found = sentences(block.text)
        if block.role in _FRAME or not found:
            continue
        if len(found) > 1:
            passage = Passage(index, found[0][0], found[-1][1])
            short = shorten(block.text, PARAGRAPH_CHARACTERS, placeholder=" …")
            entries.append((_id(passage), (Line((("All of: ", "$dateline-dim"), short), hang=2),)))
        indent = 2 if len(found) > 1 else 0
        for start, end in found:
            line = Line((block.text[start:end],), indent=indent, hang=2)
            entries.append((_id(Passage(index, start, end)), (line,)))
    return entries


def first_in_view(entries: list[Entry], top: Place) -> str:
    """The id of the entry to stand on first: the first words that show from their beginning on.

    Args:
        entries: As `passage_entries` gives them.
        top: The first character that shows.
    """
    for id_, _ in entries:
        if (passage := passage_of(id_)) is not None and (passage.block, passage.start) >= top:
            return id_
    return entries[-1][0]


def _id(passage: Passage) -> str:
    return " ".join(map(str, passage))


def passage_of(id_: str) -> Passage | None:
    """The words that an entry stands for; None: the article as a whole."""
    return None if id_ == ARTICLE else Passage(*map(int, id_.split()))
