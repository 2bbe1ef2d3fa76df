"""The law of the index: however it came to be as it is, it holds what one built anew would."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.index.small_library import ENTITIES, article, content, refresh, write

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHER_ENTITIES = """
entities:
  - {id: s-400, type: system, name: S-400, aliases: [Triumf]}
  - {id: moscow, type: place, name: Moscow}
  - {id: rajnath-singh, type: person, name: R. Singh, family_name: Singh}
"""

TEXTS = (
    article(),
    article(title="Moscow talks", body="The S-400 came to Moscow.", topics=["defence", "trade"]),
    article(topics=["defence", "defence"], byline=["A. Reporter"], source="Wire", language="fr"),
    article(
        body="Singh met X-1.",
        entities=["s-400", {"id": "x-1", "type": "system", "name": "X-1"}],
        timeline=[
            {"date": "2018-10-05", "title": "Signed", "entities": ["s-400", "s-400"], "place": "moscow"},
            {"date": "2000/..", "title": "Since then"},
        ],
    ),
    article(
        entities=[{"id": "s-400", "extends": True, "summary": "Known already."}], body="S-400 and Triumf."
    ),
    article(body="印度国防部长 spoke of Su\u201157s.\u200b Caf\u00e9 \u202e\u00c3\u00a9t\u00c3\u00a9"),
    article(published="nonsense"),
    "title: broken [\nsections: {",
    "",
    "\x00\x01",
)
NAMES = st.sampled_from(["a.yaml", "b.yaml", "c/d.yaml", "c/e.yml", "f.yaml"])
STEPS = st.one_of(
    st.tuples(st.just("write"), NAMES, st.sampled_from(TEXTS)),
    st.tuples(st.just("delete"), NAMES, st.just("")),
    st.tuples(st.just("move"), NAMES, NAMES),
    st.tuples(
        st.just("write"), st.just("entities.yaml"), st.sampled_from([ENTITIES, OTHER_ENTITIES, "entities: ["])
    ),
    st.tuples(st.just("delete"), st.just("entities.yaml"), st.just("")),
    st.tuples(st.just("refresh"), st.just(""), st.just("")),
)


def take(root: Path, steps: list[tuple[str, str, str]]) -> Iterator[None]:
    """Do with a library what was drawn; stops where its index is to be refreshed."""
    for number, (what, name, value) in enumerate(steps):
        path = root / name
        if what == "write":
            write(root, {name: value})
            os.utime(path, (1_000_000_000, 1_000_000_000 + number))
        elif what == "delete":
            path.unlink(missing_ok=True)
        elif what == "move" and path.exists():
            (root / value).parent.mkdir(exist_ok=True)
            path.replace(root / value)
        elif what == "refresh":
            yield


ONE_BY_ONE = [
    step
    for text in TEXTS
    for step in (("write", "a.yaml", text), ("refresh", "", ""), ("delete", "a.yaml", ""))
]
"""Each text goes in, and the next takes its place; then it goes, and comes back."""
CHANGED_IN_PLACE = [step for text in TEXTS for step in (("write", "a.yaml", text), ("refresh", "", ""))]
OTHERS_KNOWN = [
    *(("write", f"{number}.yaml", text) for number, text in enumerate(TEXTS)),
    *(("refresh", "", ""), ("write", "entities.yaml", ENTITIES), ("refresh", "", "")),
    *(("write", "entities.yaml", OTHER_ENTITIES), ("refresh", "", ""), ("delete", "entities.yaml", "")),
]


@example(steps=ONE_BY_ONE)
@example(steps=CHANGED_IN_PLACE)
@example(steps=[*CHANGED_IN_PLACE, ("delete", "a.yaml", "")])
@example(steps=OTHERS_KNOWN)
@given(steps=st.lists(STEPS, max_size=12))
@settings(max_examples=30, deadline=None)
def test_an_index_holds_what_one_built_anew_would(steps: list[tuple[str, str, str]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.dict(os.environ, {"XDG_CACHE_HOME": f"{folder}/cache"}),
    ):
        root = Path(folder) / "library"
        root.mkdir()
        for _ in take(root, steps):
            refresh(root)
        refresh(root)
        kept = content(root)
        refresh(root, is_rebuild=True)
        assert kept == content(root)
