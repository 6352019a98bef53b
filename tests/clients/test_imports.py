"""What importing costs: nothing is loaded or built before it is needed (no clock involved)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.clients.descriptions import Version, example
from tests.server import Answer, Server

ROOT = Path(__file__).parents[2]
HEAVY = ("httpx", "pydantic", "pydantic_core", "anyio", "typing_extensions", "email", "asyncio")


def run(code: str, *arguments: str) -> Any:
    """Run code in a fresh interpreter that sees the generated packages; give what it prints."""
    paths = [str(ROOT / "generated" / name) for name in ("enode", "renault-zoe")]
    start = f"import json, sys; sys.path[:0] = {paths!r}\n"
    done = subprocess.run(
        [sys.executable, "-c", start + code, *arguments],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("package", ["enode_client", "renault_zoe_client"])
def test_importing_a_package_loads_nothing_heavy(package: str) -> None:
    loaded = run(f"import {package}; print(json.dumps(sorted(sys.modules)))")

    assert [name for name in HEAVY if name in loaded] == []
    assert [name for name in loaded if name.startswith(package)] == [
        package, f"{package}._runtime", f"{package}._runtime.lazy"
    ]  # fmt: skip


def test_importing_a_version_loads_no_models() -> None:
    loaded = run(
        "from enode_client.v2023_08_01 import Enode\n"
        "Enode(access_token='t')\n"
        "print(json.dumps(sorted(sys.modules)))"
    )

    assert [name for name in loaded if name.endswith(".models") and "_runtime" not in name] == []
    assert [
        name for name in loaded if name.startswith("enode_client") and ".resources" in name
    ] == []


FIRST_CALL = """
from enode_client.v2023_08_01 import Enode, models
from pydantic import BaseModel

with Enode(access_token="t0k3n", base_url=sys.argv[1]) as enode:
    vehicle = enode.vehicles.get("v1")
print(json.dumps({
    "vehicle": vehicle.to_dict(),
    "built": sorted(
        name for name in models.__all__
        if isinstance(getattr(models, name), type)
        and issubclass(getattr(models, name), BaseModel)
        and getattr(models, name).__pydantic_complete__
    ),
    "resources": sorted(name for name in sys.modules
        if name.startswith("enode_client") and ".resources." in name),
}))
"""


def test_a_first_call_builds_only_what_it_needs(server: Server) -> None:
    vehicle = example(Version("enode", "2023-08-01"), "getVehiclesVehicleid")
    server.answer("GET /vehicles/v1", Answer(json=vehicle))

    told = run(FIRST_CALL, server.url)

    assert told["vehicle"] == vehicle
    assert "Vehicle" in told["built"]
    assert {name for name in told["built"] if not name.startswith("Vehicle")} <= {"Capability"}
    assert told["resources"] == ["enode_client.v2023_08_01.resources.vehicles"]


def test_an_error_is_built_only_when_it_happens(server: Server) -> None:
    server.answer("GET /vehicles/v1", Answer(404, json={"type": "t", "title": "No", "detail": "x"}))
    code = FIRST_CALL.replace(
        '    vehicle = enode.vehicles.get("v1")\n',
        "    from enode_client.errors import NotFound\n"
        '    try: enode.vehicles.get("v1")\n'
        "    except NotFound as error: vehicle = error.body\n",
    )

    told = run(code, server.url)

    assert told["vehicle"]["title"] == "No"
    assert told["built"] == ["Problem"]
