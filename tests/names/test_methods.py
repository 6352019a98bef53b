"""What operations are called, group by group."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from specloom.ir import Api, MediaType, Operation, Response, SchemaObject
from specloom.names import plan

GROUPS: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("methods.yaml").read_text("utf-8")
)
LINE = re.compile(
    r"(?P<method>[A-Z]+) (?P<path>\S+) \[(?P<tag>[^\]]*)\](?: (?P<id>(?!one )[^\s\"-]+))?"
    r"(?: \"(?P<summary>[^\"]*)\")?(?P<one> one)? -> (?P<name>\S+)"
)
THING = SchemaObject("#/components/schemas/Thing", types=frozenset(("object",)))


def operation(line: str) -> tuple[Operation, str]:
    said = LINE.fullmatch(line)
    assert said, line
    pointer = f"#/paths/{said['path'].replace('/', '~1')}/{said['method'].lower()}"
    content = (MediaType(f"{pointer}/a", "application/json", THING),) if said["one"] else ()
    made = Operation(
        pointer,
        said["method"],
        said["path"],
        id=said["id"] or "",
        tags=(said["tag"],) if said["tag"] else (),
        summary=said["summary"] or "",
        responses=(Response(f"{pointer}/responses/200", "200", content=content),),
    )
    return made, said["name"]


@pytest.mark.parametrize("group", GROUPS.values(), ids=GROUPS)
def test_operations_have_short_names(group: list[str]) -> None:
    read = [operation(line) for line in group]
    api = Api("t", "3.1.0", "Test", "1", operations=tuple(one for one, _ in read))
    (symbols,), _ = plan([api])
    given = {pointer: f"{one.resource}.{one.name}" for pointer, one in symbols.methods.items()}

    assert [given[one.pointer] for one, _ in read] == [name for _, name in read]
