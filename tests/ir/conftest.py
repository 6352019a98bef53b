from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from specloom.ir import Api, build
from specloom.spec import load

Raw = dict[str, Any]
Build = Callable[..., Api]


@pytest.fixture(scope="session")
def build_files(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the first of some files, given as name=JSON value."""
    folder = tmp_path_factory.mktemp("descriptions")

    def build_them(**files: Raw) -> Api:
        for name, value in files.items():
            (folder / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")
        return build(load(str(folder / f"{next(iter(files))}.json")))

    return build_them


@pytest.fixture(scope="session")
def build_raw(build_files: Build) -> Build:
    """Build one description from its parts; what is left out is filled in."""

    def build_it(version: str = "3.1.0", /, **parts: Any) -> Api:
        info = {"title": "Test", "version": "1"}
        return build_files(root={"openapi": version, "info": info, "paths": {}, **parts})

    return build_it


@pytest.fixture(scope="session")
def build_schemas(build_raw: Build) -> Build:
    """Build named component schemas."""

    def build_them(version: str = "3.1.0", /, **schemas: Any) -> Api:
        return build_raw(version, components={"schemas": schemas})

    return build_them
