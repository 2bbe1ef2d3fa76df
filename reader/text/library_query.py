"""The query language of the library: what people know from mail and from searching the web.

::

    missile defence      both words, anywhere       -missile   NOT missile     without it
    "missile defence"    the words as a phrase      Su-57 OR S-400             either of the two
    missil*              words that begin so        (India Russia) OR China    brackets hold together
    entity:s-400         a field, see `reader.text.query_field`; title:(a b) holds for both

``OR`` joins the two terms beside it, as in web search: ``talks India OR Russia`` wants the talks and one of
the two. Every text is a query: what is not understood is told and left out, and what is not closed yet is
taken as closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.query_result import LibraryQuery, PositiveWords, Sort

if TYPE_CHECKING:
    from datetime import date

EVERYTHING = LibraryQuery(None, Sort.DATE)
"""What a text without a word asks for."""

_NO_WORDS = PositiveWords((), (), (), "")


def parse_query(text: str, today: date) -> LibraryQuery:
    """Read a query. Never fails, and takes linear time.

    Args:
        text: As typed.
        today: What the words for dates, such as ``week``, are counted from.
    """
    if not text.strip():
        return EVERYTHING
    from reader.text.query_parser import read_query  # noqa: PLC0415  a list is shown before anything is searched

    return read_query(text, today)


def positive_words(query: LibraryQuery) -> PositiveWords:
    """What of a query is to be seen in what it finds.

    Args:
        query: The query.
    """
    if query.root is None:
        return _NO_WORDS
    from reader.text.query_parser import words_to_be_seen  # noqa: PLC0415  as above

    return words_to_be_seen(query)
