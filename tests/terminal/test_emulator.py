"""What the emulator adds to pyte."""

from __future__ import annotations

from tests.terminal.emulator import ALTERNATE_SCREEN, CURSOR_VISIBLE, Emulator


def test_text_stands_where_the_cursor_was_put() -> None:
    emulator = Emulator(10, 3)
    emulator.feed(b"\x1b[2;3Hhello")
    assert emulator.text == "\n  hello\n"


def test_a_sequence_that_pyte_does_not_know_is_not_drawn() -> None:
    emulator = Emulator(20, 1)
    emulator.feed(b"\x1b[>25u\x1b[<u\x1b[?2026$p\x1b]22;default\x07end")
    assert emulator.text == "end"


def test_modes_and_keyboard_flags_are_followed() -> None:
    emulator = Emulator(5, 1)
    emulator.feed(b"\x1b[?1049h\x1b[?25l\x1b[>25u")
    assert ALTERNATE_SCREEN in emulator.modes
    assert CURSOR_VISIBLE not in emulator.modes
    assert emulator.keyboard_levels == 1
    emulator.feed(b"\x1b[<u\x1b[?1049l\x1b[?25h")
    assert emulator.modes == Emulator(1, 1).modes
    assert emulator.keyboard_levels == 0


def test_a_change_of_colour_alone_makes_another_snapshot() -> None:
    emulator = Emulator(5, 1)
    emulator.feed(b"\x1b[1;1Hword")
    before = emulator.snapshot()
    emulator.feed(b"\x1b[1;1H\x1b[31mword")
    assert emulator.snapshot() != before
    assert not emulator.has_plain_text
    emulator.feed(b"\x1b[0m")
    assert emulator.has_plain_text


def test_an_update_is_under_way_until_its_end_has_come() -> None:
    emulator = Emulator(5, 1)
    emulator.feed(b"\x1b[?2026hab")
    assert emulator.is_updating
    emulator.feed(b"c\x1b[?20")
    assert emulator.is_updating
    emulator.feed(b"26l")
    assert not emulator.is_updating


def test_joiners_and_many_marks_do_not_stop_it() -> None:
    emulator = Emulator(20, 1)
    emulator.feed("a\u200db".encode() + "\u0301".encode() * 100_000 + b"c")
    assert emulator.text.startswith("ab")
    assert emulator.text.endswith("c")
