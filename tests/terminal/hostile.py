r"""Files that try to reach the terminal behind the reader's back: every field of an article and of an entity.

A file can bring any character, raw or by YAML's own escapes (``"\e]52;…"``), so any of its texts may hold a
control sequence: one that sets the clipboard or the window's title, clears the screen, answers for the user.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Value = str | list["Value"] | dict[str, "Value"]
"""What YAML holds: text, lists and mappings."""

PAYLOADS = (
    "\x1b]52;c;UFdORUQ=\x07",  # sets the clipboard
    "\x1b]0;pwned\x07",  # sets the window's title
    "\x1b]8;;https://evil.example/\x1b\\link\x1b]8;;\x1b\\",  # an address under other words
    "\x1b[2J\x1b[31;1;5m",  # clears the screen, writes in blinking red
    "\x1b[?1049l",  # leaves the alternate screen
    "\x1b[5n\x1b[c\x1b[>q",  # makes the terminal answer, as if the user typed
    "\x1bPq#0;2;0;0;0\x1b\\",  # a picture (DCS)
    "\x1b_Ga=T\x1b\\",  # a picture (APC)
    "\x1b^pm\x1b\\\x1bXsos\x1b\\",
    "\x1bc",  # resets the terminal
    "\x1b(0lqk\x1b(B",  # another character set
    "\x9b31m\x9d0;pwned\x9c\x90q\x9c\x9e\x9f",  # the same openings as single C1 characters
    "\x07\x08\x0b\x0c\x0e\x0f\x00\x7f\r",
    "\u202eevil\u202c\u2066\u2067\u2069",  # turns the direction of writing round
    "\u2028\u2029\x85",
    "[bold red]markup[/] [@click=app.quit]click[/]",  # markup of the drawing library
    "&#27;]0;pwned&#7; &#x9b;31m &#x1b;c",  # what Markdown turns into characters
)
"""What is put into every field, with what each would do."""

DISGUISED = (b"\x1b[31;1;5m", b"\x1b[?1049l")
"""Payloads that look like what Textual writes: the first it never writes, the second once, at its end."""

FIRST_WORD, LAST_WORD = "Firstword", "Lastword"
"""Stand at the beginning of the body, and at its end."""


def hostile_text(label: str) -> str:
    """Write all payloads behind a label, begun with another one for each label."""
    turn = sum(label.encode()) % len(PAYLOADS)
    return " ".join([label, *PAYLOADS[turn:], *PAYLOADS[:turn]])


def hostile_key(label: str) -> str:
    """Write three payloads behind a label: YAML allows a mapping's key 1,024 characters."""
    turn = sum(label.encode()) % len(PAYLOADS)
    return " ".join([label, *(PAYLOADS + PAYLOADS)[turn : turn + 3]])


def hostile_article() -> Value:
    """Make an article with hostile text in every field that takes free text; it must open."""
    text = hostile_text
    paragraphs = [f"Paragraph {number}. " + text(f"paragraph-{number}") for number in range(12)]
    body: list[Value] = [
        f"{FIRST_WORD} Hostile Person met Hostile System over Hostile Place. {text('lead')}",
        *paragraphs,
        {"quote": text("quote"), "speaker": text("speaker")},
        {"quote": "Short.", "speaker": "hostile-person"},
        {"list": [text("item-1"), text("item-2")]},
        {"facts": {"title": text("facts-title"), "rows": {hostile_key("facts-label"): text("facts-value")}}},
        {
            "image": {
                "src": text("image-src"),
                "alt": text("image-alt"),
                "caption": text("image-caption"),
                "credit": text("image-credit"),
            }
        },
        {"image": {"src": text("image-src-alone")}},
        f"[{text('link-words')}](https://evil.example/) and [bad](javascript:alert(1))",
        f"[entity](entity:hostile-system) and `{text('code')}` and *{text('emphasis')}*.",
    ]
    return {
        "schema": "1",
        "kicker": text("kicker"),
        "title": text("title"),
        "summary": text("summary"),
        "published": "2025-12-04T21:10+05:30",
        "located": text("located"),
        "byline": [text("byline-1"), text("byline-2")],
        "source": {"name": text("source-name"), "licence": text("source-licence")},
        "topics": [text("topic-1"), text("topic-2")],
        "sections": [
            {"body": body},
            {"heading": text("heading"), "body": text("section-body")},
            {"heading": "The end", "body": f"On 5 October 2018 all was over. {LAST_WORD}"},
        ],
        "entities": hostile_entities(),
        "mentions": [{"exact": "Hostile Place", "entity": "hostile-place", "prefix": "over "}],
        "quotes": [{"text": text("recorded-quote"), "speaker": text("recorded-speaker")}],
        "timeline": [
            {
                "date": "2018-10-05",
                "title": text("event-title"),
                "description": text("event-description"),
                "place": text("event-place"),
                "entities": ["hostile-system", "hostile-person"],
                "basis": "On 5 October 2018",
            },
            {"date": "2019~", "title": text("event-2"), "place": "hostile-place", "status": "alleged"},
            {"date": "2020/..", "title": text("event-3"), "status": "planned", "basis": "Paragraph 3"},
        ],
        "draft": {"tool": text("draft-tool"), "review": "draft"},
    }


def hostile_entities() -> list[Value]:
    """Make entities of three kinds with hostile text in every field that takes free text."""
    text = hostile_text
    everywhere: dict[str, Value] = {
        "short": text("short"),
        "aliases": [text("alias")],
        "weak_aliases": [text("weak-alias")],
        "former": [text("former")],
        "never": [text("never")],
        "summary": text("entity-summary"),
        "kind": text("kind"),
        "designations": {hostile_key("naming-body"): text("designation")},
        "facts": [{"label": text("fact-label"), "value": text("fact-value"), "source": text("fact-source")}],
        "relations": [{"rel": "operated_by", "to": "hostile-place", "source": text("relation-source")}],
        "links": [{"title": text("link-title"), "url": "https://evil.example/"}],
    }
    system: dict[str, Value] = {
        "id": "hostile-system",
        "type": "system",
        "name": "Hostile System",
        **everywhere,
        "origin": text("origin"),
        "maker": text("maker"),
    }
    person: dict[str, Value] = {
        "id": "hostile-person",
        "type": "person",
        "name": "Hostile Person",
        **everywhere,
        "family_name": text("family-name"),
        "titles": [text("person-title")],
        "roles": [{"title": text("role-title"), "org": text("role-org"), "date": "2019-05/.."}],
    }
    place: dict[str, Value] = {
        "id": "hostile-place",
        "type": "place",
        "name": "Hostile Place",
        **everywhere,
        "demonyms": [text("demonym")],
        "metonyms": [text("metonym")],
    }
    named: dict[str, Value] = {"id": "hostile-name", "type": "organisation", "name": text("entity-name")}
    return [system, person, place, named]


_ONCE_IN_BODY = """
kicker title located byline-1 lead quote speaker item-1 item-2 facts-title facts-label facts-value
image-alt image-caption image-credit image-src-alone link-words code emphasis heading section-body
"""
BODY_LABELS = (*_ONCE_IN_BODY.split(), *(f"paragraph-{number}" for number in range(12)))
"""The labels of the fields that ``hostile_article`` shows in its body."""


def refused_articles() -> dict[str, Value]:
    """Make articles with hostile text where only certain values may stand: each has errors that quote it.

    Returns:
        By the name of the field.
    """
    text = hostile_text
    return {name: _with(path, text(name)) for name, path in _CHECKED_FIELDS.items()} | {
        "unknown-key": _with((hostile_key("key"),), "x"),
        "unknown-entity-key": _with(("entities", 0, hostile_key("key")), "x"),
        "missing-title": _with(("title",), ""),
    }


def broken_files() -> dict[str, bytes]:
    """Make files that are no YAML, or hold what YAML may not, with hostile text about the fault.

    Returns:
        By the name of the fault.
    """
    text = "\x1b]0;pwned\x07\x9b31m\u202e".encode()
    return {
        "raw-escape": b'title: "' + text + b'"\n',
        "unquoted-colon": b"title: one: \x1b]0;pwned\x07\n",
        "tag": 'title: !\u202e-tag "x"\n'.encode(),
        "anchor": 'title: "x"\nkicker: *\u202e\n'.encode(),
        "duplicate-key": b'"\\e]0;pwned\\a": 1\n"\\e]0;pwned\\a": 2\n',
        "bad-utf-8": b"title: \xff\xfe\x1b]0;pwned\x07\n",
        "nul": b"title: a\x00b\n",
        "reserved": b"title: `\xc2\x9b31m\n",
        "half-a-pair": b'title: "\\ud800 \\e]0;pwned\\a"\n',
        "not-closed": b'title: "\xc2\x9b31m\n',
    }


def long_articles() -> dict[str, Value]:
    """Make articles whose text is hard to measure or to break into rows.

    Returns:
        By what they are made of.
    """
    marks = "\u0301\u0316\u20dd"
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
    flag, keycap, tone = "\U0001f1ee\U0001f1f3", "1\ufe0f\u20e3", "\U0001f44d\U0001f3fd"
    return {
        "one-word-of-a-megabyte": _plain("x" * 1_000_000),
        "marks": _plain("a" + marks * 33_334),
        "emoji": _plain(f"{family}{flag}{keycap}{tone} " * 400 + family * 300),
        "east-asian": _plain(
            "印度寻求更多S-400系统，俄罗斯提供Su-57。" * 400 + " 한국어 " * 200 + "ｆｕｌｌ" * 100
        ),
        "right-to-left": _plain("هذا نص عربي " * 300 + "עברית " * 300),
        "nothing-to-see": _plain("\u200b\u00ad\u2060\ufeff" * 5_000),
    }


def to_yaml(value: Value) -> str:
    """Write a value as YAML's flow style, with everything but plain ASCII escaped."""
    if isinstance(value, str):
        return '"' + "".join(map(_escaped, value)) + '"'
    if isinstance(value, list):
        return "[" + ", ".join(map(to_yaml, value)) + "]"
    return "{" + ",\n".join(f"{to_yaml(key)}: {to_yaml(part)}" for key, part in value.items()) + "}"


_Path = tuple[str | int, ...]

_CHECKED_FIELDS: Mapping[str, _Path] = {
    "schema": ("schema",),
    "id": ("id",),
    "language": ("language",),
    "published": ("published",),
    "updated": ("updated",),
    "source-retrieved": ("source", "retrieved"),
    "source-url": ("source", "url"),
    "section-id": ("sections", 0, "id"),
    "reference": ("entities", 1),
    "reference-ref": ("entities", 1, "ref"),
    "salience": ("entities", 1, "salience"),
    "entity-id": ("entities", 0, "id"),
    "entity-type": ("entities", 0, "type"),
    "entity-match": ("entities", 0, "match", "plural"),
    "entity-category": ("entities", 0, "category"),
    "entity-code": ("entities", 0, "code"),
    "entity-wikidata": ("entities", 0, "wikidata"),
    "entity-as-of": ("entities", 0, "facts", 0, "as_of"),
    "entity-rel": ("entities", 0, "relations", 0, "rel"),
    "entity-to": ("entities", 0, "relations", 0, "to"),
    "entity-link": ("entities", 0, "links", 0, "url"),
    "mention-exact": ("mentions", 0, "exact"),
    "mention-in": ("mentions", 0, "in"),
    "mention-occurrence": ("mentions", 0, "occurrence"),
    "mention-entity": ("mentions", 0, "entity"),
    "quote-kind": ("quotes", 0, "kind"),
    "quote-in": ("quotes", 0, "in"),
    "event-id": ("timeline", 0, "id"),
    "event-date": ("timeline", 0, "date"),
    "event-status": ("timeline", 0, "status"),
    "event-basis": ("timeline", 0, "basis"),
    "event-in": ("timeline", 0, "in"),
    "event-entity": ("timeline", 0, "entities", 0),
    "related-article": ("related", 0, "article"),
    "related-rel": ("related", 0, "rel"),
    "draft-at": ("draft", "at"),
}
"""Where only an id, a date, a number, an address or one of a few words may stand."""


def _plain(text: str) -> Value:
    return {
        "schema": "1",
        "title": "A long text",
        "published": "2025-12-04",
        "sections": [
            {"body": f"{FIRST_WORD}\n\n{text}\n\nBetween.\n\n{text[:2_000]}"},
            {"heading": text[:200].strip() or "Heading", "body": LAST_WORD},
        ],
        "entities": [{"id": "a-place", "type": "place", "name": text[:100].strip() or "Place"}],
        "timeline": [{"date": "2018", "title": text[:5_000]}],
    }


def _with(path: _Path, value: str) -> Value:
    # A small valid article with one value set at a path, what leads there being made.
    article: Value = {
        "schema": "1",
        "title": "A refused article",
        "published": "2025-12-04",
        "sections": [{"body": "Text of the article."}],
        "entities": [{"id": "known", "type": "system", "name": "Known"}],
    }
    if path[0] in {"timeline", "mentions", "quotes", "related"} and isinstance(article, dict):
        article[str(path[0])] = [_least_entry(str(path[0]))]
    _set(article, path, value)
    return article


def _least_entry(key: str) -> Value:
    entries: dict[str, Value] = {
        "timeline": {"date": "2018", "title": "An event"},
        "mentions": {"exact": "Text", "entity": "known"},
        "quotes": {"text": "Text", "speaker": "Somebody"},
        "related": {"article": "other"},
    }
    return entries[key]


def _set(value: Value, path: Sequence[str | int], new: str) -> None:
    for step, following in zip(path, [*path[1:], None], strict=True):
        part: Value = new if following is None else [] if isinstance(following, int) else {}
        if isinstance(value, dict) and isinstance(step, str):
            if following is None or step not in value:
                value[step] = part
            value = value[step]
        elif isinstance(value, list) and isinstance(step, int):
            if step == len(value):
                value.append(part)
            elif following is None:
                value[step] = part
            value = value[step]


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    code = ord(character)
    if 0x20 <= code < 0x7F:
        return character
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
