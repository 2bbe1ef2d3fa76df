"""A small library on disk, for tests of screens and of the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ENTITIES = """\
schema: 1
entities:
  - {id: s-400, type: system, name: S-400 Triumf, short: S-400, aliases: [S-400], category: air_defence,
     summary: Long-range air-defence system., designations: {nato: SA-21 Growler}}
  - {id: su-57, type: system, name: Su-57, aliases: [Su-57]}
  - {id: rajnath-singh, type: person, name: Rajnath Singh, family_name: Singh, titles: [Defence Minister]}
  - {id: india, type: place, kind: country, code: IN, name: India}
  - {id: russia, type: place, kind: country, code: RU, name: Russia}
"""

FILLER = "Nothing of note stands in this sentence, which is only here to fill the page with words. " * 6

TALKS = f"""\
schema: 1
kicker: Defence
title: "India asks for more S-400s"
published: 2025-12-04T21:10+05:30
located: New Delhi
source: {{name: Test desk, url: "https://example.org/talks"}}
sections:
  - body: |
      India told Russia that it wants more S-400 systems, [the desk](https://example.org/desk) said.

      Defence Minister Rajnath Singh met his counterpart. The contract of 2018 covers five units.
  - heading: Deliveries
    body:
      - "{FILLER}"
      - quote: "Cooperation continues."
        speaker: rajnath-singh
      - "{FILLER}"
      - "The S-400 arrived in 2021, Singh said."
  - heading: Offers
    body:
      - "{FILLER}"
      - "{FILLER}"
      - "Russia offered the Su-57 on 4 December 2025."
  - heading: The end
    body: A short last section, far-
entities: [s-400, su-57, rajnath-singh]
timeline:
  - {{id: contract, date: 2018-10, title: Contract signed, entities: [s-400, india], basis: contract of 2018}}
  - {{id: arrival, date: 2021, title: First arrival, entities: [s-400], basis: arrived in 2021}}
  - {{id: offer, date: 2025-12-04, title: Su-57 offered, entities: [su-57, russia], basis: offered the Su-57}}
  - {{id: summit, date: 2025-12-05, title: Summit, status: planned}}
""".replace("far-", "with no name in it.")

OLDER = """\
schema: 1
title: An older article
published: 2018-10-05
sections:
  - body: The S-400 contract was signed in New Delhi.
"""

BROKEN = """\
schema: 1
titel: A broken article
published: 2017-13-01
sections: []
"""


def write_library(folder: Path) -> Path:
    """Write the library.

    Returns:
        The file of its newest article.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = {"entities": ENTITIES, "talks": TALKS, "older": OLDER, "broken": BROKEN}
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / "talks.yaml"
