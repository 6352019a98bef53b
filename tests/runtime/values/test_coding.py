"""JSON to values, values to JSON."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field, ValidationError
from runtime.coding import decode, encode, encode_json, wire_value
from runtime.models import Model, wire
from runtime.omitted import OMITTED
from runtime.units import DateTime

from runtime import coding

TEMPLATES = Path(__file__).parents[3] / "templates"


class Outer(Model, frozen=True):
    inner: Annotated[Inner | None, wire("theInner")] = None
    inners: Annotated[list[Inner] | None, wire("inners")] = None


class Inner(Model, frozen=True):
    at: Annotated[DateTime | None, wire("at")] = None
    count: Annotated[int | None, wire("theCount")] = None


def test_any_type_form_is_read() -> None:
    assert decode(Inner, b'{"theCount":1}') == Inner(count=1)
    assert decode(list[Inner], b'[{"theCount":1}]') == [Inner(count=1)]
    assert decode(dict[str, Inner], b'{"a":{}}') == {"a": Inner()}
    assert decode(Inner | None, b"null") is None
    assert decode(Annotated[int, Field(ge=1)], b"1") == 1
    assert decode(Literal["a", "b"], b'"a"') == "a"
    assert decode(object, b'{"a":[1,null,"x"]}') == {"a": [1, None, "x"]}
    assert decode(Annotated[Inner, "a note"], b"{}") == Inner()
    assert decode(Annotated[int, ["cannot be hashed"]], b"1") == 1


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b'{"a":1}}', b"[" * 10_000, b"nothing"])
def test_what_is_no_json_is_a_validation_error(content: bytes) -> None:
    for type_ in (object, Inner, list[Inner]):
        with pytest.raises(ValidationError, match="Invalid JSON"):
            decode(type_, content)


def test_errors_keep_the_values_to_themselves() -> None:
    for type_, content in ((list[int], b'["swordfish"]'), (Inner, b'{"theCount":"swordfish"}')):
        with pytest.raises(ValidationError) as caught:
            decode(type_, content)
        assert "swordfish" not in str(caught.value)


def test_omitted_members_are_dropped_at_any_depth() -> None:
    body = {
        "theInner": {"at": OMITTED, "theCount": None},
        "inners": [{"theCount": OMITTED}, OMITTED, Inner(count=1)],
        "other": OMITTED,
        "more": {"a": ({"b": OMITTED},)},
    }

    assert encode(Outer, body) == {
        "theInner": {"theCount": None},
        "inners": [{}, {"theCount": 1}],
        "more": {"a": [{}]},
    }


def test_models_dicts_and_python_values_are_written() -> None:
    at = decode(DateTime, b'"2023-08-01T12:00:00.000Z"')

    assert encode(Outer, {"theInner": {"at": at}}) == {
        "theInner": {"at": "2023-08-01T12:00:00.000Z"}
    }
    assert encode(Outer, Outer(inner=Inner(count=1))) == {"theInner": {"theCount": 1}}
    assert encode(object, {"x": Inner(count=1)}) == {"x": {"theCount": 1}}
    assert encode(list[int], (1, 2)) == [1, 2]
    assert encode_json(Outer, {"theInner": {"theCount": 1}}) == b'{"theInner":{"theCount":1}}'
    assert encode_json(str, "ü") == '"ü"'.encode()


def test_a_body_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"theInner\.theCount"):
        encode(Outer, {"theInner": {"theCount": "many"}})


def test_a_single_parameter_may_be_omitted() -> None:
    assert wire_value(DateTime, OMITTED) is OMITTED
    assert wire_value(list[Inner], [Inner(count=1)]) == [{"theCount": 1}]


def test_the_order_of_a_union_counts() -> None:
    class Here(Model, frozen=True):
        pass

    class There(Model, frozen=True):
        pass

    assert isinstance(decode(Here | There, b"{}"), Here)
    assert isinstance(decode(There | Here, b"{}"), There)


def test_an_adapter_is_built_once_for_many_threads() -> None:
    class Local(Model, frozen=True):
        number: Annotated[int, wire("number")]

    start = threading.Barrier(16)
    built = []

    def work() -> None:
        start.wait()
        built.append(coding._adapter(list[Local]))
        assert decode(list[Local], b'[{"number":1}]') == [Local(number=1)]

    threads = [threading.Thread(target=work) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(built) == 16
    assert len(set(map(id, built))) == 1


LAZY = """
import sys
sys.path.insert(0, {templates!r})
from typing import Annotated
from runtime.coding import decode
from runtime.models import Model, wire
import generated

assert decode(list[generated.First], b'[{{"next":{{"number":1}}}}]')[0].next.number == 1
assert not generated.Other.__pydantic_complete__
print("lazy")
"""

GENERATED = """
from __future__ import annotations
from typing import Annotated
from runtime.models import Model, wire

class First(Model, frozen=True):
    next: Annotated[Second | None, wire("next")] = None

class Second(Model, frozen=True):
    number: Annotated[int, wire("number")]

class Other(Model, frozen=True):
    broken: Annotated[Nowhere, wire("broken")]
"""


def test_only_what_is_reached_is_built(tmp_path: Path) -> None:
    (tmp_path / "generated.py").write_text(GENERATED)
    script = LAZY.format(templates=str(TEMPLATES))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout == "lazy\n", done.stderr
