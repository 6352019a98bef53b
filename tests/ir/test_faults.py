from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from specloom.errors import BadInput
from specloom.ir import Api

CASES = yaml.safe_load(Path(__file__).with_name("faults.yaml").read_text(encoding="utf-8"))
TESTED = "#/components/schemas/Tested"
Build = Callable[..., Api]


@pytest.mark.parametrize(
    "case", CASES, ids=[str(case.get("at", case.get("schema"))) for case in CASES]
)
def test_what_cannot_be_understood_is_all_reported_where_it_stands(
    case: dict[str, Any], build_raw: Build
) -> None:
    parts = case.get("at") or {"components": {"schemas": {"Tested": case["schema"]}}}
    prefix = "" if "at" in case else TESTED

    with pytest.raises(BadInput) as caught:
        build_raw(case.get("openapi", "3.1.0"), **parts)

    assert [[f.id, f.location.pointer] for f in caught.value.findings] == [
        [id_, prefix + pointer] for id_, pointer in case["faults"]
    ]
    assert all(finding.location.line for finding in caught.value.findings)
