"""``dateline schema``: the JSON Schema of a kind of file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.command import FINE, Command
from reader.cli.output import write_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", choices=("article", "entities", "config"), help="the kind of file")


def _run(arguments: Namespace) -> int:
    if arguments.kind == "config":
        from reader.store.config_file import config_schema
        from reader.user_config import names

        write_json(config_schema(names()))
        return FINE
    from reader.store.schema import article_schema, entity_schema

    write_json(article_schema() if arguments.kind == "article" else entity_schema())
    return FINE


COMMAND = Command(
    "Write the JSON Schema of a kind of file, for editors that complete and check YAML.",
    (
        ("dateline schema article > article.schema.json", "for articles"),
        ("dateline schema entities > entities.schema.json", "for entities.yaml"),
        ("dateline schema config > config.schema.json", "for config.yaml"),
    ),
    _add_arguments,
    _run,
)
