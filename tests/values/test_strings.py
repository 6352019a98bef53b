"""Sets of strings: answers, samples, and what stands in the way of an answer."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.ir.model import SchemaObject, StringBounds
from specloom.values.answers import YES, Answer, No, Unknown, Yes
from specloom.values.formats import FORMATS
from specloom.values.json_schema import json_schema
from specloom.values.strings import EVERY_STRING, StringSet, includes


def strings(
    pattern: str | None = None,
    format: str | None = None,  # noqa: A002 - OpenAPI's word
    least: int = 0,
    most: int | None = None,
    **content: Any,
) -> StringSet:
    return StringSet.of(StringBounds(least, most, pattern, **content), format)


def of(name: str) -> StringSet:
    return StringSet.of(None, name)


ANY = EVERY_STRING
HEX = "^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$"
DECIDED = [
    (ANY, ANY, YES),
    (strings(least=1), ANY, YES),
    (ANY, strings(least=1), No("")),
    (strings(most=10), strings(most=20), YES),
    (strings(most=20), strings(most=10), No("x" * 11)),
    (strings(least=3, most=2), strings("^a$"), YES),
    (strings("^[0-9]+$"), strings(r"^\d+$"), YES),
    (strings("^[a-z]{3}$"), strings(least=3, most=3), YES),
    (strings("^[a-z]{3}$"), strings(most=2), No("aaa")),
    (strings(most=3), strings("^.{0,3}$"), No("\n")),
    (ANY, strings("^[a-z]+$"), No("")),
    (ANY, strings("^[0-9]+$"), No("text")),
    (strings("a"), strings("a").intersect(strings("b")), No("a")),
    (strings("a").intersect(strings("b")), strings("[ab]"), YES),
    (of("email"), ANY, YES),
    (ANY, of("email"), No("text")),
    (of("email"), of("idn-email"), YES),
    (of("uri"), of("iri-reference"), YES),
    (of("uri-reference"), of("uri"), No("/a")),
    (of("email"), of("hostname"), No("user@example.com")),
    (of("date-time"), of("date"), No("2026-01-31T12:00:00Z")),
    (of("date"), of("date-time"), No("2026-01-31")),
    (of("ipv4"), of("hostname"), YES),
    (of("uuid"), of("hostname"), YES),
    (of("hostname"), of("uri-reference"), YES),
    (of("uuid"), strings(most=36), YES),
    (of("date"), strings(least=10, most=10), YES),
    (of("email"), strings(least=3), YES),
    (of("email"), strings("@"), YES),
    (of("uuid"), strings(HEX), No("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaA")),
    (strings(HEX), of("uuid"), YES),
    (of("email"), strings(most=30), No("a" * 19 + "@example.com")),
    (of("hostname"), strings(most=64), No("a." * 32 + "a")),
    (of("uri"), strings(most=2000), No("https://example.com/" + "a" * 1981)),
    (of("json-pointer"), strings(least=1), No("")),
    (strings(format="uuid", most=5), of("date"), YES),
    (of("password"), of("binary"), YES),
    (ANY, of("password"), YES),
    (of("phone"), of("phone"), YES),
    (of("phone"), ANY, YES),
    (strings(format="phone", most=9), strings(format="phone", most=8), No("xxxxxxxxx")),
    (strings(r"(a)\1"), strings(r"(a)\1"), YES),
    (strings(r"(a)\1"), strings("a"), YES),
    (strings("a"), strings(r"(a)\1"), No("a")),
    (strings(r"\bfoo\b"), strings(least=3), YES),
]
UNDECIDED = [
    (strings(r"(a)\1"), strings("b"), "whether every such string matches `b`"),
    (of("phone"), of("currency"), "what `format: currency` allows is not known"),
    (ANY, of("byte"), "what `format: byte` allows is not known"),
    (ANY, strings(content_encoding="base64"), "what `contentEncoding: base64` allows is not known"),
    (
        ANY,
        strings(content_media_type="image/png"),
        "what `contentMediaType: image/png` allows is not known",
    ),
    (ANY, strings("(?<!"), "what `pattern: (?<!` allows is not known"),
    (of("ipv6"), strings("^[^g]*$").intersect(of("regex")), "whether every `ipv6` is a `regex`"),
    (
        strings("^aa$"),
        strings(r"(a)\1"),
        r"the pattern `(a)\1` has a reference back",
    ),
    (of("email"), strings(most=2000), "which lengths every `email` has"),
    (of("ipv6"), strings("^.{2,39}$"), "whether every `ipv6` matches `^.{2,39}$`"),
]


@pytest.mark.parametrize(("sub", "sup", "answer"), DECIDED)
def test_inclusion_is_decided(sub: StringSet, sup: StringSet, answer: Answer) -> None:
    assert includes(sub, sup) == answer


@pytest.mark.parametrize(("sub", "sup", "reason"), UNDECIDED)
def test_what_is_not_decided_has_a_reason(sub: StringSet, sup: StringSet, reason: str) -> None:
    assert includes(sub, sup) == Unknown(reason)


def test_a_very_long_string_is_a_sample_all_the_same() -> None:
    assert includes(ANY, strings(most=10_485_760)) == No("x" * 10_485_761)
    assert strings(least=200_000).is_empty is False
    assert isinstance(includes(ANY, strings(most=1 << 40)), Unknown)


@pytest.mark.parametrize(
    ("strings", "sample"),
    [
        (ANY, "text"),
        (strings(least=6), "xxxxxx"),
        (strings(most=2), "x"),
        (strings(most=0), ""),
        (strings(least=2, most=1), None),
        (strings("^sha256:[a-f0-9]{4}$"), "sha256:aaaa"),
        (strings(r"^\d{4}-\d{2}$"), "0000-00"),
        (of("uuid"), "3fa85f64-5717-4562-b3fc-2c963f66afa6"),
        (of("date-time"), "2026-01-31T12:00:00Z"),
        (strings(format="email", most=8), "a@b.co"),
        (strings(format="email", least=20), "aaaaaaaa@example.com"),
        (strings("^http:", "uri"), "http://example.com/"),
        (strings("^[b-f]", "uuid"), "baaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"),
        (strings(r"^(['\"]).*\1$"), '""'),
    ],
)
def test_a_sample_is_realistic(strings: StringSet, sample: str | None) -> None:
    assert strings.sample() == sample
    assert sample is None or strings.contains(sample)


@pytest.mark.parametrize(
    ("strings", "empty"),
    [
        (ANY, False),
        (strings(least=2, most=1), True),
        (strings("^a$").intersect(strings("^b$")), True),
        (strings("^a").intersect(strings("b$")), False),
        (of("uuid").intersect(of("date")), True),
        (of("email").intersect(of("hostname")), True),
        (strings("^x", "email"), False),
        (strings(r"^b\bc$"), None),
    ],
)
def test_emptiness(strings: StringSet, empty: bool | None) -> None:  # noqa: FBT001
    assert strings.is_empty is empty


def test_a_set_is_made_of_what_a_schema_says() -> None:
    bounds = StringBounds(1, 9, "^a", "base64", "image/png")

    assert StringSet.of(bounds, "uuid") == StringSet(
        1, 9, ("^a",), ("uuid",), ("contentEncoding: base64", "contentMediaType: image/png")
    )
    assert StringSet.of(StringBounds(pattern="("), "phone").opaque == (
        "format: phone",
        "pattern: (",
    )
    assert StringSet.of(None, "password") == StringSet.of(None) == EVERY_STRING


def test_half_a_surrogate_pair_is_not_judged() -> None:
    assert EVERY_STRING.contains("\ud800") is None


OPEN_FORMATS = {
    ("duration", "hostname"),
    ("duration", "idn-hostname"),
    ("email", "uri-reference"),
    ("email", "iri-reference"),
    ("idn-email", "iri-reference"),
    ("idn-hostname", "iri-reference"),
    ("idn-hostname", "uri-template"),
    ("uri", "uri-template"),
    ("uri-reference", "uri-template"),
    ("iri", "uri-template"),
    ("iri-reference", "uri-template"),
}
"""Pairs that no proof and no sample is known of, besides those with `regex`."""

PATTERNS = st.none() | st.sampled_from(
    [
        *("^[a-z]+$", r"^\d+$", "^[0-9a-f-]+$", "a", "@", "^https?://", "^.{3,8}$", r"\.", "^$"),
        *(
            HEX,
            r"^[^@\s]+@[^@\s]+$",
            r"^\d{4}-\d{2}-\d{2}",
            r"(a)\1",
            r"^(?=.*\d)\w+$",
            "^[A-Z]",
            "(",
        ),
    ]
)
SCHEMAS = st.builds(
    lambda least, most, pattern, name: SchemaObject(
        "#",
        types=frozenset({"string"}),
        format=name,
        string=StringBounds(least, most, pattern),
    ),
    st.sampled_from([0, 0, 1, 3, 8, 36]),
    st.sampled_from([None, None, 0, 2, 8, 36, 50]),
    PATTERNS,
    st.none() | st.sampled_from([*FORMATS, "phone", "password"]),
)
TEXTS = st.text("ab1-@.:/ é", max_size=9) | st.sampled_from(
    [*(sample for form in FORMATS.values() for sample in form.samples), "::ffff:1.2.3.4", "A1"]
)


def made(schema: SchemaObject) -> StringSet:
    return StringSet.of(schema.string, schema.format)


def accepts(schema: SchemaObject, text: str) -> bool:
    judge = jsonschema_rs.Draft202012Validator(json_schema(schema), validate_formats=True)
    return judge.is_valid(text)


@pytest.mark.parametrize("one", FORMATS)
def test_formats_are_told_apart(one: str) -> None:
    for other in FORMATS:
        match includes(of(one), of(other)):
            case No(sample):
                assert isinstance(sample, str)
                assert of(one).contains(sample)
                assert of(other).contains(sample) is False
            case Unknown(reason):
                assert other == "regex" or (one, other) in OPEN_FORMATS
                assert reason == f"whether every `{one}` is a `{other}`"
            case Yes():
                assert other in {one, *FORMATS[one].wider} or FORMATS[other].within


@settings(max_examples=200, deadline=None, derandomize=True)
@given(SCHEMAS, st.lists(TEXTS, max_size=6))
def test_a_set_has_what_its_schema_accepts(schema: SchemaObject, texts: list[str]) -> None:
    assert [made(schema).contains(t) for t in texts] == [accepts(schema, t) for t in texts]
    sample = made(schema).sample()
    assert sample is None or accepts(schema, sample)
    if made(schema).is_empty:
        assert not any(accepts(schema, text) for text in texts)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(SCHEMAS, SCHEMAS, st.lists(TEXTS, max_size=6))
def test_answers_are_right(sub: SchemaObject, sup: SchemaObject, texts: list[str]) -> None:
    match includes(made(sub), made(sup)):
        case Yes():
            assert not [text for text in texts if accepts(sub, text) and not accepts(sup, text)]
        case No(sample):
            assert isinstance(sample, str)
            assert accepts(sub, sample)
            assert not accepts(sup, sample)
        case Unknown(reason):
            assert reason


@settings(max_examples=150, deadline=None, derandomize=True)
@given(SCHEMAS, SCHEMAS)
def test_sets_form_an_order(one: SchemaObject, other: SchemaObject) -> None:
    both = made(one).intersect(made(other))

    assert both == made(other).intersect(made(one))
    assert includes(both, made(one)) == includes(both, made(other)) == YES
    assert includes(made(one), made(one)) == YES
