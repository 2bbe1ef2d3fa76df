"""``dateline timeline``: the events of an article, by year."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.argument import read_article
from reader.cli.command import FINE, PROBLEMS_FOUND, Command
from reader.cli.output import say, write, write_json
from reader.errors import DateError, UsageError
from reader.text.counted import counted

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

    from reader.chronology.digest import Digest, Year
    from reader.model.dates import FuzzyDate
    from reader.model.entity import Entity
    from reader.model.event import Event
    from reader.text.annotation import AnnotatedArticle


MAX_MEANT = 3
"""How many entities are told that a name may mean."""


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("path", metavar="FILE", type=Path, help="an article; - is standard input")
    parser.add_argument(
        "--entity",
        metavar="ENTITY",
        default="",
        help="only events that involve it, or take place there: its id, or a name of it",
    )
    parser.add_argument(
        "--from", metavar="DATE", dest="since", help="only events that may have been going on then or later"
    )
    parser.add_argument(
        "--to", metavar="DATE", dest="until", help="only events that may have been going on then or earlier"
    )
    parser.add_argument("--json", action="store_true", help="write the events as JSON")


def _run(arguments: Namespace) -> int:
    from reader.chronology.digest import Digest, Wanted, by_year

    since, until = _since(arguments.since), _until(arguments.until)
    if since and until and since.lower and until.upper and since.lower > until.upper:
        raise UsageError(
            f"--from {since.edtf} is later than --to {until.edtf}", "give the earlier date to --from"
        )
    annotated = read_article(arguments.path)
    if annotated is None:
        return PROBLEMS_FOUND
    digest = Digest(annotated.events, annotated.entities)
    entity = _entity(arguments.entity, annotated, digest) if arguments.entity else ""
    found = digest.sift(Wanted(entity, since=since, until=until))
    if arguments.json:
        from reader.export.event_json import event_data

        write_json([event_data(annotated, event) for event in found])
    else:
        _write(annotated, by_year(found))
    total = len(digest.events)
    say(counted(total, "event") if len(found) == total else f"{len(found):,} of {counted(total, 'event')}")
    return FINE


def _since(text: str | None) -> FuzzyDate | None:
    date = _date("--from", text)
    if date is not None and date.lower is None:
        raise UsageError(
            f"--from {date.edtf} has no start", "give a date that has one: 2018, 2018-10, 2018/.."
        )
    return date


def _until(text: str | None) -> FuzzyDate | None:
    date = _date("--to", text)
    if date is not None and date.upper is None:
        raise UsageError(f"--to {date.edtf} has no end", "give a date that has one: 2018, 2018-10, ../2018")
    return date


def _date(option: str, text: str | None) -> FuzzyDate | None:
    from reader.model.dates import FuzzyDate

    if text is None:
        return None
    try:
        return FuzzyDate.parse(text)
    except DateError as error:
        raise UsageError(f"{option}: {error}", error.hint) from error


def _entity(word: str, annotated: AnnotatedArticle, digest: Digest) -> str:
    """The id that a word stands for: itself, or that of the one entity with this name.

    Raises:
        UsageError: No entity of the library or the events is called so, or several are.
    """
    from reader.store.suggestion import suggestion
    from reader.text.find import match_entities

    if word in annotated.entities or word in digest.named:
        return word
    # Who is named by events and in the text comes first.
    known = list(dict.fromkeys((*digest.named, *annotated.subjects, *annotated.entities)))
    entities = [annotated.entities[key] for key in known if key in annotated.entities]
    called_so = [entity.id for entity in entities if word.casefold() in map(str.casefold, _names(entity))]
    if len(called_so) == 1:
        return called_so[0]
    if called_so:
        ids = ", ".join(f"`{key}`" for key in called_so)
        raise UsageError(f"{word} is a name of several entities: {ids}", "give the id of one")
    meant = match_entities(word, entities)[:MAX_MEANT]
    if not meant:
        by_name = {name: entity.id for entity in reversed(entities) for name in _names(entity)}
        by_name |= {key: key for key in reversed(known)}
        alike = suggestion(word, by_name)
        meant = () if alike is None else (by_name[alike],)
    if meant:
        hint = f"did you mean {' or '.join(f'`{key}`' for key in meant)}?"
    elif digest.named:
        hint = f"its events involve {', '.join(f'`{key}`' for key in list(digest.named)[:MAX_MEANT])} …"
    else:
        hint = "its events involve none"
    raise UsageError(f"there is no entity {word}", hint)


def _names(entity: Entity) -> tuple[str, ...]:
    """What an entity is called, but for a person's family name, which others have, too."""
    designations = (designation for _, designation in entity.designations)
    names = (entity.name, entity.short, *entity.aliases, *entity.weak_aliases, *entity.former, *designations)
    return tuple(filter(None, names))


def _write(annotated: AnnotatedArticle, years: Iterable[Year]) -> None:
    """Write a line for each event, and one for what else is known of it, under their years."""
    from reader.chronology.words import in_words
    from reader.text.width import cell_len

    years = list(years)
    dates = [in_words(event.date) for year in years for event in year.events]
    column = max(map(cell_len, dates), default=0)
    for year in years:
        write(year.words)
        for event in year.events:
            date = in_words(event.date)
            write(f"  {date}{' ' * (column - cell_len(date))}  {event.title}")
            write(f"  {' ' * column}  {'; '.join(_notes(annotated, event))}")


def _notes(annotated: AnnotatedArticle, event: Event) -> Iterable[str]:
    from reader.chronology.digest import involved_in
    from reader.chronology.precision import precision_in_words

    if event.place:
        yield f"place: {annotated.name(event.place)}"
    if others := [annotated.name(key) for key in involved_in(event) if key != event.place]:
        yield f"involved: {', '.join(others)}"
    yield f"status: {event.status}"
    if precision := precision_in_words(event.date):
        yield f"date: {precision}"


COMMAND = Command(
    "Tell the events of an article by year: when, what, where, who was involved, how sure it is.",
    (
        ("dateline timeline article.yaml", "all events"),
        ("dateline timeline --entity s-400 --from 2018 --to 2021-06 article.yaml", "some of them"),
        ("dateline timeline --json article.yaml", "the same, for a script"),
    ),
    _add_arguments,
    _run,
    "A DATE is written as in an article: 2018, 2018-10, 2018-10-05, 2018-21 (spring 2018).\n\n"
    "An event whose date is not known exactly is told if it may have been within the time that is asked for.",
    if_problems="The article has errors, which have been told.",
)
