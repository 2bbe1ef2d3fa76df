"""The settings' table, and what it says of the rest of the program."""

from __future__ import annotations

import pytest

from reader.config import (
    AUTO,
    HIGHLIGHTS,
    IMAGES,
    PRESETS,
    Settings,
)
from reader.key_preset import PRESETS as KEY_PRESETS
from reader.setting import SETTINGS, Setting
from reader.themes import DARK
from reader.widgets.row_painter import Highlights


def test_every_setting_is_told_once_in_the_order_of_its_values() -> None:
    assert tuple(setting.name for setting in SETTINGS) == Settings._fields


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_has_a_sentence_a_kind_and_a_default(setting: Setting) -> None:
    assert setting.help.endswith(".")
    assert setting.wanted
    assert setting.default == getattr(Settings(), setting.name)


def test_the_settings_name_what_the_reader_has() -> None:
    assert [highlights.name.lower() for highlights in Highlights] == list(HIGHLIGHTS)
    assert list(KEY_PRESETS) == list(PRESETS)


def test_the_defaults_are_what_the_reader_begins_with() -> None:
    default = Settings()
    assert default.theme == DARK
    assert default.highlights == HIGHLIGHTS[0]
    assert default.keys.preset == PRESETS[0]
    assert default.ascii in AUTO
    assert default.images in IMAGES
