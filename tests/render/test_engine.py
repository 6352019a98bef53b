"""The model engine says what our own annotations say, whatever the shape."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.render.engine import Engine, usual_answers
from specloom.render.shapes import (
    Anything,
    Builtin,
    ListOf,
    Literals,
    MapOf,
    Named,
    OneOf,
    Optional,
    Shape,
    Unit,
    annotation,
)

VALUES: list[tuple[str | int | bool, ...]] = [
    ("a",),
    (True,),
    (1,),
    ("a", 'quote"', "b\\"),
    ("{0}", "\0model0\0", "model0_"),
]
LEAVES: st.SearchStrategy[Shape] = st.one_of(
    st.sampled_from(["str", "float", "int", "bool"]).map(Builtin),
    st.sampled_from(["Vehicle", "HVACState", "Order2"]).map(Named),
    st.sampled_from(["Minutes", "DateTime"]).map(Unit),
    st.sampled_from(VALUES).map(Literals),
)


def shapes() -> st.SearchStrategy[Shape]:
    return st.recursive(
        LEAVES,
        lambda inner: st.one_of(
            inner.map(ListOf),
            inner.map(MapOf),
            st.builds(
                lambda a, b: OneOf((a, b)),
                LEAVES.filter(lambda leaf: isinstance(leaf, Builtin)),
                LEAVES.filter(lambda leaf: isinstance(leaf, Named)),
            ),
        ),
        max_leaves=5,
    )


def normal(source: str) -> str:
    return ast.unparse(ast.parse(source))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(shapes(), st.booleans()), max_size=5))
def test_engine_and_annotations_agree(fields: list[tuple[Shape, bool]]) -> None:
    written = Engine().annotate(fields)

    for text, (shape, required) in zip(written, fields, strict=True):
        expected = annotation(shape)
        assert normal(text) in {normal(expected), normal(f"{expected} | None")}
        assert required is False or normal(text) == normal(expected)


def test_null_and_anything_keep_their_meaning() -> None:
    fields = ((Optional(Builtin("str")), True), (Anything(), True), (ListOf(Anything()), True))

    assert Engine().annotate(fields) == (
        "str | None",
        "Any",
        "list[Any]",
    )


def test_what_is_known_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    fields = ((ListOf(Named("Cat")), True), (MapOf(Named("Cat")), False))
    first = Engine()
    annotations = first.annotate(fields)
    monkeypatch.setattr("specloom.render.engine._generate", None)
    second = Engine(first.answers)

    assert second.annotate([(ListOf(Named("Dog")), True)]) == ("list[Dog]",)
    assert second.annotate(fields) == annotations
    assert second.answers == first.answers


def shape_of_form(node: ast.expr) -> Shape:
    """Give the shape that a form writes."""
    match node:
        case ast.Name("Any"):
            return Anything()
        case ast.Name(name):
            return Named(name) if name.startswith("model") else Builtin(name)
        case ast.Subscript(ast.Name("list"), items):
            return ListOf(shape_of_form(items))
        case ast.Subscript(_, ast.Tuple([_, values])):
            return MapOf(shape_of_form(values))
        case ast.BinOp(one, _, ast.Constant(None)):
            return Optional(shape_of_form(one))
        case ast.BinOp(one, _, other):
            before = shape_of_form(one)
            others = before.members if isinstance(before, OneOf) else (before,)
            return OneOf((*others, shape_of_form(other)))
        case _:
            raise AssertionError(ast.unparse(node))


def test_usual_answers_are_those_of_the_engine() -> None:
    engine = Engine()
    forms = [form.split(" ", 1) for form in usual_answers()]
    engine.annotate(
        [
            (shape_of_form(ast.parse(text, mode="eval").body), kind == "required")
            for kind, text in forms
        ]
    )

    assert engine.answers == usual_answers()  # where the engine is another: write what it says now


def test_of_names_and_values_only_the_places_are_asked() -> None:
    engine = Engine(usual_answers())
    values = OneOf((Builtin("str"), Literals(("a", "{b}")), Unit("Date"), Named("Cat")))

    assert engine.annotate([(values, True)]) == ('str | Literal["a", "{b}"] | Date | Cat',)
    assert engine.answers == {"required str | model0 | model1 | model2": "str | {0} | {1} | {2}"}
