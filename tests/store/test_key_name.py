"""Keys as people write them, compared with what Textual makes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser
from textual.keys import _character_to_key

from reader.store.key_name import WrittenKey, character_name, is_character, read_key, written


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("/", "slash"),
        ("?", "question_mark"),
        ("G", "G"),
        ("+", "plus"),
        ("^", "circumflex_accent"),
        ("-", "minus"),
        ("é", "é"),
        ("§", "section_sign"),
        ("slash", "slash"),
        ("Question_Mark", "question_mark"),
        ("less-than_sign", "less_than_sign"),
        ("section_sign", "section_sign"),
        ("f5", "f5"),
        ("F5", "f5"),
        ("PgDn", "pagedown"),
        ("Esc", "escape"),
        ("RET", "enter"),
        ("<left>", "left"),
        ("ctrl+f", "ctrl+f"),
        ("Ctrl+F", "ctrl+f"),
        ("C-f", "ctrl+f"),
        ("^F", "ctrl+f"),
        ("M-x", "alt+x"),
        ("M-X", "alt+shift+x"),
        ("shift+alt+x", "alt+shift+x"),
        ("alt+left", "alt+left"),
        ("C-M-<left>", "alt+ctrl+left"),
        ("S-f5", "shift+f5"),
        ("shift+tab", "shift+tab"),
        ("shift+g", "G"),
        ("ctrl+]", "ctrl+right_square_bracket"),
        ("ctrl+_", "ctrl+underscore"),
    ],
)
def test_a_key_can_be_written_as_people_do(text: str, name: str) -> None:
    assert read_key(text) == WrittenKey((name,))


@pytest.mark.parametrize("text", ["C-SPC", "ctrl+space", "ctrl+@", "ctrl+at"])
def test_a_key_that_terminals_call_differently_has_two_names(text: str) -> None:
    assert read_key(text).names == ("ctrl+@", "ctrl+space")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("escap", "did you mean `escape`?"),
        ("ctrl+slahs", "did you mean `slash`?"),
        ("hungry+x", "write keys as /, G, ctrl+f, f5, pagedown"),
        ("jj", "write keys as /, G, ctrl+f, f5, pagedown"),
        ("ctrl+", "write keys as /, G, ctrl+f, f5, pagedown"),
        ("", "write keys as /, G, ctrl+f, f5, pagedown"),
        ("\x07", "write keys as /, G, ctrl+f, f5, pagedown"),
        ("_".join("abcdefghijklmnop"), "write keys as /, G, ctrl+f, f5, pagedown"),
        ("keycap_digit_one", "write keys as /, G, ctrl+f, f5, pagedown"),
        ("C-i", "write tab, or another key"),
        ("ctrl+m", "write enter, or another key"),
        ("^H", "write backspace, or another key"),
        ("ctrl+[", "write escape, or another key"),
        ("ctrl+ctrl+a", "write each of ctrl, alt and shift once"),
        ("C-C-a", "write each of ctrl, alt and shift once"),
        ("control+alt+ctrl+left", "write each of ctrl, alt and shift once"),
        ("meta+option+x", "write each of ctrl, alt and shift once"),
    ],
)
def test_a_key_that_cannot_be_is_told_with_what_to_write(text: str, hint: str) -> None:
    key = read_key(text)
    assert key.names == ()
    assert key.message
    assert key.hint == hint


@pytest.mark.parametrize(
    "text", ["M-<", "alt+1", "ctrl+1", "ctrl+.", "shift+enter", "ctrl+shift+f", "super+a", "C-M-f"]
)
def test_a_key_that_only_new_terminals_send_is_doubtful(text: str) -> None:
    key = read_key(text)
    assert len(key.names) == 1
    assert "many terminals do not send" in key.message


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        ("\x06", "C-f"),
        ("\x1d", "ctrl+]"),
        ("\x1f", "ctrl+_"),
        ("\x00", "C-SPC"),
        ("\x1b[32;5u", "C-SPC"),
        ("\x1bx", "M-x"),
        ("\x1bX", "M-X"),
        ("\x1b[1;3D", "M-<left>"),
        ("\x1b[15;2~", "S-f5"),
        ("\x1b[Z", "shift+tab"),
        ("/", "/"),
        ("+", "+"),
        ("§", "§"),
    ],
)
def test_what_a_terminal_sends_is_the_key_that_was_written(sent: str, text: str) -> None:
    parser = XTermParser()
    keys = [event.key for event in (*parser.feed(sent), *parser.feed("")) if isinstance(event, events.Key)]
    assert len(keys) == 1
    assert keys[0] in read_key(text).names


def test_characters_are_called_as_textual_calls_them() -> None:
    for code in range(0x20, 0x3000):
        character = chr(code)
        if name := character_name(character):
            assert name == _character_to_key(character)
    assert not character_name("\x07")


@given(st.text(st.characters(max_codepoint=0x2FFF, categories=["L", "N", "P", "S"]), min_size=1, max_size=12))
def test_any_text_is_a_key_or_is_told(text: str) -> None:
    key = read_key(text)
    assert key.names or (key.message and key.hint)
    for name in key.names:
        assert name in read_key(written(name)).names


def test_every_character_of_a_keyboard_reads_back() -> None:
    for character in map(chr, range(0x21, 0x250)):
        if character.isprintable():
            assert written(*read_key(character).names) == character
    assert written(*read_key("«").names) == "«"


@pytest.mark.parametrize(
    ("name", "is_typed"),
    [("slash", True), ("G", True), ("space", True), ("backspace", True), ("f5", False), ("ctrl+f", False)],
)
def test_characters_are_typed_and_other_keys_do_something(name: str, is_typed: bool) -> None:  # noqa: FBT001  a row
    assert is_character(name) == is_typed
