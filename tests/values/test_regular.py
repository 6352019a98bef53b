"""Patterns as sets of strings: what jsonschema-rs matches is the judge."""

from __future__ import annotations

import jsonschema_rs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from specloom.values.json_schema import pattern_works
from specloom.values.regular import compiled, difference, intersection

EQUAL = [
    (r"^[0-9]+$", r"^\d+$"),
    (r"^\d+$", r"^\d\d*$"),
    (r"^\w$", "^[a-zA-Z0-9_]$"),
    (r"^(\d{4})-(\d{2})$", "^[0-9]{4}-[0-9]{2}$"),
    (r"^(?<year>\d{4})$", r"^(?:\d){4}$"),
    ("^a*$", "^$|^a+$"),
    ("^(a|b|c)$", "^[a-c]$"),
    ("^(ab|ac)$", "^a[bc]$"),
    ("^a{2,4}$", "^aaa?a?$"),
    ("^(?:a?){3}$", "^a{0,3}$"),
    ("^(?:a{2}){3}$", "^a{6}$"),
    ("^.{0,5000}$", "^(?:.{0,5000})?$"),
    ("^.{0,5000}[a-z]{3}$", "^(.{0,5000})[a-z][a-z]{2}$"),
    ("^(a{0,3000})?$", "^a{0,3000}$"),
    ("a{2,}", "aa"),
    ("a+", "a"),
    (".*foo.*", "foo"),
    ("^foo.*", "^foo"),
    ("^[^]a]$".replace("]a", r"\]a"), r"^[^a\]]$"),
    (r"^[\s\S]*$", ""),
    ("", "x*"),
    ("(^|x)a$", "^a$|xa$"),
    ("(?:^a|b)+c", "^ac|bc"),
    ("a$|b$", "[ab]$"),
    ("^(?:^a|b)*$", "^a?b*$"),
    ("(?:a|b$)*c?$", "$"),
    ("(?:^a|b){1,2}", "^a|b"),
    ("(?:^a|b){2}c", "^abc|bbc"),
    ("(?:^|$)*", ""),
    ("(a|$)b?", ""),
    ("$^", "^$"),
    ("a^", "b^"),
    (r"^\u0041\x42\u{43}\cJ\t$", "^ABC\n\t$"),
    (r"^\-\.\/\$\_\@$", "^-[.]/[$]_@$"),
    (r"^[\d\-x]$", "^[-x0-9]$"),
    (r"^[^\W_]+$", "^[A-Za-z0-9]+$"),
    ("^[a-c-]$", "^[-abc]$"),
    ("^(?=.*a)(?=.*b)[ab]{2}$", "^(ab|ba)$"),
    ("^(?!a)[abc]$", "^[bc]$"),
    ("^(?!a$)(?=a)a{1,3}$", "^a{2,3}$"),
    (r"^\p{Lu}$", r"^\p{Uppercase_Letter}$"),
    (r"^\P{L}$", r"^[^\p{L}]$"),
    (r"^\pL$", r"^\p{L}$"),
]
NARROWER = [
    # sub, sup, and what only sup matches
    ("^[a-z]{3}$", "^[a-z]+$", "a"),
    ("^[a-zA-Z0-9_.-]{1,100}$", "^[a-zA-Z0-9_.-]{1,101}$", "a" * 101),
    ("^.{1,100}$", "^.{1,5000}$", "a" * 101),
    ("^.{10,20}$", "^.{5,30}$", "aaaaa"),
    ("^[0-9a-f]{40}$", "^[0-9a-fA-F]{40}(?:[0-9a-fA-F]{24})?$", "a" * 39 + "A"),
    ("^[0-9a-f]{40}$", "^([0-9a-f]{40}|[0-9a-f]{64})$", "a" * 64),
    ("issue", "iss", "iss"),
    ("^issue$", "issue", "aissue"),
    ("^https://", "^https?://", "http://"),
    (r"^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$", "^[-a-z0-9]{1,63}$", "0"),
    (r"^[a-z]+$", r"^\p{L}+$", "A"),
    (r"^\p{L}+$", r"^[^\d]+$", "-"),
    (r"^.+$", r"^[\s\S]+$", "\n"),
    (r"^\d{3}-\d{4}$", r"^\d{3}-?\d{4}$", "0000000"),
    ("^(red|green)$", "^(red|green|blue)$", "blue"),
    ("^(?=.*[A-Z]).{8,64}$", "^.{8,}$", "aaaaaaaa"),
    ("^(?!x)[a-z]+$", "^[a-z]+$", "x"),
    ("^pkg:[a-z]+/", "^pkg", "pkg"),
    ("^a{3}b*$", "^a+b{0,}$", "a"),
    ("^(ab){2,5000}$", "^(ab)+$", "ab"),
    ("^x(ab){2,5000}y$", "^x(ab){1,5000}y$", "xaby"),
]
SUPERSETS = [
    # patterns that are not regular, and something that all they match surely matches
    (r"(a)\1", "a", "a reference back"),
    (r"^([a-c])(,\1)*$", "^[a-c](,[a-c]?)*$", "a reference back"),
    (r"^(?<quote>['\"])x\k<quote>$", "x", "a reference back"),
    (r"^\1(a)$", "a$", "a reference back"),
    (r"\bfoo\b", "foo", "a word boundary"),
    (r"(?<=a)b", "b", "a lookbehind"),
    (r"(?<!a)b", "b", "a lookbehind"),
    (r"a(?=b)", "a", "a lookahead that is not at the start"),
    (r"^(?!a(?=b))a", "^a", "a lookahead that is not at the start"),
    (r"^(?!\bx)a", "^a", "a word boundary"),
    (r"^\s*a{0,2000}\s*$", r"^[\sa]*$", "a repetition too long to unroll"),
    (r"^\s*(a|[bc]{0,2000})*\s*$", r"^[\sabc]*$", "a repetition too long to unroll"),
    ("a" * 2000, "", "a repetition too long to unroll"),
    (r"^(?!\s*a{0,2000}\s*b)", "", "a repetition too long to unroll"),
    (r"^(?=a(?=b))a", "^a", "a lookahead that is not at the start"),
    (r"(?:a(?=b))*c", "c", "a lookahead that is not at the start"),
    (r"(?i)a", "", "a flag or a special group"),
]


def matches(pattern: str, text: str) -> bool:
    """Ask the engine whether a pattern matches a text."""
    only = "".join(rf"\u{{{ord(char):x}}}" for char in text)
    return intersection((pattern, f"^{only}$")).samples == (text,)


def judged(pattern: str, text: str) -> bool:
    """Tell whether the judge follows ECMA-262: beside lookarounds it reads `\\d` by Unicode."""
    return text.isascii() or ("(?=" not in pattern and "(?!" not in pattern)


def accepts(pattern: str, text: str) -> bool:
    """Ask the judge."""
    return jsonschema_rs.Draft202012Validator({"pattern": pattern}).is_valid(text)


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_equal_patterns_include_each_other(one: str, other: str) -> None:
    assert difference((one,), other) == difference((other,), one)
    assert difference((one,), other).samples == ()
    assert difference((one,), other).reason == ""


@pytest.mark.parametrize(("sub", "sup", "sample"), NARROWER)
def test_a_narrower_pattern_is_told_apart_by_a_sample(sub: str, sup: str, sample: str) -> None:
    assert difference((sub,), sup).samples == ()
    assert difference((sub,), sup).reason == ""
    assert difference((sup,), sub).samples[0] == sample
    assert accepts(sup, sample)
    assert not accepts(sub, sample)


@pytest.mark.parametrize(("pattern", "wider", "obstacle"), SUPERSETS)
def test_what_is_not_regular_is_read_as_more(pattern: str, wider: str, obstacle: str) -> None:
    assert compiled(pattern).obstacle == obstacle
    assert not difference((pattern,), wider).samples
    assert obstacle in difference((wider,), pattern).reason


@pytest.mark.parametrize(
    "pattern",
    [
        *r"a{2}{3} a** a++ a?+ ^* (?:)* * a|* {a a{,3} a{2 a{2,1} a{9999999999}".split(),
        *r"[] [^] [a-\d] [\d-x] [z-a] [a (?>a) (?#c)a (?x)a (?<n (a a)".split(),
        *r"\ \h \é \< \u12 \xg0 \uD83D\uDE00 \u{110000} \p{Nonsense} \p{L".split(),
    ],
)
def test_what_validators_read_differently_is_left_alone(pattern: str) -> None:
    assert compiled(pattern).inside == ()
    assert compiled(pattern).obstacle


def test_groups_nested_beyond_reason_are_left_alone() -> None:
    assert compiled("(" * 60 + ")" * 60).obstacle == "groups nested too deeply"
    assert compiled("(?:^a|b){0,9}").obstacle == "an anchor repeated often"


def test_a_search_that_grows_beyond_reason_is_given_up() -> None:
    found = difference(("^(a|b)*a(a|b){14}$",), "^(a|b)*b(a|b){14}$")

    assert found.reason == "the patterns are too large to compare"
    assert intersection((), 200_000).reason == found.reason


def test_lengths_bound_what_is_found() -> None:
    assert intersection(("^[a-z]*$",), 3, 3).samples == ("aaa",)
    assert intersection(("^[a-z]{4}$",), 0, 3).samples == ()
    assert intersection(("^a",), 90_000).samples[0] == "a" * 90_000
    assert intersection((), 3, 2).samples == ()
    assert difference(("^a*$",), "^a{0,7}$", 3, 7).samples == ()
    assert difference(("^a*$",), "^a{0,7}$", 3, 8).samples == ("aaaaaaaa",)


ATOMS = st.sampled_from(
    [
        *"ab01-_ é\n",
        ".",
        r"\d",
        r"\w",
        r"\s",
        r"\D",
        r"\W",
        r"\S",
        "[ab]",
        "[^a]",
        r"[^\d_]",
        "[a-c1-]",
    ]
)
QUANTIFIERS = st.sampled_from(["*", "+", "?", "{2}", "{0,2}", "{1,}", "{2,3}", "*?", "+?", "{0}"])


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    group = st.builds("({})".format, inner) | st.builds("(?:{})".format, inner)
    return (
        st.builds("{}{}".format, inner, inner)
        | st.builds("{}{}".format, group, QUANTIFIERS)
        | st.builds("({}|{})".format, inner, inner)
    )


PLAIN = st.recursive(ATOMS | st.builds("{}{}".format, ATOMS, QUANTIFIERS), _grown, max_leaves=6)
ANCHORED = st.recursive(PLAIN | st.sampled_from(["^", "$"]), _grown, max_leaves=4)
LOOKING = st.builds("^(?{}{}){}".format, st.sampled_from("=!"), PLAIN, PLAIN)
PATTERNS = (
    PLAIN
    | ANCHORED
    | LOOKING
    | st.builds("^{}$".format, PLAIN)
    | st.builds("{}|{}".format, ANCHORED, ANCHORED)
).filter(pattern_works)
TEXTS = st.text("ab01-_ é\n", max_size=6)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(PATTERNS, st.lists(TEXTS, min_size=1, max_size=8))
def test_the_engine_and_the_judge_match_the_same(pattern: str, texts: list[str]) -> None:
    assume(not compiled(pattern).obstacle)
    texts = [text for text in texts if judged(pattern, text)]

    assert [matches(pattern, text) for text in texts] == [accepts(pattern, text) for text in texts]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(PATTERNS, PATTERNS, st.lists(TEXTS, max_size=8))
def test_a_difference_is_what_it_says(one: str, other: str, texts: list[str]) -> None:
    found = difference((one,), other)
    for sample in found.samples:
        if judged(one + other, sample):
            assert not accepts(other, sample)
            assert accepts(one, sample) or compiled(one).obstacle
    if not found.samples and not found.reason:
        texts = [text for text in texts if judged(one + other, text)]
        assert not [text for text in texts if accepts(one, text) and not accepts(other, text)]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(PATTERNS, PATTERNS, PATTERNS)
def test_inclusion_is_an_order(one: str, other: str, third: str) -> None:
    assume(not any(compiled(pattern).obstacle for pattern in (one, other, third)))

    assert not difference((one,), one).samples
    both = intersection((one, other))
    assert not difference((one, other), other).samples
    assert bool(both.samples) == bool(intersection((other, one)).samples)
    if not difference((one,), other).samples and not difference((other,), third).samples:
        assert not difference((one,), third).samples
