from __future__ import annotations

import pytest

from agent_gateway.errors import PolicyInvalid
from agent_gateway.policy import identifier, literal
from agent_gateway.policy.quoting import names, qualified, text_array


@pytest.mark.parametrize(
    ("name", "quoted"),
    [
        ("users", '"users"'),
        ("Order", '"Order"'),
        ('a"b', '"a""b"'),
        ("'; drop table x; --", '"\'; drop table x; --"'),
        ("größe", '"größe"'),
        ("x" * 63, f'"{"x" * 63}"'),
    ],
)
def test_an_identifier_is_quoted(name: str, quoted: str) -> None:
    assert identifier(name) == quoted


@pytest.mark.parametrize("name", ["", "x" * 64, "ü" * 32, "a\0b", "a\nb", "a\x7fb"])
def test_what_cannot_be_an_identifier_is_refused(name: str) -> None:
    with pytest.raises(PolicyInvalid):
        identifier(name)


@pytest.mark.parametrize(
    ("value", "quoted"),
    [("x", "'x'"), ("it's", "'it''s'"), ("a\\b", "E'a\\\\b'"), ("\\'", "E'\\\\'''"), ('a"b', "'a\"b'")],
)
def test_a_literal_is_quoted(value: str, quoted: str) -> None:
    assert literal(value) == quoted


def test_a_literal_without_its_line_is_refused() -> None:
    with pytest.raises(PolicyInvalid):
        literal("a\nb")


def test_a_qualified_name_is_quoted_in_both_parts() -> None:
    assert qualified("a.b", "c") == '"a.b"."c"'


def test_names_are_listed() -> None:
    assert names(["a", 'b"']) == '"a", "b"""'


def test_an_empty_array_has_a_type() -> None:
    assert text_array([]) == "array[]::text[]"
