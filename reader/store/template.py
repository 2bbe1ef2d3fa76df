"""What a new article and a new who's who hold: text that checks without a problem, and explains each key.

In a file that is made here, prose stands behind ``##``, and a key that may be used behind ``#`` and a blank:
with these two taken away, as an editor's own command does it, the line is YAML.
"""

from __future__ import annotations

from reader.text.yaml_scalar import quoted

ARTICLE_SCHEMA = "article.schema.json"
"""What the schema of articles is called in a library."""
ENTITY_SCHEMA = "entities.schema.json"
"""What the schema of files of entities is called in a library."""

_SHORT = """\
schema: 1
title: {title}
published: {published}
sections:
  - body: |
      The first paragraph: write it here.

      A blank line begins the next one.
"""

_FULL = """\
## An article. A line that begins with one # shows a key that may be used:
## take the # and the blank behind it away. What the keys mean stands behind
## them; `dateline check` tells what is wrong with a file.

schema: 1  # the version of the format
title: {title}  # the headline
published: {published}  # the day, or the instant: 2025-12-04T21:10+05:30

# id: talks-begin           # a short name; the file's, if left out
# kicker: Defence           # a small label over the headline
# summary: What it says.    # in a sentence or two
# language: en              # the language it is written in (BCP 47)
# updated: {published:<16} # when it was changed last
# located: New Delhi        # the dateline's place
# byline: [A. Writer]       # who wrote it
# source: {{name: The Example, url: "https://example.org/", licence: CC BY 4.0}}  # or its name alone
# topics: [defence, trade]  # what it is about

## The text. The first section needs no heading. *Emphasis*, `code` and
## [links](https://example.org/) are written as in Markdown.
sections:
  - body: |
      The first paragraph: write it here.

      A blank line begins the next one.
#   - id: background        # made of the heading, if left out
#     heading: Background
#     body:                 # or a list of blocks
#       - "A paragraph."
#       - quote: "What was said."
#         speaker: A spokesperson  # an entity's id, or a plain name
#       - list: ["One thing", "Another thing"]
#       - facts: {{title: In figures, rows: {{Ordered: "5", Delivered: "3"}}}}
#       - image: {{src: picture.jpg, alt: What it shows, caption: A line below it, credit: A. Writer}}

## Who and what it is about: ids of the library's entities, or whole entities.
## Mentions are found by themselves.
# entities:
#   - india
#   - {{ref: russia, salience: primary, note: What it is to this article.}}
#   - {{id: example-harbour, type: place, name: Example Harbour}}

## Corrections of what is found by itself; null: these words name nobody.
# mentions:
#   - {{exact: paragraph, in: lead, occurrence: 1, entity: null}}

## What was said, and by whom; in tells the section, or section/paragraph.
# quotes:
#   - {{text: write it here, speaker: A spokesperson, kind: direct, in: lead/1}}

## What happened when: 2018-10-05, 2018-10, 2018, 2018~ (about), 2018? (not
## sure), 199X, 2018/2020, 2019-05/.. (and goes on). The basis is the article's
## own words, which tie the event to its sentence.
# timeline:
#   - date: 2018-10-05
#     title: Contract signed
#     description: What happened, in a sentence.
#     entities: [india, russia]
#     place: Example Harbour  # an entity's id, or a name
#     status: reported        # reported, planned, alleged or denied
#     basis: "the next one"

## Other articles of the library; rel: follows, updates or background.
# related:
#   - {{article: another-article, rel: background}}

## What a tool that made the article left for a person to confirm.
# draft: {{tool: The tool, at: {published}, review: draft, unconfirmed: [timeline.0]}}
"""

_ENTITIES = """\
## The who's who of this library: whom and what its articles name. Those of the
## bundled library are known as well; an entity here replaces the one of its id
## there, and with `extends: true` it adds to that one.
## To use a line, take the # and the blank behind it away.

schema: 1
entities:
#   - id: example-harbour        # a short name that articles use for it
#     type: place                # system, person, organisation, place, agreement, law, event or other
#     name: Example Harbour      # its full name; matched everywhere
#     aliases: [Port of Example] # other names, matched everywhere
#     never: [Example Harbour Road]  # longer names that are something else
#     kind: port                 # a finer type, in your own words
#     summary: What it is, in a sentence.
#     links: [{{title: Where to read more, url: "https://example.org/"}}]

#   - id: jane-example
#     type: person
#     name: Jane Example
#     family_name: Example       # enough once the full name has stood in the article
#     titles: [Harbour Master]   # belongs to the mention, before the name
#     roles: [{{title: Harbour Master, org: example-harbour, date: 2019-05/..}}]

#   - id: ex-1
#     type: system
#     name: EX-1 Example
#     short: EX-1                # what lists show
#     aliases: [EX-1]
#     weak_aliases: [Example]    # matched where the article surely speaks of it
#     category: other            # of systems, in SIPRI's classes
#     facts: [{{label: Range, value: up to 40 km, as_of: 2019}}]
#     relations: [{{rel: operated_by, to: example-harbour, date: 2021/..}}]
"""


def article_template(title: str, published: str, *, is_full: bool = True, schema: str = "") -> str:
    """Write a new article.

    Args:
        title: The headline, cleaned as a line and not empty.
        published: A day or an instant, in EDTF-lite.
        is_full: Whether every key is explained; else only what must be there is written.
        schema: The path of the schema from the article's folder; empty: there is none.
    """
    form = _FULL if is_full else _SHORT
    return _modeline(schema) + form.format(title=quoted(title), published=published)


def entities_template(*, schema: str = "") -> str:
    """Write a new who's who, with nobody in it yet.

    Args:
        schema: The path of the schema from the file's folder; empty: there is none.
    """
    return _modeline(schema) + _ENTITIES.format()


def _modeline(schema: str) -> str:
    """The line that tells editors of a schema (yaml-language-server's)."""
    return f"# yaml-language-server: $schema={schema}\n" if schema else ""
