"""Hypothesis strategies for dates."""

from hypothesis import strategies as st

from reader.errors import DateError
from reader.model.dates import FuzzyDate


def _is_date(text: str) -> bool:
    try:
        FuzzyDate.parse(text)
    except DateError:
        return False
    return True


_DAYS = st.dates().map(lambda day: day.isoformat())
_UNITS = st.one_of(
    _DAYS,
    _DAYS.map(lambda day: day[:7]),
    _DAYS.map(lambda day: day[:4]),
)
_SINGLES = st.one_of(
    _UNITS,
    st.tuples(_UNITS, st.sampled_from("~?%")).map("".join),
    _DAYS.map(lambda day: day[:3] + "X"),
    _DAYS.map(lambda day: day[:2] + "XX"),
    _DAYS.map(lambda day: day[:4] + "-XX"),
    _DAYS.map(lambda day: day[:7] + "-XX"),
    _DAYS.map(lambda day: day[:4] + "-XX-XX"),
    st.tuples(_DAYS, st.sampled_from((21, 22, 23, 24, 33, 34, 35, 36))).map(
        lambda two: f"{two[0][:4]}-{two[1]}"
    ),
)
_CLOCKS = st.times().map(lambda time: time.isoformat()[:8])
_OFFSETS = st.one_of(
    st.sampled_from(("", "Z", "+00:00", "-09", "+14:00")),
    st.tuples(st.sampled_from("+-"), st.integers(1, 23), st.integers(0, 59)).map(
        lambda parts: f"{parts[0]}{parts[1]:02}:{parts[2]:02}"
    ),
)
_INSTANTS = st.one_of(
    st.builds(lambda day, clock, offset: f"{day}T{clock}{offset}", _DAYS, _CLOCKS, _OFFSETS),
    st.builds(lambda day, clock, offset: f"{day}T{clock[:5]}{offset}", _DAYS, _CLOCKS, _OFFSETS),
)
_ENDS = st.one_of(_SINGLES, st.sampled_from(("", "..")))
_INTERVALS = st.builds("{}/{}".format, _ENDS, _ENDS).filter(_is_date)

EDTF = st.one_of(_SINGLES, _INSTANTS, _INTERVALS)
"""Texts that ``FuzzyDate.parse`` accepts, of every form."""

DATES = EDTF.map(FuzzyDate.parse)
"""Dates of every form."""

NEARLY_EDTF = st.one_of(st.text(), st.text("0123456789X-/.~?%TZ:+ []{}YES", max_size=30))
"""Any text at all, and texts made of what dates are made of."""
