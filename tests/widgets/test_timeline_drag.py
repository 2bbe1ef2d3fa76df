"""Dragging the timeline."""

from __future__ import annotations

import pytest

from reader.chronology.axis import Axis, Calibration, Window
from reader.widgets.timeline_drag import Drag

WHOLE = Axis(Calibration((0.0, 1000.0), (0.0, 1.0)), None, 0, 101)
HALF = WHOLE._replace(window=Window(250.0, 750.0))


def test_the_time_under_the_mouse_follows_it() -> None:
    drag = Drag(40, HALF)
    assert drag.moved_to(60) == pytest.approx(Window(150.0, 650.0))
    assert drag.moved_to(20) == pytest.approx(Window(350.0, 850.0))
    assert drag.moved_to(40) == pytest.approx(HALF.window)


def test_it_has_moved_once_the_mouse_has() -> None:
    drag = Drag(40, HALF)
    assert drag.moved_to(40) is None
    assert not drag.has_moved
    drag.moved_to(41)
    assert drag.has_moved


def test_the_whole_of_the_time_is_not_moved() -> None:
    drag = Drag(40, WHOLE)
    assert drag.moved_to(60) is None
    assert not drag.has_moved


def test_it_is_held_until_it_is_released() -> None:
    drag = Drag(40, HALF)
    assert drag.is_held
    drag.release()
    assert not drag.is_held
