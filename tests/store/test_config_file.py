"""Reading the settings: each of them, what is wrong with them, and what holds all the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reader.config import IMAGES, EntityStyle, Keys, Settings
from reader.key_preset import key_table
from reader.setting import SETTINGS
from reader.store.config_file import MAX_BYTES, Names, config_schema, load_config
from reader.store.config_text import config_text, default_in_words
from tests.store.factories import in_short, marked

NAMES = Names({name: name for name in ("night-desk", "broadsheet", "Nord")}, ("red", "navy"), key_table)


def loaded(folder: Path, text: str | bytes) -> tuple[Settings, tuple[str, ...]]:
    """The settings of a file, and its problems without its path."""
    path = folder / "config.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    settings, problems = load_config(path, NAMES)
    assert all(problem.path == str(path) for problem in problems)
    return settings, tuple(str(problem).removeprefix(f"{path}:") for problem in problems)


@pytest.mark.parametrize(
    ("line", "settings"),
    [
        ("theme: broadsheet", Settings(theme="broadsheet")),
        ("theme: nord", Settings(theme="Nord")),
        ("measure: 36", Settings(measure=36)),
        ("measure: 138", Settings(measure=138)),
        ("line_spacing: 3", Settings(line_spacing=3)),
        ("justify: yes", Settings(justify=True)),
        ("justify: True", Settings(justify=True)),
        ("glyphs: on", Settings(glyphs=True)),
        ("mouse: no", Settings(mouse=False)),
        ("keep_places: FALSE", Settings(keep_places=False)),
        ("live_reload: off", Settings(live_reload=False)),
        ("first_steps: 'no'", Settings(first_steps=False)),
        ("highlights: off", Settings(highlights="off")),
        ("ascii: yes", Settings(ascii="yes")),
        ("ascii: false", Settings(ascii="no")),
        ("images: auto", Settings()),
        ("images: on", Settings(images="yes")),
        ("images: Kitty", Settings(images="kitty")),
        ("images: halfcells", Settings(images="halfcells")),
        ("library: none", Settings()),
        ("library: ~", Settings()),
        ("library: ''", Settings()),
        ("theme:", Settings()),
        ("keys: {preset: less}", Settings(keys=Keys("less"))),
        ("keys: {preset: }", Settings()),
        ("keys: {}", Settings()),
        ("keys: {find: / ctrl+f}", Settings(keys=Keys("vim", {"find": ("slash", "ctrl+f")}))),
        ("keys: {find: [/, ^F f5]}", Settings(keys=Keys("vim", {"find": ("slash", "ctrl+f", "f5")}))),
        ("keys: {find: C-SPC C-@}", Settings(keys=Keys("vim", {"find": ("ctrl+@", "ctrl+space")}))),
        ("keys: {find: none}", Settings(keys=Keys("vim", {"find": ()}))),
        ("keys: {find: [], next: None}", Settings(keys=Keys("vim", {"find": (), "next": ()}))),
        ("keys: {next: none, find: n}", Settings(keys=Keys("vim", {"next": (), "find": ("n",)}))),
        ("types: {}", Settings()),
        ("types: {person: {}}", Settings(types={"person": EntityStyle()})),
        ("types: {person: {colour: '#ABC'}}", Settings(types={"person": EntityStyle("#abc")})),
        (
            "types: {law: {colour: Navy, title: Acts}}",
            Settings(types={"law": EntityStyle("navy", title="Acts")}),
        ),
        ("types: {vessel: {glyph: ▼, ascii: v}}", Settings(types={"vessel": EntityStyle("", "▼", "v")})),
        ("types: {plane: {glyph: 飛}}", Settings(types={"plane": EntityStyle(glyph="飛")})),
        ("types: {flag: {glyph: ✈️}}", Settings(types={"flag": EntityStyle(glyph="✈\ufe0f")})),
        ("types: {royal ship: {title: Yachts}}", Settings(types={"royal ship": EntityStyle(title="Yachts")})),
        ("", Settings()),
        ("# nothing yet", Settings()),
        ("~", Settings()),
    ],
)
def test_a_setting_is_read(tmp_path: Path, line: str, settings: Settings) -> None:
    assert loaded(tmp_path, line) == (settings, ())


@pytest.mark.parametrize(
    ("text", "settings", "problem"),
    [
        ("measure: 35", Settings(), "1:10: error: `measure` must be a whole number from 36 to 138, not `35`"),
        (
            "measure: wide",
            Settings(),
            "1:10: error: `measure` must be a whole number from 36 to 138, not `wide`",
        ),
        (
            "measure: [72]",
            Settings(),
            "1:10: error: `measure` must be a whole number from 36 to 138, not a list",
        ),
        (
            "mesure: 80",
            Settings(),
            "1:1: error: the configuration has no key `mesure` (did you mean `measure`?)",
        ),
        (
            "mouse: yess\nglyphs: yes",
            Settings(glyphs=True),
            "1:8: error: `mouse` cannot be `yess` (did you mean `yes`?)",
        ),
        ("mouse: 1", Settings(), "1:8: error: `mouse` cannot be `1` (write yes or no)"),
        ("mouse: []", Settings(), "1:8: error: `mouse` must be yes or no, not a list"),
        (
            "theme: nightdesk",
            Settings(),
            "1:8: error: `theme` cannot be `nightdesk` (did you mean `night-desk`?)",
        ),
        (
            "theme: x",
            Settings(),
            "1:8: error: `theme` cannot be `x` (write one of: Nord, broadsheet, night-desk)",
        ),
        (
            "highlights: fist",
            Settings(),
            "1:13: error: `highlights` cannot be `fist` (did you mean `first`?)",
        ),
        (
            "library: [x]",
            Settings(),
            (
                "1:10: error: `library` must be a path, or none, not a list "
                "(a text that begins with `[` or `- ` wants quotes)"
            ),
        ),
        (
            "library: news",
            Settings(),
            (
                "1:10: error: `library` cannot be `news`: No such file or directory "
                "(write the path of a file or folder, or none)"
            ),
        ),
        (
            r'library: "a\0b"',
            Settings(),
            (
                "1:10: error: `library` cannot be `a␀b`: embedded null byte "
                "(write the path of a file or folder, or none)"
            ),
        ),
        (
            "keys: less",
            Settings(),
            (
                "1:7: error: `keys` must be a map of a preset and commands, not a text "
                '(write `preset: less` or `find: "/ ctrl+f"`, a line for each)'
            ),
        ),
        (
            "keys: {preset: les, find: f5}",
            Settings(keys=Keys("vim", {"find": ("f5",)})),
            "1:16: error: `preset` cannot be `les` (did you mean `less`?)",
        ),
        ("keys: {fnd: f5}", Settings(), "1:8: error: there is no command `fnd` (did you mean `find`?)"),
        (
            "keys: {xyz: f5}",
            Settings(),
            "1:8: error: there is no command `xyz` (`dateline config --keys` lists all commands)",
        ),
        (
            "keys:\n  find: [f5, fnord]",
            Settings(keys=Keys("vim", {"find": ("f5",)})),
            "2:14: error: `find`: there is no key `fnord` (write keys as /, G, ctrl+f, f5, pagedown)",
        ),
        (
            "keys: {find: M-<}",
            Settings(keys=Keys("vim", {"find": ("alt+less_than_sign",)})),
            "1:14: warning: `find`: many terminals do not send `M-<` (try it, or give another key too)",
        ),
        (
            "keys: {quit: []}",
            Settings(),
            "1:14: error: `quit` cannot be without a key (it is a way out: give it another key)",
        ),
        (
            "keys:\n  find: none\n  list.close: none",
            Settings(keys=Keys("vim", {"find": ()})),
            "3:15: error: `list.close` cannot be without a key (it is a way out: give it another key)",
        ),
        (
            "keys: {find: none f5}",
            Settings(keys=Keys("vim", {"find": ("f5",)})),
            "1:14: error: `find`: there is no key `none` (write keys as /, G, ctrl+f, f5, pagedown)",
        ),
        (
            "keys: {find: fnord}",
            Settings(),
            "1:14: error: `find`: there is no key `fnord` (write keys as /, G, ctrl+f, f5, pagedown)",
        ),
        ("keys: {quit: ' '}", Settings(), "1:14: error: `quit` is empty (write a key, or none)"),
        (
            "keys: {find: ~}",
            Settings(),
            (
                "1:14: error: `find` is empty (write a key, or several: in a list or parted by spaces; "
                'some need quotes, as "\'" and "#")'
            ),
        ),
        (
            "keys: {back_or_quit: ctrl+q}",
            Settings(),
            (
                "1:22: error: `ctrl+q` for `back_or_quit` would leave `back_or_quit` without a key "
                "in “The text” (give `back_or_quit` another key too)"
            ),
        ),
        (
            "keys: {library: '='}",
            Settings(),
            (
                "1:17: error: `=` for `library` would leave `timeline.reset` without a key "
                "(give `timeline.reset` another key too)"
            ),
        ),
        (
            "keys: {contents: q}",
            Settings(),
            (
                "1:18: error: `q` for `contents` would leave `back_or_quit` without a key in “The text” "
                "(give `back_or_quit` another key too)"
            ),
        ),
        (
            "keys: {timeline.reset: '/'}",
            Settings(keys=Keys("vim", {"timeline.reset": ("slash",)})),
            (
                "1:24: warning: `/` does `timeline.reset` in “The timeline”, not `find` "
                "(choose another key for one of them)"
            ),
        ),
        (
            "keys: {find: f5, next: f5}",
            Settings(keys=Keys("vim", {"find": ("f5",)})),
            "1:24: error: `f5` is the key of `find` already (choose another key for one of them)",
        ),
        (
            "types: person",
            Settings(),
            "1:8: error: `types` must be a map of types, not a text (write `label: value`, a line for each)",
        ),
        (
            "types: {person: {color: red, glyph: P}}",
            Settings(types={"person": EntityStyle(glyph="P")}),
            "1:18: error: the look of a type has no key `color` (did you mean `colour`?)",
        ),
        (
            "types: {person: {colour: redd}}",
            Settings(types={"person": EntityStyle()}),
            "1:26: error: `colour` cannot be `redd` (did you mean `red`?)",
        ),
        (
            "types: {person: {colour: '#12345'}}",
            Settings(types={"person": EntityStyle()}),
            "1:26: error: `colour` cannot be `#12345` (write a colour as #86b9e6 or a colour’s name)",
        ),
        (
            "types: {person: {colour: []}}",
            Settings(types={"person": EntityStyle()}),
            (
                "1:26: error: `colour` must be a colour as #86b9e6 or a colour’s name, not a list "
                "(a text that begins with `[` or `- ` wants quotes)"
            ),
        ),
        (
            "types: {law: {glyph: ab}}",
            Settings(types={"law": EntityStyle()}),
            "1:22: error: `glyph` must be one character, not `ab`",
        ),
        (
            "types: {law: {glyph: " + "e\u0301" + 8 * "\u0301" + "}}",
            Settings(types={"law": EntityStyle()}),
            "1:22: error: `glyph` must be one character, not `é" + 8 * "\u0301" + "`",
        ),
        (
            "types: {law: {glyph: \u0301}}",
            Settings(types={"law": EntityStyle()}),
            "1:22: error: `glyph` must be one character, not `\u0301`",
        ),
        (
            "types: {law: {ascii: §}}",
            Settings(types={"law": EntityStyle()}),
            "1:22: error: `ascii` must be one ASCII character, not `§`",
        ),
        (
            'types: {law: {title: "a\\nb"}}',
            Settings(types={"law": EntityStyle(title="a b")}),
            "1:22: warning: `title` is of several lines, and shown as one: `a b` (write it in one line)",
        ),
        (
            "types: {persn: {glyph: P}}",
            Settings(types={"persn": EntityStyle(glyph="P")}),
            (
                "1:9: warning: `persn` is no type, so it stands for `type: other` with `kind: persn` "
                "(did you mean `person`?)"
            ),
        ),
        (
            "- theme",
            Settings(),
            "1:1: error: the file must be a map of settings, not a list (begin it with `theme: night-desk`)",
        ),
        (
            "types:\n  law:\n    colour: #fff",
            Settings(types={"law": EntityStyle()}),
            "3:13: warning: `#fff` is a comment and is not read (if it is text, put the value in quotes)",
        ),
    ],
)
def test_what_is_wrong_is_told_and_everything_else_holds(
    tmp_path: Path, text: str, settings: Settings, problem: str
) -> None:
    assert loaded(tmp_path, text) == (settings, (problem,))


def test_the_problems_of_a_file_are_told_in_its_order(tmp_path: Path) -> None:
    text, problems = marked(
        "mouse: ⟪bad-value⟫yep\n"
        "⟪unknown-key⟫speling: yes\n"
        "measure: 80\n"
        "keys:\n"
        "  ⟪unknown-key⟫fnd: f5\n"
        "  quit: ⟪bad-value⟫Q\n"
        "types:\n"
        "  ⟪warning bad-value⟫organization: {glyph: ⟪bad-value⟫ab, ascii: o}\n"
    )
    path = tmp_path / "config.yaml"
    path.write_text(text, encoding="utf-8")
    settings, found = load_config(path, NAMES)
    assert in_short(found) == problems
    assert settings == Settings(measure=80, types={"organization": EntityStyle(ascii="o")})


# Paths


def test_a_library_is_found_from_the_files_folder_from_home_or_from_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("home/news", "two  spaces"):
        (tmp_path / name).mkdir(parents=True)
    assert loaded(tmp_path, "library: two  spaces")[0].library == tmp_path / "two  spaces"
    assert loaded(tmp_path, "library: ~/news")[0].library == tmp_path / "home/news"
    assert loaded(tmp_path, f"library: {tmp_path}/home")[0].library == tmp_path / "home"


def test_a_file_that_is_named_from_the_current_folder_has_an_absolute_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("config.yaml").write_text("library: .", encoding="utf-8")
    assert load_config(Path("config.yaml"), NAMES)[0].library == tmp_path


def test_the_home_of_nobody_is_told(tmp_path: Path) -> None:
    settings, (problem,) = loaded(tmp_path, "library: ~nobody-is-called-so/news")
    assert settings == Settings()
    assert problem.startswith("1:10: error: `library` cannot be `~nobody-is-called-so/news`: ")


# Files that cannot be read


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"\0" * 100, "encoding"), (b"#" * (MAX_BYTES + 1), "too-large"), (b"[" * 200, "too-large")],
    ids=["no text", "too long", "too deep"],
)
def test_a_file_that_makes_no_sense_has_one_problem_and_sets_nothing(
    tmp_path: Path, data: bytes, code: str
) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(data)
    settings, problems = load_config(path, NAMES)
    assert settings == Settings()
    assert [problem.code for problem in problems] == [code]


def test_a_folder_in_the_files_place_is_told(tmp_path: Path) -> None:
    settings, problems = load_config(tmp_path, NAMES)
    assert settings == Settings()
    assert [problem.message for problem in problems] == ["this is not a regular file"]


def test_what_stands_before_and_behind_a_fault_holds(tmp_path: Path) -> None:
    settings, problems = loaded(tmp_path, "measure: 80\ntheme: @broadsheet\nmouse: no\n")
    assert (settings.measure, settings.mouse) == (80, False)
    assert len(problems) >= 1
    assert problems[0].startswith("2:")


# There and back

THEME = st.sampled_from(sorted(NAMES.themes))
AUTO = st.sampled_from(["auto", "yes", "no"])
KEY = st.sampled_from(
    ["f6", "f8", "f7", "ctrl+x", "section_sign", "ctrl+backslash", "alt+z", "ctrl+@ ctrl+space"]
)
UNBOUND = st.dictionaries(st.sampled_from(["zen", "suspend", "body.bottom"]), st.just(()))
OWN_KEYS = st.builds(
    lambda bound, unbound: bound | unbound,
    st.dictionaries(
        st.sampled_from(["find", "next", "help", "theme", "body.top", "list.close"]),
        KEY.map(lambda keys: tuple(keys.split())),
        max_size=3,
    ).filter(lambda own: len(set(own.values())) == len(own)),
    UNBOUND,
)
STYLE = st.builds(
    EntityStyle,
    st.sampled_from(["", "red", "#a0b1c2"]),
    st.sampled_from(["", "▼", "飛", '"', "\\", "#", "~"]),
    st.sampled_from(["", "'", '"', "v", "\\", "-"]),
    st.sampled_from(["", "Ships", "a: b", "# no comment", '"quoted"', "1", "no", "é ü"]),
)
SETTINGS_ = st.builds(
    Settings,
    library=st.none(),
    theme=THEME,
    measure=st.integers(36, 138),
    line_spacing=st.integers(1, 3),
    justify=st.booleans(),
    highlights=st.sampled_from(["all", "first", "off"]),
    glyphs=st.booleans(),
    ascii=AUTO,
    images=st.sampled_from(IMAGES),
    mouse=st.booleans(),
    keep_places=st.booleans(),
    live_reload=st.booleans(),
    first_steps=st.booleans(),
    keys=st.builds(Keys, st.sampled_from(["vim", "newsboat", "less", "emacs"]), OWN_KEYS),
    types=st.dictionaries(st.sampled_from(["person", "other", "vessel", "no", "a: b", "~", "\u00ad"]), STYLE),
)


@given(SETTINGS_)
def test_settings_that_are_written_read_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, settings: Settings
) -> None:
    assert loaded(tmp_path_factory.mktemp("config"), config_text(settings)) == (settings, ())


def test_a_library_with_a_hard_name_reads_back(tmp_path: Path) -> None:
    library = tmp_path / 'ein "Ordner" \\ \n # \u200b'
    library.mkdir()
    settings = Settings(library=library)
    assert loaded(tmp_path, config_text(settings)) == (settings, ())


def test_what_is_written_tells_of_every_setting_what_it_is_for() -> None:
    lines = config_text(Settings()).splitlines()
    told = " ".join(line.removeprefix("# ") for line in lines if line.startswith("#"))
    for setting in SETTINGS:
        assert f"{setting.help} " in told
        assert f"# {setting.wanted}; default: {default_in_words(setting)}" in lines
        assert sum(line.startswith(f"{setting.name}:") for line in lines) == 1
    assert max(map(len, lines)) <= 100


# The schema


def test_the_schema_is_one_and_takes_what_is_written() -> None:
    schema = config_schema(NAMES)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    settings = Settings(
        keys=Keys("less", {"find": ("slash", "f5"), "zen": ()}),
        types={"vessel": EntityStyle("red", "▼", "v", "Ships")},
    )
    for text in (
        config_text(Settings()),
        config_text(settings),
        "keys: {find: [/, f5], zen: []}",
        "library: ~",
        "ascii: no",
    ):
        data: Any = yaml.safe_load(text)
        assert list(validator.iter_errors(data)) == []
    for text in ("measure: 12", "mesure: 80", "keys: {fnd: x}", "theme: x", "types: {law: {glyf: x}}"):
        assert list(validator.iter_errors(yaml.safe_load(text)))


def test_a_key_of_a_pane_can_do_something_in_the_whole_reader_when_the_pane_has_another(
    tmp_path: Path,
) -> None:
    own: dict[str, tuple[str, ...]] = {"library": ("equals_sign",), "timeline.reset": ("f5",)}
    found = loaded(tmp_path, "keys: {library: '=', timeline.reset: f5}")
    assert found == (Settings(keys=Keys("vim", own)), ())
