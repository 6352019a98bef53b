"""Texts of an earlier run are taken for those that would be written, byte for byte."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specloom.ir import build
from specloom.names import Lock
from specloom.render import Package, Version, plan, templates_root
from specloom.render.drafts import Draft, finished, key_of
from specloom.render.plan import Rendered
from specloom.render.write import OutputFile
from specloom.spec import load
from tests.render.test_groups import described, put

HERE = Path(__file__).parent
SOURCES = [HERE / "pets.yaml", *sorted(HERE.glob("hostile/*.yaml"))]


def made(source: Path, texts: dict[str, str]) -> Rendered:
    version = Version("1", build(load(str(source))))
    return plan([version], Package("made", "Made"), Lock(), [templates_root()], texts)


def texts_of(rendered: Rendered) -> dict[str, str]:
    texts = {file.path: file.text for file in rendered.files}
    return {key: texts[path] for path, key in rendered.keys.items()} | dict(rendered.answers)


@pytest.mark.parametrize("source", SOURCES, ids=[source.stem for source in SOURCES])
def test_what_is_taken_again_is_what_would_be_written(source: Path) -> None:
    first = made(source, {})

    assert made(source, texts_of(first)) == first


SCHEMAS = st.dictionaries(
    st.sampled_from(["Alone", "ANode0", "New", "Tree"]),
    st.sampled_from(
        [
            {"type": "object", "properties": {"id": {"type": "integer"}}},
            {"type": "object", "description": "Another.", "properties": {"a b": {}}},
            {"type": "string", "enum": ["a", "b"]},
        ]
    ),
    min_size=1,
)


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SCHEMAS)
def test_a_change_shows_wherever_it_matters(
    tmp_path: Path, changes: dict[str, dict[str, object]]
) -> None:
    before = made(put(tmp_path, "1.yaml"), {})
    after = put(tmp_path, "2.yaml", **changes)

    assert made(after, texts_of(before)) == made(after, {})


def test_one_change_leaves_most_texts_as_they_are(tmp_path: Path) -> None:
    before = made(put(tmp_path, "1.yaml"), {})
    alone = described()["components"]["schemas"]["Alone"] | {"description": "On its own."}
    after = made(put(tmp_path, "2.yaml", Alone=alone), {})

    changed = {path for path, key in after.keys.items() if before.keys.get(path) != key}
    assert changed == {"made/v1/models/_a.py"}


def test_only_what_is_not_known_is_written() -> None:
    drafts: list[Draft | OutputFile] = [
        Draft("a.py", "known", lambda: "never = asked"),
        Draft("b.py", "unknown", lambda: "b  =  1"),
        OutputFile("c.txt", "c"),
    ]

    files = [(one.path, one.text) for one in finished(drafts, {"known": "a = 1\n"})]
    assert files == [("a.py", "a = 1\n"), ("b.py", "b = 1\n"), ("c.txt", "c")]


@dataclass(frozen=True, slots=True)
class View:
    name: str
    refs: frozenset[str]


def test_keys_tell_values_apart_and_sets_have_an_order() -> None:
    view, other = View("a", frozenset("cab")), View("a", frozenset("ca"))

    assert key_of(view) == key_of(View("a", frozenset("bca"))) != key_of(other)
    assert len({key_of(one) for one in (1, "1", [1], None)}) == 4


@pytest.mark.parametrize("odd", ["\ud800", 2**64], ids=["half a pair", "65 bits"])
def test_what_orjson_refuses_has_a_key_too(odd: object) -> None:
    view = View("a", frozenset("ab"))

    assert key_of(odd, view) == key_of(odd, view) != key_of(odd, View("b", frozenset("ab")))


def test_only_what_is_known_to_be_stable_has_a_key() -> None:
    with pytest.raises(TypeError):
        key_of(object())
