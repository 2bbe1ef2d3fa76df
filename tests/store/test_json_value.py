"""JSON from elsewhere is read with its shape checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.errors import UsageError
from reader.store.json_value import MAX_NUMBER, JsonValue

if TYPE_CHECKING:
    from collections.abc import Callable


def parsed(text: str | bytes) -> JsonValue:
    return JsonValue.parse(text.encode() if isinstance(text, str) else text, "state.json")


def test_a_document_gives_what_is_asked_for() -> None:
    fields = parsed('\ufeff{"a": [1, 2], "b": {"x y": "text"}}').object("a", "b")
    assert [item.number() for item in fields["a"].items()] == [1, 2]
    assert [(name, value.text()) for name, value in fields["b"].named()] == [("x y", "text")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ('{\n  "a" 1}', "state.json:2:7: this is no JSON: Expecting ':' delimiter"),
        ("", "state.json:1:1: this is no JSON: Expecting value"),
        (b'{\n\n"\xff"}', "state.json:3: this is no UTF-8 text"),
        ("[" * 100_000, "state.json: too much stands within each other"),
        ("1" * 5_000, "state.json: Exceeds the limit"),
    ],
)
def test_what_is_no_json_is_told_with_its_place(data: str | bytes, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        parsed(data)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("text", "ask", "message"),
    [
        ("[]", lambda value: value.object(), "state.json: the document must be an object"),
        ('{"a": 1}', lambda value: value.object("a", "b"), 'state.json: the document has no key "b"'),
        (
            '{"a": 1}',
            lambda value: value.object(),
            'state.json: the document has a key "a", which is not known',
        ),
        ("{}", lambda value: list(value.items()), "state.json: the document must be a list"),
        ("[]", lambda value: list(value.named()), "state.json: the document must be an object"),
        (
            '{"a": {"b": 1}}',
            lambda value: value.object("a")["a"].object("b")["b"].text(),
            "state.json: a.b must be a text",
        ),
        ('["x", 1]', lambda value: [item.text() for item in value.items()], "state.json: [1] must be a text"),
        (
            '{"a b": 1}',
            lambda value: [item.text() for _, item in value.named()],
            'state.json: ["a b"] must be a text',
        ),
        (
            "true",
            lambda value: value.number(),
            "state.json: the document must be a whole number, not below 0",
        ),
        ("1.0", lambda value: value.number(), "state.json: the document must be a whole number, not below 0"),
        ("-1", lambda value: value.number(), "state.json: the document must be a whole number, not below 0"),
        (
            str(MAX_NUMBER + 1),
            lambda value: value.number(),
            "state.json: the document must be a whole number, not below 0",
        ),
    ],
)
def test_what_is_not_as_it_must_be_is_told_with_its_place(
    text: str, ask: Callable[[JsonValue], object], message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        ask(parsed(text))
    assert str(caught.value) == message
