"""``dateline mentions``: every mention in an article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.argument import read_article
from reader.cli.command import FINE, PROBLEMS_FOUND, Command
from reader.cli.output import write_json, write_table

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.text.annotation import AnnotatedArticle


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("path", metavar="FILE", type=Path, help="an article; - is standard input")
    parser.add_argument("--json", action="store_true", help="write the mentions as JSON")


def _run(arguments: Namespace) -> int:
    annotated = read_article(arguments.path)
    if annotated is None:
        return PROBLEMS_FOUND
    if arguments.json:
        write_json(_data(annotated))
    else:
        write_table(_rows(annotated))
    return FINE


def _data(annotated: AnnotatedArticle) -> list[dict[str, object]]:
    data: list[dict[str, object]] = []
    for mention in annotated.mentions:
        block = annotated.blocks[mention.block]
        entry: dict[str, object] = {
            "entity": mention.entity or None,
            "type": annotated.entity(mention.entity).type if mention.entity else None,
            "text": annotated.text_of(mention),
            "section": block.section,
            "block": block.number,
            "start": mention.start,
            "end": mention.end,
            "rule": mention.rule,
            "alias": mention.alias,
        }
        if mention.candidates:
            entry["candidates"] = mention.candidates
        data.append(entry)
    return data


def _rows(annotated: AnnotatedArticle) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for mention in annotated.mentions:
        block = annotated.blocks[mention.block]
        who = mention.entity or " or ".join(mention.candidates) + "?"
        kind = annotated.entity(mention.entity).type if mention.entity else ""
        place = f"{block.section}/{block.number}:{mention.start}-{mention.end}"
        rows.append((place, annotated.text_of(mention), who, kind, f"{mention.rule}: {mention.alias}"))
    return rows


COMMAND = Command(
    "Tell every mention in an article: where, what, whom it names, and by which rule and alias.",
    (
        ("dateline mentions article.yaml", "a mention a line"),
        ("dateline mentions --json article.yaml", "the same, for a script"),
    ),
    _add_arguments,
    _run,
    if_problems="The article has errors, which have been told.",
)
