"""The sidebar's list."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from reader.model.entity import EntityType
from reader.text.annotation import AnnotatedArticle
from reader.themes import role_defaults
from reader.widgets.entity_list import EntityList, arrange, density_bar
from tests.factories import annotated, article, entity, section

NAMES = {
    "S-400": entity("s-400"),
    "Singh": entity("singh", EntityType.PERSON, "Rajnath Singh"),
    "Delhi": entity("delhi", EntityType.PLACE, "Delhi"),
    "HAL": entity("hal", EntityType.ORGANISATION, "HAL"),
    "CAATSA": entity("caatsa", EntityType.LAW, "CAATSA"),
    "Sindoor": entity("sindoor", EntityType.EVENT, "Sindoor"),
}
TEXT = "S-400 S-400 Singh Delhi HAL CAATSA Sindoor"
ARTICLE = annotated(article(section("lead", "", TEXT), listed=["unknown-thing"]), NAMES)


class ListApp(App[None]):
    def __init__(self, found: AnnotatedArticle) -> None:
        super().__init__()
        self.found = found
        self.messages: list[tuple[str, str]] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return role_defaults(self.current_theme)

    def compose(self) -> ComposeResult:
        yield EntityList()

    def on_mount(self) -> None:
        self.query_one(EntityList).annotated = self.found
        self.query_one(EntityList).focus()

    def on_entity_list_chosen(self, message: EntityList.Chosen) -> None:
        self.messages.append(("chosen", message.key))

    def on_entity_list_highlighted(self, message: EntityList.Highlighted) -> None:
        self.messages.append(("highlighted", message.key))


def shown(app: App[None]) -> list[str]:
    """The rows of the list as they are drawn."""
    listed = app.query_one(EntityList)
    return [listed.render_line(y).text.rstrip() for y in range(listed.size.height)]


def test_subjects_stand_in_groups_with_what_is_undefined_last() -> None:
    lines = [
        line.title or (line.subject.key if line.subject else "")
        for line in arrange(ARTICLE.subjects.values())
    ]
    assert lines == [
        "Systems",
        "s-400",
        "",
        "People",
        "singh",
        "",
        "Places · organisations",
        "delhi",
        "hal",
        "",
        "Events · agreements",
        "caatsa",
        "sindoor",
        "",
        "Defined nowhere",
        "unknown-thing",
    ]


@pytest.mark.parametrize(
    ("counts", "bar"),
    [
        ([], ""),
        ([0, 0], "▁▁"),
        ([1], "▄"),
        ([1, 0, 2], "▄▁▇"),
        ([100, 1], "▇▂"),
        ([6, 5, 4, 3, 2, 1], "▇▆▅▄▃▂"),
    ],
)
def test_a_density_bar_shows_every_count_above_none(counts: list[int], bar: str) -> None:
    assert density_bar(counts) == bar


async def test_a_row_tells_sign_name_count_and_density() -> None:
    app = ListApp(ARTICLE)
    async with app.run_test(size=(40, 20)) as pilot:
        app.query_one(EntityList).in_view = frozenset({"s-400"})
        await pilot.pause()
        rows = shown(app)
        assert rows[0] == "SYSTEMS"
        assert rows[1].startswith("▲ s-400 ")
        assert rows[1].endswith(" ●")
        assert " 2 ▁▄▄" in rows[1]
        assert not rows[4].endswith("●")
        assert rows[15].split() == ["◇", "unknown-thing", "–", "▁▁▁▁▁▁▁▁▁▁"]


async def test_counts_and_bars_are_left_out_until_the_mentions_have_been_looked_for() -> None:
    own = entity("s-400", EntityType.SYSTEM, "S-400")
    source = article(listed=[own.id])._replace(own_entities=(own,))
    app = ListApp(AnnotatedArticle.plain(source))
    async with app.run_test(size=(40, 20)):
        assert shown(app)[1].split() == ["▲", "S-400"]


async def test_keys_move_over_titles_and_choose() -> None:
    app = ListApp(ARTICLE)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("j", "j", "enter", "k", "G", "g")
        assert app.messages == [
            ("highlighted", "singh"),
            ("highlighted", "delhi"),
            ("chosen", "delhi"),
            ("highlighted", "singh"),
            ("highlighted", "unknown-thing"),
            ("highlighted", "s-400"),
        ]


async def test_a_click_chooses() -> None:
    app = ListApp(ARTICLE)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.click(EntityList, offset=(3, 4))
        await pilot.click(EntityList, offset=(3, 3))  # a title
        assert app.messages == [("chosen", "singh")]


async def test_the_cursor_stays_in_view_in_a_long_list() -> None:
    many = [entity(f"entity-{number:04}", EntityType.SYSTEM, f"Entity {number}") for number in range(2000)]
    source = article(listed=[found.id for found in many])
    found = AnnotatedArticle(source, (), entities={e.id: e for e in many})
    app = ListApp(found)
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press("G")
        assert "Entity 1999" in shown(app)[-1]
        await pilot.press("g")
        assert "Entity 0" in shown(app)[1]
        assert shown(app)[0] == "SYSTEMS"


async def test_without_subjects_the_list_is_empty_and_keys_do_no_harm() -> None:
    app = ListApp(annotated(article(), {}))
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press("j", "k", "enter", "space", "b")
        assert app.messages == []
        assert not any(shown(app))


async def test_a_long_name_is_cut_and_wide_characters_keep_the_columns() -> None:
    names = {"x": entity("x", EntityType.OTHER, "A name that is far too long for this list")}
    names["国"] = entity("国", EntityType.PLACE, "中华人民共和国外交部发言人办公室")
    app = ListApp(annotated(article(section("lead", "", "x 国")), names))
    async with app.run_test(size=(30, 10)):
        listed = app.query_one(EntityList)
        strips = [listed.render_line(y) for y in range(5)]
        assert {strip.cell_length for strip in strips} == {30}
        assert "…" in strips[1].text
        assert "…" in strips[4].text
