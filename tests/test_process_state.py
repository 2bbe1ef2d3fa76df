"""What a reader tells its process does not outlast the test that ran it: no test depends on those before."""

from __future__ import annotations

import pytest

from reader.commands import command
from reader.config import EntityStyle
from reader.keys import keys_of, use_keys
from reader.model.entity import EntityType
from reader.widgets.entity_look import GLYPHS, glyph_of, group_titles, use_types
from tests.factories import entity


@pytest.mark.parametrize("turn", ["the first", "the second"])
def test_every_test_begins_with_the_programs_own_keys_and_looks(turn: str) -> None:
    assert keys_of("find") == command("find").keys, turn
    assert glyph_of(entity("asha-roe", EntityType.PERSON)) == GLYPHS[EntityType.PERSON]
    assert not group_titles()
    use_keys({"find": ("f5",)})
    use_types({"person": EntityStyle(glyph="P", title="Who")})
