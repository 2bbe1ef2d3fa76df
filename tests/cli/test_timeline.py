"""``dateline timeline``: the events of an article, by year."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.cli import main
from tests.sample_library import TALKS, write_library

if TYPE_CHECKING:
    from pathlib import Path

MORE = """\
  - {id: launch, date: "2025-12-06T02:00+05:30", title: Launch, place: india, entities: [s-400, india],
     status: alleged}
  - {id: service, date: 2021/.., title: In service, description: Since the first arrival.}
"""


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    path = write_library(tmp_path / "library")
    path.write_text(TALKS + MORE, encoding="utf-8")
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[list[str], str]:
    """The lines of data, and the message."""
    assert main(["timeline", *arguments]) == 0
    out, err = capsys.readouterr()
    return out.splitlines(), err.rstrip("\n")


def ids(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main(["timeline", "--json", *arguments]) == 0
    return [entry["id"] for entry in json.loads(capsys.readouterr().out)]


def test_events_stand_in_a_table_by_year(talks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines, message = told(capsys, str(talks))
    notes = " " * 26
    assert lines == [
        "2018",
        "  October 2018            Contract signed",
        f"{notes}involved: S-400, India; status: reported; date: known to the month",
        "2021",
        "  2021                    First arrival",
        f"{notes}involved: S-400; status: reported; date: known to the year",
        "  since 2021              In service",
        f"{notes}status: reported; date: goes on",
        "2025",
        "  4 December 2025         Su-57 offered",
        f"{notes}involved: Su-57, Russia; status: reported",
        "  5 December 2025         Summit",
        f"{notes}status: planned",
        "  6 December 2025, 02:00  Launch",
        f"{notes}place: India; involved: S-400; status: alleged",
    ]
    assert message == "6 events"


def test_events_of_one_day_stay_as_written_and_what_has_no_start_stands_at_its_end(
    talks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = """\
  - {id: parade, date: 2017-05-09, title: Parade}
  - {id: banquet, date: 2017-05-09, title: Banquet}
  - {id: old, date: 1983, title: First talks}
  - {id: empire, date: ../1994, title: Barter}
  - {id: treaty, date: 1993, title: Treaty}
"""
    talks.write_text(TALKS + more, encoding="utf-8")
    lines, _ = told(capsys, "--to", "2017", str(talks))
    heads = [line.split("  ")[-1] for line in lines if not line.startswith("    ")]
    assert heads == [
        "1983",
        "First talks",
        "1993",
        "Treaty",
        "1994",
        "Barter",
        "2017",
        "Parade",
        "Banquet",
    ]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--entity", "s-400"), ["contract", "arrival", "launch"]),
        (("--entity", "rajnath-singh"), []),
        (("--entity", "india", "--from", "2019"), ["launch"]),
        (("--from", "2025-12-05"), ["service", "summit", "launch"]),
        (("--to", "2018"), ["contract"]),
        (("--from", "2018-10-31", "--to", "2018"), ["contract"]),
        (("--from", "2018/..", "--to", "../2021"), ["contract", "arrival", "service"]),
    ],
)
def test_events_are_asked_for_by_entity_and_time(
    talks: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], found: list[str]
) -> None:
    assert ids(capsys, *options, str(talks)) == found


def test_the_message_tells_how_many_were_left_out(talks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "--to", "2018", str(talks))[1] == "1 of 6 events"
    assert told(capsys, "--entity", "rajnath-singh", str(talks)) == ([], "0 of 6 events")


def test_json_tells_all_that_is_known(talks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", "--json", str(talks)]) == 0
    data = {entry["id"]: entry for entry in json.loads(capsys.readouterr().out)}
    words = "The contract of 2018 covers five units."
    assert data["contract"] == {
        "id": "contract",
        "date": {
            "edtf": "2018-10",
            "words": "October 2018",
            "earliest": "2018-10-01T00:00:00",
            "latest": "2018-10-31T23:59:59",
            "precision": "month",
            "approximate": False,
            "uncertain": False,
        },
        "title": "Contract signed",
        "description": "",
        "place": None,
        "entities": [{"id": "s-400", "name": "S-400"}, {"id": "india", "name": "India"}],
        "status": "reported",
        "told": {
            "section": "lead",
            "block": 2,
            "start": 52,
            "end": 52 + len(words),
            "text": words,
            "by": "basis",
        },
    }
    assert data["summit"]["told"] is None
    assert data["service"]["date"]["latest"] is None
    assert data["service"]["description"] == "Since the first arrival."
    launch = data["launch"]
    assert launch["date"]["words"] == "6 December 2025, 02:00 +05:30"
    assert launch["date"]["earliest"] == "2025-12-05T20:30:00Z"
    assert (launch["place"], launch["status"]) == ({"id": "india", "name": "India"}, "alleged")


def test_print_tells_the_same_of_each_event(talks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", "--json", str(talks)]) == 0
    events = json.loads(capsys.readouterr().out)
    assert main(["print", "--format", "json", str(talks)]) == 0
    assert json.loads(capsys.readouterr().out)["timeline"] == events


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--entity", "s-401"), "there is no entity s-401 (did you mean `s-400`?)"),
        (
            ("--entity", "qqq"),
            "there is no entity qqq (its events involve `s-400`, `india`, `su-57` …)",
        ),
        (("--entity", "Su57"), "there is no entity Su57 (did you mean `su-57`?)"),
        (("--entity", "Rajnat Sing"), "there is no entity Rajnat Sing (did you mean `rajnath-singh`?)"),
        (("--entity", "Singh"), "there is no entity Singh (did you mean `rajnath-singh`?)"),
        (("--entity", "s"), "there is no entity s (did you mean `s-400` or `su-57` or `rajnath-singh`?)"),
        (("--from", "2018-13"), "--from: month 13 does not exist (months are 01 to 12, "),
        (("--to", "soon"), "--to: 'soon' is not a date (write it as 2018, "),
        (("--from", "../2018"), "--from ../2018 has no start (give a date that has one: "),
        (("--to", "2018/.."), "--to 2018/.. has no end (give a date that has one: "),
        (
            ("--from", "2020", "--to", "2018"),
            "--from 2020 is later than --to 2018 (give the earlier date to --from)",
        ),
    ],
)
def test_wrong_use_is_told_in_a_line(
    talks: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], said: str
) -> None:
    assert main(["timeline", *options, str(talks)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"dateline: {said}")
    assert err.count("\n") == 1


def test_an_article_with_errors_has_no_table(talks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", str(talks.with_name("broken.yaml"))]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "broken.yaml:" in err


def test_an_article_without_events_has_none_to_tell(talks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, str(talks.with_name("older.yaml"))) == ([], "0 events")


@pytest.mark.parametrize("name", ["S-400", "S-400 Triumf", "s-400 triumf", "SA-21 Growler"])
def test_an_entity_is_taken_by_each_of_its_names(
    talks: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert ids(capsys, "--entity", name, str(talks)) == ids(capsys, "--entity", "s-400", str(talks)) != []


def test_of_entities_with_one_name_the_ids_are_told(talks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = "entities:\n  - {id: felon, type: other, name: Felon, aliases: [SU-57]}\n"
    talks.with_name("entities").mkdir()
    (talks.with_name("entities") / "more.yaml").write_text(more, encoding="utf-8")
    assert main(["timeline", "--entity", "Su-57", str(talks)]) == 2
    err = capsys.readouterr().err
    assert err == "dateline: Su-57 is a name of several entities: `su-57`, `felon` (give the id of one)\n"
    assert ids(capsys, "--entity", "su-57", str(talks)) == ["offer"]


def test_without_an_event_that_involves_anybody_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "article.yaml"
    path.write_text("title: A\npublished: 2025-01-01\nsections: [{body: b}]\n", encoding="utf-8")
    assert main(["timeline", "--entity", "qqq", str(path)]) == 2
    assert capsys.readouterr().err == "dateline: there is no entity qqq (its events involve none)\n"
