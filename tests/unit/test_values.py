"""Faithful values: PostgreSQL's text form in, JSON out."""

import json

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_gateway.fetch.values import reader


@pytest.mark.parametrize(
    ("type_name", "text", "value"),
    [
        ("boolean", "t", True),
        ("boolean", "f", False),
        ("smallint", "-7", -7),
        ("bigint", "9007199254740992", 9007199254740992),
        ("bigint", "9007199254740993", "9007199254740993"),
        ("bigint", "-9223372036854775808", "-9223372036854775808"),
        ("real", "0.1", 0.1),
        ("double precision", "1e+300", 1e300),
        ("double precision", "NaN", "NaN"),
        ("double precision", "-Infinity", "-Infinity"),
        ("numeric", "12.50", "12.50"),
        ("numeric", "NaN", "NaN"),
        ("timestamp with time zone", "infinity", "infinity"),
        ("uuid", "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000001"),
        ("bytea", "\\xdeadbeef", "\\xdeadbeef"),
        ("int4range", "[1,5)", "[1,5)"),
        ("app.pair", '(1,"a b")', '(1,"a b")'),
        ("vector", "[1,2.5]", "[1,2.5]"),
        ("jsonb", '{"a": [1, 2.5, null]}', {"a": [1, 2.5, None]}),
        ("json", '"text"', "text"),
        ("json", "[123456789012345678901234567890]", ["123456789012345678901234567890"]),
        ("json", "1e400", "1e400"),
        ("jsonb", "[1.10, 0.1234567890123456789012345]", [1.1, "0.1234567890123456789012345"]),
    ],
)
def test_a_value_keeps_its_meaning(type_name, text, value):
    assert reader(type_name)(text) == value


@pytest.mark.parametrize(
    ("element", "text", "value"),
    [
        ("integer", "{1,2,NULL}", [1, 2, None]),
        ("integer", "{}", []),
        ("integer", "{{1,2},{3,4}}", [[1, 2], [3, 4]]),
        ("integer", "[0:1]={1,2}", "[0:1]={1,2}"),
        ("text", '{"a,b","c\\"d","NULL",NULL,"","\\\\"}', ["a,b", 'c"d', "NULL", None, "", "\\"]),
        ("text", "{plain}", ["plain"]),
        ("numeric", "{1.50,NaN}", ["1.50", "NaN"]),
        ("bigint", "{9007199254740993}", ["9007199254740993"]),
        ("jsonb", '{"{\\"a\\": 1}"}', [{"a": 1}]),
        ("boolean", "{t,f}", [True, False]),
        ("box", "{(1,1),(0,0);(2,2),(1,1)}", "{(1,1),(0,0);(2,2),(1,1)}"),
    ],
)
def test_an_array_becomes_a_list(element, text, value):
    assert reader(f"{element}[]", element)(text) == value


def test_a_document_nested_too_deep_for_readers_stays_text():
    text = "[" * 5_000 + "]" * 5_000
    assert reader("jsonb")(text) == text


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_every_document_can_be_written_again(document):
    text = json.dumps(document, ensure_ascii=False)
    assert orjson.loads(orjson.dumps(reader("json")(text))) == _as_sent(document)


def _as_sent(value):
    if isinstance(value, dict):
        return {key: _as_sent(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_sent(item) for item in value]
    beyond = isinstance(value, int) and not -(2**63) <= value < 2**63
    return str(value) if beyond else value
