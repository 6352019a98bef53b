"""For every operation of real descriptions: a valid request gets a documented, valid answer."""

from __future__ import annotations

import lzma
from pathlib import Path

import jsonschema_rs
import orjson
import pytest

from specloom.ir import Api, Operation, build
from specloom.ir.media_types import bare, fits, is_json
from specloom.mock import service
from specloom.mock.messages import Answer
from specloom.spec import load
from specloom.values.json_schema import json_schema
from tests.mock.sending import UnwritableError, valid_request

pytestmark = pytest.mark.exhaustive

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
COMMITTED = sorted(path.relative_to(ROOT) for path in ROOT.glob("specs/*/*.yaml"))
OTHERS = ["petstore.yaml", "adyen-checkout-v71.json.xz", "openai-2025-01-31.yaml.xz"]
UNSATISFIABLE: dict[str, set[str]] = {}


def committed(path: Path) -> Api:
    return build(load(str(ROOT / path)))


def corpus(name: str, folder: Path) -> Api:
    source = CORPUS / name
    if not source.exists():
        pytest.skip(f"../shared/corpus/{name} is not here")
    if source.suffix == ".xz":
        data = lzma.decompress(source.read_bytes())
        source = folder / source.stem
        source.write_bytes(data)
    return build(load(str(source)))


def faults(operation: Operation, answer: Answer) -> list[str]:
    """Say what an answer does that its description does not, by a validator of its own."""
    by_status = {each.status.upper(): each for each in operation.responses}
    wanted = (str(answer.status), f"{answer.status // 100}XX", "DEFAULT")
    response = next((by_status[name] for name in wanted if name in by_status), None)
    if response is None:
        return [f"status {answer.status} is not declared: {answer.body[:300]!r}"]
    headers = dict(answer.headers)
    missing = [h.name for h in response.headers if h.required and h.name.lower() not in headers]
    if not response.content:
        return [*missing, *(["a body that is not declared"] if answer.body else [])]
    name = headers.get("content-type", "")
    media_type = next((each for each in response.content if fits(name, each.name)), None)
    if media_type is None:
        return [*missing, f"content type {name!r} is not declared"]
    if media_type.schema is None or not is_json(bare(name)):
        return missing
    validator = jsonschema_rs.Draft202012Validator(
        json_schema(media_type.schema, "response"), validate_formats=True
    )
    return [
        *missing,
        *(error.message for error in validator.iter_errors(orjson.loads(answer.body))),
    ]


def conform(api: Api, unsatisfiable: set[str]) -> None:
    mock = service(api)
    store = mock.context.store
    wrong: dict[str, list[str]] = {}
    for operation in api.operations:
        key = f"{operation.method} {operation.path}"
        for full in (True, False):
            try:
                request = valid_request(api, operation, full=full)
            except UnwritableError as error:
                wrong[key] = [f"no request: {error}"]
                continue
            before = store.snapshot() if operation.method == "DELETE" else None
            answer = mock.answer(request)
            if before is not None:
                store.restore(before)
            if answer.status >= 300:
                wrong[key] = [f"refused: {answer.status} {answer.body[:300]!r} {request}"]
            elif found := faults(operation, answer):
                wrong[key] = found

    assert [*mock.misfits] == []
    assert {key: why for key, why in wrong.items() if key not in unsatisfiable} == {}
    assert unsatisfiable <= wrong.keys()


@pytest.mark.parametrize("path", COMMITTED, ids=str)
def test_every_operation_answers_as_described(path: Path) -> None:
    conform(committed(path), UNSATISFIABLE.get(str(path), set()))


@pytest.mark.parametrize("name", OTHERS)
def test_so_do_other_peoples_apis(name: str, tmp_path: Path) -> None:
    conform(corpus(name, tmp_path), UNSATISFIABLE.get(name, set()))
