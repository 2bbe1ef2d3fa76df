"""What a text may mean instead: candidates, and the correction that settles it, to be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.keys import keyed
from reader.text.correction import as_yaml, corrections
from reader.text.counted import counted
from reader.widgets.card_line import (
    DIM,
    NOT_LOOKED_UP,
    SEPARATOR,
    kind_of,
    place_in_words,
    where_defined,
)
from reader.widgets.entity_look import colour_of
from reader.widgets.line import Line, Link
from reader.widgets.target import ToEntity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.text.annotation import AnnotatedArticle
    from reader.widgets.card_line import WrittenLines

_SHOWN_ROWS = 3
"""How many rows of a long correction are shown; all are copied."""

_TOLD_PLACES = 3
"""How many places are told in which a correction settles a name, too."""

_WHERE = "{card.copy} or {card.follow} copies a correction: put it below “mentions:” in the article’s file."
_WHERE_WITHOUT_KEY = (
    "{card.copy} or {card.follow} copies a correction with its key “mentions:”: "
    "put it at the end of the article’s file."
)


def choice_lines(
    annotated: AnnotatedArticle,
    mentions: Sequence[int],
    candidates: Sequence[str],
    written: WrittenLines = NOT_LOOKED_UP,
) -> Iterator[Line]:
    """Whom a text may mean, what tells them apart, and the correction for each; and that for nobody.

    Args:
        annotated: The article.
        mentions: The indexes of those that a correction is to settle; they have the same words.
        candidates: The ids of all whom they may mean; none: it is known whom.
        written: What a correction would settle besides.
    """
    found = corrections(annotated, mentions, None)

    def correction(entity: str | None) -> str:
        chosen = [entry._replace(entity=entity) for entry in found]
        return as_yaml(chosen, with_key=not annotated.article.corrections) if chosen else ""

    for candidate in candidates:
        entity = annotated.entity(candidate)
        clip = correction(candidate)
        about = SEPARATOR.join((kind_of(entity), where_defined(entity)))
        yield Line()
        yield Line(
            (Link(entity.name, f"bold {colour_of(entity)}", ToEntity(candidate), clip), (f"  {about}", DIM)),
            hang=2,
        )
        if entity.summary:
            yield Line((entity.summary,), indent=2)
        yield from _offered(clip)
        if settled := written.settled.get(candidate):
            yield Line(((_then(annotated, settled), DIM),), indent=2, hang=2)
    if not found:
        return
    yield Line()
    yield Line(("None of them, and no mention:" if candidates else "If it is no mention:",))
    yield from _offered(correction(None))
    yield Line()
    where = _WHERE if annotated.article.corrections else _WHERE_WITHOUT_KEY
    yield Line(((keyed(where), DIM),))


def _then(annotated: AnnotatedArticle, blocks: Sequence[int]) -> str:
    """Where else a correction settles whom the text means."""
    places = list(dict.fromkeys(place_in_words(annotated, block) for block in blocks))
    more = f", and {counted(len(places) - _TOLD_PLACES, 'place')} more" if len(places) > _TOLD_PLACES else ""
    return f"By the rules the name is then settled elsewhere, too: {', '.join(places[:_TOLD_PLACES])}{more}"


def _offered(clip: str) -> Iterator[Line]:
    """The rows of a correction, the first of which copies all."""
    rows = [row for row in clip.split("\n") if row.startswith(" ")]
    for number, row in enumerate(rows[:_SHOWN_ROWS]):
        text = row.strip()
        yield Line((Link(text, DIM, None, clip) if number == 0 else (text, DIM),), indent=2, hang=4)
    if len(rows) > _SHOWN_ROWS:
        yield Line(((f"and {len(rows) - _SHOWN_ROWS} more", DIM),), indent=2)
