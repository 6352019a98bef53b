"""What is known of formats is what jsonschema-rs checks."""

from __future__ import annotations

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.values.formats import FORMATS, implies
from specloom.values.json_schema import pattern_works
from specloom.values.regular import compiled, intersection

# Near misses and odd shapes, to tell what a format is from what it looks like.
ODD = """
2024-02-29 2023-02-29 1900-02-29 2000-02-29 2024-04-31 2024-13-01 0000-01-01 24-01-01
12:00:00Z 23:59:60Z 12:00:60Z 24:00:00Z 12:00Z 12:00:00 12:00:00.z 12:00:00.5+01:00 23:29:60-00:30
2024-02-29T23:59:60Z 2024-02-29t12:00:00z 2024-02-30T12:00:00Z 2024-02-28T24:00:00Z
P P1 PT P1D P1Y2M3D P1Y3D P1W P1WT1H P1W1D PT1H2M3S PT1H3S P1DT P1D1D PT1M P1M1Y p1d P1.5D PTT1H
a@b user@[127.0.0.1] user@[IPv6:::1] "a@b"@c.de a@-b Alice<a@b.co> a@b@c jörg@b.de a@bücher.de
a.b a-b a--b ab--c xn--a xn--bcher-kva -a a- a. .a a..b 1.2 a_b bücher.example xn--99zzzz
0.0.0.0 256.1.1.1 01.1.1.1 1.1.1 ::1 1::2::3 ::ffff:1.2.3.4 fe80::1%eth0 :::
a: a:b http://a/{ http://[::1]/ http://a/é urn:x:y //a/b ///b ?q #f a#b#c %41 %4 a%zz [ ] é | ^ \\
http://ex\u00a0ample http://例え.jp/ http://a:99999/ 1a:b a+b:c
3FA85F64-5717-4562-B3FC-2C963F66AFA6 3fa85f6457174562b3fc2c963f66afa6
{3fa85f64-5717-4562-b3fc-2c963f66afa6}
{id} {+id} {id:3} {id:0} {id:12345} {id*} {a,b} {a.b} {a..b} {} {a b} } { {%41} {%4} {=a} {a:3*}
/ // /~0 /~1 /~ /~2 a/b 0 00 01 1 10# 0# 0#a 1/a/~0 0/~ -1 1a
( a( [a-z] a** \\d \\p{L} (?<=a)b a{2 a{2,1}
""".split()
SPACED = ["", " ", "a b", "\n", "a\n", "\x00", "a\x7f", "12:00:00 Z", "2024-02-29 12:00:00Z"]
SAMPLES = [sample for form in FORMATS.values() for sample in form.samples]


def accepts(name: str, text: str) -> bool:
    """Ask the judge."""
    judge = jsonschema_rs.Draft202012Validator({"format": name}, validate_formats=True)
    return judge.is_valid(text)


def matches(pattern: str, text: str) -> bool:
    return jsonschema_rs.Draft202012Validator({"pattern": pattern}).is_valid(text)


def pieces(pattern: str) -> st.SearchStrategy[str]:
    """Draw texts made from the characters that a format's values are made of."""
    return st.from_regex(pattern.replace(r"\d", "[0-9]").replace(r"\w", "[A-Za-z0-9_]"))


@pytest.mark.parametrize("name", FORMATS)
def test_samples_and_fillings_are_values(name: str) -> None:
    form = FORMATS[name]

    assert [text for text in form.samples if not accepts(name, text)] == []
    for length in (40, 41, 60):
        filled = form.stretched(length)
        assert filled is None or (len(filled) == length and accepts(name, filled))
    assert form.stretched(1) is None or accepts(name, "a")


@pytest.mark.parametrize("name", FORMATS)
def test_patterns_are_decided_in_full(name: str) -> None:
    form = FORMATS[name]
    for pattern in filter(None, (form.around, *form.within)):
        assert pattern_works(pattern)
        assert compiled(pattern).obstacle == ""


@pytest.mark.parametrize("name", FORMATS)
def test_values_lie_around_and_within(name: str) -> None:
    form = FORMATS[name]
    for text in (*ODD, *SPACED, *SAMPLES):
        if accepts(name, text):
            assert matches(form.around, text)
        else:
            assert not form.within or not all(matches(p, text) for p in form.within)


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.within])
def test_found_strings_within_are_values(name: str) -> None:
    for least in (0, 5, 10, 20, 40):
        for text in intersection(FORMATS[name].within, least).samples:
            assert accepts(name, text)


@pytest.mark.parametrize(
    "name", [name for name, form in FORMATS.items() if form.within == (form.around,)]
)
@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=st.data())
def test_regular_formats_are_their_pattern(name: str, data: st.DataObject) -> None:
    form = FORMATS[name]
    text = data.draw(pieces(form.around))
    cut = data.draw(st.integers(0, len(text)))
    for near in (
        text,
        text.strip("\n"),
        text[:cut] + text[cut + 1 :],
        text[:cut] + "0" + text[cut:],
    ):
        assert accepts(name, near) == matches(form.around, near)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text("aé0.:/-@%~{}[]#?TZP \n", max_size=9) | st.text(max_size=4))
def test_wider_formats_are_wider(text: str) -> None:
    for name, form in FORMATS.items():
        if accepts(name, text):
            assert matches(form.around, text)
            assert [other for other in form.wider if not accepts(other, text)] == []
        elif form.within:
            assert not all(matches(pattern, text) for pattern in form.within)


def test_a_format_implies_itself_and_wider_ones() -> None:
    assert implies("uri", "uri")
    assert implies("uri", "iri-reference")
    assert not implies("iri-reference", "uri")
