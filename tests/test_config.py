"""specloom.toml becomes frozen values; every fault is found, at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.config import ApiConfig, Config, parse_config
from specloom.errors import BadInput

PETS = """\
[apis.pets]
versions = ["1", "2"]
specs = "specs/{version}.yaml"
output = "generated/pets"
package = "pets_client"
client = "Pets"
"""

FAULTS = [
    ("versions = 3", 'versions must be a list of texts such as ["2024-01-01", "latest"]'),
    ("versions = []", "versions must be a list of texts"),
    ('versions = ["1", "1"]', "versions names a version twice"),
    ('versions = ["a/b"]', "versions holds 'a/b', but a version has no '@', slash or space"),
    ('specs = "specs/a.yaml"', 'specs must hold "{version}"'),
    ('specs = "/specs/{version}.yaml"', "specs must be a path inside the folder of this file"),
    ('output = "../pets"', "output must be a path inside the folder of this file"),
    ('output = "."', "output must be a path inside the folder of this file"),
    ("output = 1", "output must be a text that is not empty"),
    ('package = "class"', 'package must be a Python name such as "pets_client"'),
    ('client = "my client"', 'client must be a Python name such as "pets_client"'),
]


def findings(text: str) -> list[str]:
    with pytest.raises(BadInput) as caught:
        parse_config(text, "specloom.toml")
    return [str(finding) for finding in caught.value.findings]


def test_values() -> None:
    config = parse_config(PETS + '[diff]\npolicy = "strict"\n', "specloom.toml")

    pets = ApiConfig(
        "pets", ("1", "2"), "specs/{version}.yaml", "generated/pets", "pets_client", "Pets"
    )
    assert config == Config("specloom.toml", (pets,), "strict")
    assert config.api("pets") == pets
    assert config.api("cats") is None
    assert pets.spec("2") == "specs/2.yaml"


def test_an_empty_file_configures_nothing() -> None:
    assert parse_config("", "specloom.toml") == Config("specloom.toml")


def test_optional_settings() -> None:
    extra = 'http = "httpx2"\nbehaviour = "specs/behaviour.py"\n'
    (pets,) = parse_config(PETS + extra, "specloom.toml").apis

    assert (pets.http, pets.behaviour) == ("httpx2", "specs/behaviour.py")


def test_the_project_s_own_file() -> None:
    path = Path(__file__).parents[1] / "specloom.toml"
    config = parse_config(path.read_text(encoding="utf-8"), str(path))

    assert [(api.package, len(api.versions)) for api in config.apis] == [
        ("enode_client", 7),
        ("renault_zoe_client", 2),
    ]


@pytest.mark.parametrize(("line", "message"), FAULTS)
def test_wrong_value(line: str, message: str) -> None:
    key = line.partition(" ")[0]
    lines = [line if old.startswith(f"{key} ") else old for old in PETS.splitlines()]
    (found,) = findings("\n".join(lines))

    assert found.startswith(f"specloom.toml:{lines.index(line) + 1}:1: error: apis.pets.{message}")


def test_all_faults_are_told_at_once() -> None:
    text = PETS.replace("versions", "versons") + 'http = "requests"\n[dif]\n[diff]\npolicy = 1\n'

    assert findings(text) == [
        (
            "specloom.toml:8:1: error: dif is not a setting of specloom; did you mean 'diff'? "
            "[unknown-setting]"
        ),
        (
            "specloom.toml:2:1: error: apis.pets.versons is not a setting of specloom; "
            "did you mean 'versions'? [unknown-setting]"
        ),
        'specloom.toml:1:1: error: apis.pets needs "versions" [missing-setting]',
        'specloom.toml:7:1: error: apis.pets.http must be "httpx" or "httpx2" [wrong-setting]',
        'specloom.toml:10:1: error: diff.policy must be "lenient" or "strict" [wrong-setting]',
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("apis = 1", "specloom.toml:1:1: error: apis must be a table"),
        ("\n[apis]\npets = 1", "specloom.toml:3:1: error: apis.pets must be a table"),
        ('\n[apis."my pets"]\n', "specloom.toml:2:1: error: apis.my pets is no name for an API"),
        ("[apis\n", "specloom.toml:1:6: error: this is not TOML: Expected ']' at the end of"),
        ("a = ", "specloom.toml:1:5: error: this is not TOML: Invalid value"),
        ('a = """', "specloom.toml:1:8: error: this is not TOML: Unterminated string"),
    ],
)
def test_not_the_shape(text: str, expected: str) -> None:
    assert findings(text)[0].startswith(expected)


@pytest.mark.parametrize("folder", ["generated/pets", "generated/pets/old", "generated"])
def test_two_apis_never_share_a_folder(folder: str) -> None:
    cats = PETS.replace("apis.pets", "apis.cats").replace("generated/pets", folder)

    assert findings(PETS + cats) == [
        (
            "specloom.toml:10:1: error: apis.cats.output shares the folder of apis.pets; "
            "give each API its own [wrong-setting]"
        )
    ]
