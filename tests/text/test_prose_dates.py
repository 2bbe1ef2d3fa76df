"""Dates in prose: every rule, the traps, and the laws."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.dates import FuzzyDate
from reader.text.date_atom import DateRule
from reader.text.prose_dates import ProseDate, find_dates

PUBLISHED = FuzzyDate.parse("2025-12-04T21:10+05:30")
"""A Thursday."""


def found(text: str, published: str = "") -> list[tuple[str, str]]:
    """The dates in a text: (words, what they mean)."""
    dates = find_dates(text, FuzzyDate.parse(published) if published else PUBLISHED)
    return [(one.text, one.date.edtf) for one in dates]


def only(text: str, published: str = "") -> ProseDate:
    """The one date in a text."""
    (one,) = find_dates(text, FuzzyDate.parse(published) if published else PUBLISHED)
    return one


FORMS = [
    # full dates
    ("signed on 4 December 2025 in Delhi", "4 December 2025", "2025-12-04", DateRule.FULL),
    ("on December 4, 2025, it", "December 4, 2025", "2025-12-04", DateRule.FULL),
    ("on December 4 2025", "December 4 2025", "2025-12-04", DateRule.FULL),
    ("the 4th of December, 2025", "4th of December, 2025", "2025-12-04", DateRule.FULL),
    ("on Dec. 4, 2025.", "Dec. 4, 2025", "2025-12-04", DateRule.FULL),
    ("on 4-Dec-2025", "4-Dec-2025", "2025-12-04", DateRule.FULL),
    ("ON 4 DECEMBER 2025", "4 DECEMBER 2025", "2025-12-04", DateRule.FULL),
    ("as of 2025-12-04", "2025-12-04", "2025-12-04", DateRule.FULL),
    ("at 2025-12-04T21:10", "2025-12-04", "2025-12-04", DateRule.FULL),
    ("on 25/12/2025", "25/12/2025", "2025-12-25", DateRule.FULL),
    ("on 12/25/2025", "12/25/2025", "2025-12-25", DateRule.FULL),
    ("on 05/05/2025", "05/05/2025", "2025-05-05", DateRule.FULL),
    ("Thursday, 4 December 2025", "Thursday, 4 December 2025", "2025-12-04", DateRule.FULL),
    ("Thursday, the 4th of December 2025", "Thursday, the 4th of December 2025", "2025-12-04", DateRule.FULL),
    ("(Thu, 4 Dec 2025)", "Thu, 4 Dec 2025", "2025-12-04", DateRule.FULL),
    ("on Friday (5 December 2025), he", "Friday (5 December 2025)", "2025-12-05", DateRule.FULL),
    ("on Friday (5 December 2025 at noon)", "Friday (5 December 2025", "2025-12-05", DateRule.FULL),
    ("December 22, last year", "December 22, last year", "2024-12-22", DateRule.FULL),
    ("the Sept. 11 terrorist attacks", "Sept. 11", "2001-09-11", DateRule.FULL),
    # month and day
    ("on 5 October it", "5 October", "2025-10-05", DateRule.MONTH_DAY),
    ("the August 15 attack", "August 15", "2025-08-15", DateRule.MONTH_DAY),
    ("Friday, December 5, they", "Friday, December 5", "2025-12-05", DateRule.MONTH_DAY),
    ("on 29 February", "29 February", "2024-02-29", DateRule.MONTH_DAY),
    ("about 4 December", "about 4 December", "2025-12-04~", DateRule.MONTH_DAY),
    ("early on 4 December", "early on 4 December", "2025-12-04", DateRule.MONTH_DAY),
    # month and year
    ("in October 2018 India", "October 2018", "2018-10", DateRule.MONTH_YEAR),
    ("in March of 2016", "March of 2016", "2016-03", DateRule.MONTH_YEAR),
    ("in May, 2018", "May, 2018", "2018-05", DateRule.MONTH_YEAR),
    ("in March last year", "March last year", "2024-03", DateRule.MONTH_YEAR),
    ("in June of this year", "June of this year", "2025-06", DateRule.MONTH_YEAR),
    ("in late December 2024", "late December 2024", "2024-12~", DateRule.MONTH_YEAR),
    ("their September 2015 deaths", "September 2015", "2015-09", DateRule.MONTH_YEAR),
    # month
    ("in October India", "October", "2025-10", DateRule.MONTH),
    ("In May it", "May", "2025-05", DateRule.MONTH),
    ("in December it", "December", "2025-12", DateRule.MONTH),
    ("it may end in January", "January", "2026-01", DateRule.MONTH),
    ("in February it did", "February", "2025-02", DateRule.MONTH),
    ("scheduled for February", "February", "2026-02", DateRule.MONTH),
    ("scheduled for December", "December", "2025-12", DateRule.MONTH),
    ("in mid-October", "mid-October", "2025-10~", DateRule.MONTH),
    ("late in September", "late in September", "2025-09~", DateRule.MONTH),
    ("at the end of July", "the end of July", "2025-07~", DateRule.MONTH),
    # year
    ("a deal in 2018 to procure", "2018", "2018", DateRule.YEAR),
    ("the summit of 2018", "2018", "2018", DateRule.YEAR),
    ("during 2019", "2019", "2019", DateRule.YEAR),
    ("after 2018", "2018", "2018", DateRule.YEAR),
    ("as early as 2018", "2018", "2018", DateRule.YEAR),
    ("dating back to 1971", "1971", "1971", DateRule.YEAR),
    ("the treaty (1971) held", "1971", "1971", DateRule.YEAR),
    ("the year 2000", "2000", "2000", DateRule.YEAR),
    ("in 2000 it", "2000", "2000", DateRule.YEAR),
    ("in 2000 is", "2000", "2000", DateRule.YEAR),
    ("in 1066", "1066", "1066", DateRule.YEAR),
    ("the 2018 contract", "2018", "2018", DateRule.YEAR),
    ("Modi’s 2019 visit", "2019", "2019", DateRule.YEAR),
    ("his unsuccessful 2018 campaign", "2018", "2018", DateRule.YEAR),
    ("since the 2016 election", "2016", "2016", DateRule.YEAR),
    ("early 2026", "early 2026", "2026~", DateRule.YEAR),
    ("mid-2026", "mid-2026", "2026~", DateRule.YEAR),
    ("Late 2026", "Late 2026", "2026~", DateRule.YEAR),
    ("later in 2026", "later in 2026", "2026", DateRule.YEAR),
    ("about 2018", "about 2018", "2018~", DateRule.YEAR),
    ("c. 1850", "c. 1850", "1850~", DateRule.YEAR),
    # decade, century
    ("in the 1990s", "1990s", "199X", DateRule.DECADE),
    ("the late 1990s", "late 1990s", "199X", DateRule.DECADE),
    ("the ’80s", "’80s", "198X", DateRule.DECADE),
    ("the '20s", "'20s", "202X", DateRule.DECADE),
    ("in the 2000s", "2000s", "200X", DateRule.DECADE),
    ("in the 1800s", "1800s", "18XX", DateRule.CENTURY),
    ("the 19th century", "19th century", "18XX", DateRule.CENTURY),
    # season, quarter, half-year, fiscal year
    ("in summer 2025", "summer 2025", "2025-22", DateRule.SEASON),
    ("the fall of 1989", "fall of 1989", "1989-23", DateRule.SEASON),
    ("the winter of 2025–26", "winter of 2025–26", "2025-24", DateRule.SEASON),
    ("in Q3 2025", "Q3 2025", "2025-35", DateRule.QUARTER),
    ("the third quarter of 2025", "third quarter of 2025", "2025-35", DateRule.QUARTER),
    ("first-quarter 2026", "first-quarter 2026", "2026-33", DateRule.QUARTER),
    ("the last quarter of 2021", "last quarter of 2021", "2021-36", DateRule.QUARTER),
    ("the 2nd quarter of next year", "2nd quarter of next year", "2026-34", DateRule.QUARTER),
    ("third-quarter profit rose", "third-quarter", "2025-35", DateRule.QUARTER),
    ("sales in the first quarter", "first quarter", "2025-33", DateRule.QUARTER),
    ("the first half of 2025", "first half of 2025", "2025-01/2025-06", DateRule.HALF),
    ("second half of last year", "second half of last year", "2024-07/2024-12", DateRule.HALF),
    ("in H1 2026", "H1 2026", "2026-01/2026-06", DateRule.HALF),
    ("in FY2025-26", "FY2025-26", "2025/2026", DateRule.FISCAL),
    ("FY25 funds", "FY25", "2025~", DateRule.FISCAL),
    ("in fiscal 2026", "fiscal 2026", "2026~", DateRule.FISCAL),
    ("financial year 2024-25", "financial year 2024-25", "2024/2025", DateRule.FISCAL),
    # days of publication
    ("yesterday", "yesterday", "2025-12-03", DateRule.DAY),
    ("Yesterday evening, he", "Yesterday evening", "2025-12-03", DateRule.DAY),
    ("said today.", "today", "2025-12-04", DateRule.DAY),
    ("it ends tonight", "tonight", "2025-12-04", DateRule.DAY),
    ("tomorrow night", "tomorrow night", "2025-12-05", DateRule.DAY),
    ("this morning", "this morning", "2025-12-04", DateRule.DAY),
    ("last night", "last night", "2025-12-03", DateRule.DAY),
    ("the day before yesterday", "the day before yesterday", "2025-12-02", DateRule.DAY),
    ("the day after tomorrow", "the day after tomorrow", "2025-12-06", DateRule.DAY),
    # last, this, next
    ("last week", "last week", "2025-11-24/2025-11-30", DateRule.NEAR),
    ("this week", "this week", "2025-12-01/2025-12-07", DateRule.NEAR),
    ("Next week", "Next week", "2025-12-08/2025-12-14", DateRule.NEAR),
    ("last month", "last month", "2025-11", DateRule.NEAR),
    ("next month", "next month", "2026-01", DateRule.NEAR),
    ("last year", "last year", "2024", DateRule.NEAR),
    ("earlier this year", "earlier this year", "2025", DateRule.NEAR),
    ("early next year", "early next year", "2026~", DateRule.NEAR),
    ("told us about this year", "this year", "2025", DateRule.NEAR),
    ("last century", "last century", "19XX", DateRule.NEAR),
    ("last summer", "last summer", "2025-22", DateRule.NEAR),
    ("last winter", "last winter", "2024-24", DateRule.NEAR),
    ("this winter", "this winter", "2025-24", DateRule.NEAR),
    ("next spring", "next spring", "2026-21", DateRule.NEAR),
    ("last October", "last October", "2025-10", DateRule.NEAR),
    ("last December", "last December", "2024-12", DateRule.NEAR),
    ("this May", "this May", "2025-05", DateRule.NEAR),
    ("next December", "next December", "2026-12", DateRule.NEAR),
    ("next March", "next March", "2026-03", DateRule.NEAR),
    ("last weekend", "last weekend", "2025-11-29/2025-11-30", DateRule.NEAR),
    ("this weekend", "this weekend", "2025-12-06/2025-12-07", DateRule.NEAR),
    ("the coming weekend", "coming weekend", "2025-12-06/2025-12-07", DateRule.NEAR),
    # so long ago or ahead
    ("three days ago", "three days ago", "2025-12-01", DateRule.APART),
    ("Two weeks ago", "Two weeks ago", "2025-11-17/2025-11-23", DateRule.APART),
    ("six months ago", "six months ago", "2025-06", DateRule.APART),
    ("a year ago", "a year ago", "2024", DateRule.APART),
    ("about 20 years ago", "about 20 years ago", "2005~", DateRule.APART),
    ("more than two weeks ago", "more than two weeks ago", "2025-11-17/2025-11-23", DateRule.APART),
    ("twenty-five years ago", "twenty-five years ago", "2000", DateRule.APART),
    ("two decades ago", "two decades ago", "2005~", DateRule.APART),
    ("ten days from now", "ten days from now", "2025-12-14", DateRule.APART),
    ("in two days’ time", "in two days’ time", "2025-12-06", DateRule.APART),
    ("it will end in two months", "in two months", "2026-02", DateRule.APART),
    # ranges
    ("7–10 May 2025", "7–10 May 2025", "2025-05-07/2025-05-10", DateRule.RANGE),
    ("from 7 to 10 May 2025", "from 7 to 10 May 2025", "2025-05-07/2025-05-10", DateRule.RANGE),
    ("between 7 and 10 May", "between 7 and 10 May", "2025-05-07/2025-05-10", DateRule.RANGE),
    ("on 7 and 8 May", "7 and 8 May", "2025-05-07/2025-05-08", DateRule.RANGE),
    ("May 7-10, 2025", "May 7-10, 2025", "2025-05-07/2025-05-10", DateRule.RANGE),
    ("from 7 May to 3 June 2018", "from 7 May to 3 June 2018", "2018-05-07/2018-06-03", DateRule.RANGE),
    (
        "30 December 2024 to 2 January",
        "30 December 2024 to 2 January",
        "2024-12-30/2025-01-02",
        DateRule.RANGE,
    ),
    ("Nov. 30–Dec. 2, 2018", "Nov. 30–Dec. 2, 2018", "2018-11-30/2018-12-02", DateRule.RANGE),
    ("Dec. 30 to Jan. 2, 2019", "Dec. 30 to Jan. 2, 2019", "2018-12-30/2019-01-02", DateRule.RANGE),
    ("between May and June 2025", "between May and June 2025", "2025-05/2025-06", DateRule.RANGE),
    ("from 2018 to 2021", "from 2018 to 2021", "2018/2021", DateRule.RANGE),
    ("From roughly 1948 to 1951", "From roughly 1948 to 1951", "1948~/1951", DateRule.RANGE),
    ("from early 2018 until late 2021", "from early 2018 until late 2021", "2018~/2021~", DateRule.RANGE),
    ("2018–2021", "2018–2021", "2018/2021", DateRule.RANGE),
    ("the 2018-19 season", "2018-19", "2018/2019", DateRule.RANGE),
    ("the 2011-12 season", "2011-12", "2011/2012", DateRule.RANGE),
    ("the 1999/00 season", "1999/00", "1999/2000", DateRule.RANGE),
    ("in 2018–present", "2018–present", "2018/..", DateRule.RANGE),
    ("in 1900–2000", "1900–2000", "1900/2000", DateRule.RANGE),
    ("Monday to Friday", "Monday to Friday", "2025-12-01/2025-12-05", DateRule.RANGE),
    ("between Monday and Friday", "between Monday and Friday", "2025-12-01/2025-12-05", DateRule.RANGE),
    # since, until
    ("grown since 2000", "since 2000", "2000/..", DateRule.SINCE),
    ("since at least 2014", "since at least 2014", "2014/..", DateRule.SINCE),
    ("since the late 1990s", "since the late 1990s", "199X/..", DateRule.SINCE),
    ("since early June", "since early June", "2025-06~/..", DateRule.SINCE),
    ("since Monday", "since Monday", "2025-12-01/..", DateRule.SINCE),
    ("since last week", "since last week", "2025-11-24/..", DateRule.SINCE),
    ("from 2018 onwards", "from 2018 onwards", "2018/..", DateRule.SINCE),
    ("by 2030", "by 2030", "../2030", DateRule.UNTIL),
    ("until Friday", "until Friday", "../2025-11-28", DateRule.UNTIL),
    ("by early 2026", "by early 2026", "../2026~", DateRule.UNTIL),
    ("by the end of 2026", "by the end of 2026", "../2026", DateRule.UNTIL),
    ("until next week", "until next week", "../2025-12-14", DateRule.UNTIL),
    ("until March", "until March", "../2026-03", DateRule.UNTIL),
    ("through September", "through September", "../2025-09", DateRule.UNTIL),
]


@pytest.mark.parametrize(("text", "words", "edtf", "rule"), FORMS)
def test_a_date_is_found_with_its_cue_words_and_its_rule(
    text: str, words: str, edtf: str, rule: DateRule
) -> None:
    one = only(text)
    assert (one.text, one.date.edtf, one.rule) == (words, edtf, rule)


@pytest.mark.parametrize(
    "text",
    [
        "the Su-57 and five S-400 units",
        "India may march on",
        "the march on Delhi",
        "May I ask",
        "Theresa May said",
        "a letter for May",
        "2,018 men",
        "in 2000 places",
        "2018 men in 1500 homes",
        "between 1900 and 2000 cases",
        "from 2000 to 2500 people",
        "1500–2000 of them",
        "the remaining 1950 soldiers",
        "a total of 2018 votes",
        "rose to 2018",
        "in 1200 BC",
        "at 1500 GMT",
        "on Route 2018",
        "Expo 2020",
        "an F-35, a MiG-29 and 1,000 more",
        "MiG-29 May fly",
        "+1 202 555 2018, (202) 555-2018",
        "https://example.org/2018/05/04/in-2018.html",
        "v2018.4 in 2018.5",
        "$2018 by €2019",
        "15.5 percent; 12:30; 24/7",
        "on 04/12/2025",
        "in 2018-10",
        "No. 1430/2019",
        "2021–2018",
        "2019/25",
        "FY2026-25",
        "the Sun said he sat on Wed the second",
        "Black Friday and Super Tuesday",
        "the Sunday Times",
        "every Monday, on a Friday, on Sundays",
        "the day, a Tuesday",
        "the following Monday",
        "the first Friday",
        "USA Today and Russia Today",
        "on the last night of several",
        "the last year, the next week, his last month",
        "the past year",
        "the last week of it",
        "in the third quarter they scored",
        "in two weeks",
        "66 million years ago",
        "12,000 years ago",
        "half a year ago",
        "some time ago",
        "3,000 years ago",
        "the Fourth of July",
        "31 April",
        "29 February 2025",
        "June 31, 2025",
        "13/13/2025",
        "2025-02-29",
        "",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # the latest not after publication, that day included
        ("India and Russia on Thursday resolved", "2025-12-04"),
        ("on Wednesday", "2025-12-03"),
        ("on Friday", "2025-11-28"),
        ("ON FRIDAY", "2025-11-28"),
        ("late on Thursday night", "2025-12-04"),
        ("Thursday’s talks", "2025-12-04"),
        # a future cue within 30 characters before: the first after publication
        ("summit talks scheduled for Friday", "2025-12-05"),
        ("he will speak on Thursday", "2025-12-11"),
        ("set for Monday", "2025-12-08"),
        ("due on Monday", "2025-12-08"),
        ("slated for Monday", "2025-12-08"),
        ("to be held on Monday", "2025-12-08"),
        ("planned for Monday", "2025-12-08"),
        ("he’ll speak on Monday", "2025-12-08"),
        ("is to land on Monday", "2025-12-08"),
        ("he will, as has been said before, speak on Monday", "2025-12-01"),
        ("goodwill on Monday", "2025-12-01"),
        # next and coming, last and past
        ("next Thursday", "2025-12-11"),
        ("next Friday", "2025-12-05"),
        ("this coming Friday", "2025-12-05"),
        ("the coming Friday", "2025-12-05"),
        ("last Thursday", "2025-11-27"),
        ("last Friday night", "2025-11-28"),
        ("this past Wednesday", "2025-12-03"),
        ("this Friday", "2025-11-28"),
        ("will meet this Friday", "2025-12-05"),
        # of a week
        ("Thursday of last week", "2025-11-27"),
        ("Friday next week", "2025-12-12"),
    ],
)
def test_a_weekday_is_reckoned_from_publication(text: str, edtf: str) -> None:
    assert only(text).date.edtf == edtf


@pytest.mark.parametrize(
    ("published", "text", "edtf"),
    [
        ("2025-12-05T01:10+05:30", "on Friday", "2025-12-05"),
        ("2025-12-04T23:10-08:00", "on Thursday", "2025-12-04"),
        ("2025-12-04", "yesterday", "2025-12-03"),
        ("2025-12-04", "on April 3", "2026-04-03"),
        ("2025-12-04", "on April 4", "2025-04-04"),
        ("2025-12-04", "on 29 January", "2026-01-29"),
        ("2020-03-01", "Tuesday, November 3", "2020-11-03"),
        ("2020-03-01", "Monday, November 3", "2019-11-03"),
        ("2020-03-01", "Sunday, November 3", "2019-11-03"),
        ("2019-02-11", "this past weekend", "2019-02-09/2019-02-10"),
        ("2019-02-11", "this weekend", "2019-02-09/2019-02-10"),
        ("2019-02-11", "will meet this weekend", "2019-02-16/2019-02-17"),
        ("2019-02-17", "the coming weekend", "2019-02-23/2019-02-24"),
        ("2026-01-10", "this winter", "2025-24"),
        ("2026-02-10", "last winter", "2024-24"),
        ("2026-03-10", "last winter", "2025-24"),
        ("2025-02-10", "next winter", "2025-24"),
        ("2025-11-10", "profit in the fourth quarter", "2025-36"),
        ("2025-10-20", "profit in the fourth quarter", "2025-36"),
        ("2025-01-20", "profit in the fourth quarter", "2024-36"),
        ("2019-01-01", "the ’20s", "192X"),
    ],
)
def test_it_counts_from_the_day_of_publication_in_its_own_offset(
    published: str, text: str, edtf: str
) -> None:
    assert only(text, published).date.edtf == edtf


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("in 2014, 2015 and 2016", [("2014", "2014"), ("2015", "2015"), ("2016", "2016")]),
        ("the 2018 and 2019 budgets", [("2018", "2018"), ("2019", "2019")]),
        ("in May and June 2018", [("May", "2018-05"), ("June 2018", "2018-06")]),
        ("7 May and 3 June 2018", [("7 May", "2018-05-07"), ("3 June 2018", "2018-06-03")]),
        ("this past December and January", [("this past December", "2024-12"), ("January", "2026-01")]),
        ("5 and 7 May 2018", [("7 May 2018", "2018-05-07")]),
        ("May 5 and 7, 2018", [("May 5", "2018-05-05")]),
        ("On May 5, 2000 people marched", [("May 5", "2025-05-05")]),
        ("In May 20 people died", [("May", "2025-05")]),
        ("In May 2000 people died", [("May", "2025-05")]),
        ("from 2021 to 2018", [("2021", "2021")]),
        ("by today’s judgment", [("today", "2025-12-04")]),
        ("earlier on Thursday, 4 December", [("earlier on Thursday, 4 December", "2025-12-04")]),
        ("in 2018 two years ago", [("2018", "2018"), ("two years ago", "2023")]),
        ("halfway through 2018", [("2018", "2018")]),
        ("Today, India", [("Today", "2025-12-04")]),
        ("weighs 1.5 May 2018", [("May 2018", "2018-05")]),
        ("since in 2018", [("since in 2018", "2018/..")]),
        ("from last week to Monday", [("last week", "2025-11-24/2025-11-30"), ("Monday", "2025-12-01")]),
    ],
)
def test_neighbours_help_each_other(text: str, dates: list[tuple[str, str]]) -> None:
    assert found(text) == dates


def test_nothing_is_found_where_the_day_of_publication_is_not_known() -> None:
    assert find_dates("yesterday, in 2018", FuzzyDate.parse("2025-12")) == []


@pytest.mark.parametrize(
    ("published", "text"),
    [
        ("0001-01-01", "yesterday, last week, last year, 10 years ago, on Sunday, last winter, last century"),
        ("0001-01-01", "in December, on 29 February, profit in the fourth quarter, on 3 May, the ’90s"),
        (
            "9999-12-31",
            "tomorrow, next week, next year, next century, ten years from now, on Monday to Tuesday",
        ),
        ("9999-12-31", "in January, on 3 January, next spring, next May, will end in January, due on Monday"),
        ("9999-12-31", "from Friday to Monday"),
    ],
)
def test_the_first_and_the_last_year_are_no_trouble(published: str, text: str) -> None:
    for one in find_dates(text, FuzzyDate.parse(published)):
        assert text[one.start : one.end] == one.text


WORDS = (
    "in on of the since by until from between and to , – - ( ) about early mid- late end last next this past "
    "coming week month year weekend summer winter Monday Friday May March December Dec. Thu 1 4 7th 10 31 57 "
    "1990s ’90s 2018 2000 2025 1066 19th century quarter first Q3 FY2025-26 fiscal two ago days yesterday "
    "Today tomorrow will scheduled for 2025-12-04 25/12/2025 people S-400 Su-57 ; . \n"
)
PIECES = st.lists(st.sampled_from(WORDS.split(" ")), max_size=12)
TEXTS = st.one_of(st.text(), PIECES.map(" ".join), PIECES.map("".join))
DAYS = st.dates().map(lambda day: FuzzyDate.parse(day.isoformat()))


@given(TEXTS, DAYS)
@settings(max_examples=200, deadline=None)
def test_offsets_cut_out_the_words_and_dates_are_sorted_without_overlap(text: str, day: FuzzyDate) -> None:
    end = 0
    for one in find_dates(text, day):
        assert text[one.start : one.end] == one.text
        assert end <= one.start < one.end
        end = one.end


@given(TEXTS, TEXTS)
@settings(max_examples=100, deadline=None)
def test_another_paragraph_changes_nothing(text: str, more: str) -> None:
    gap = " . " * 30
    alone = find_dates(text, PUBLISHED)
    joined = find_dates(text + gap + more, PUBLISHED)
    assert joined[: len(alone)] == alone
