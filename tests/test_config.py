"""specloom.toml becomes frozen values; every fault is found, at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.config import (
    ApiConfig,
    Config,
    CredentialVariable,
    DiffSettings,
    PagingSetting,
    Selection,
    headers,
    parse_config,
    place,
)
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
    ('client = "Pager"', "client is the name of something else in its package; choose another"),
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
    assert config == Config("specloom.toml", (pets,), DiffSettings("strict"))
    assert config.api("pets") == pets
    assert config.api("cats") is None
    assert pets.spec("2") == "specs/2.yaml"


def test_an_empty_file_configures_nothing() -> None:
    assert parse_config("", "specloom.toml") == Config("specloom.toml")


def test_optional_settings() -> None:
    extra = 'http = "httpx2"\nbehaviour = "specs/behaviour.py"\n'
    (pets,) = parse_config(PETS + extra, "specloom.toml").apis

    assert (pets.http, pets.behaviour) == ("httpx2", "specs/behaviour.py")


def test_an_api_may_go_without_a_client() -> None:
    lines = PETS.splitlines()
    bare = "\n".join(lines[:3])
    (pets,) = parse_config(bare, "specloom.toml").apis

    assert (pets.has_client, pets.output) == (False, "")
    assert parse_config(PETS, "specloom.toml").apis[0].has_client
    for line in (*lines[3:], 'http = "httpx"', 'include = ["tag:pets"]'):
        needs = [each for each in ("output", "package", "client") if not line.startswith(each)]
        told = [f'specloom.toml:1:1: error: apis.pets needs "{key}"' for key in needs]
        found = findings(f"{bare}\n{line}\n")
        assert [each.removesuffix(" [missing-setting]") for each in found] == told


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


# ---------------------------------------------------------------------------------- pagination

PAGING = """\
[apis.pets.pagination."GET /pets/{id}/toys"]
kind = "cursor"
parameter = "after"
next = "/meta/next"

[apis.pets.pagination]
"GET /pets" = {kind = "none"}
"GET /cats" = {kind = "page", parameter = "p", more = "/more", last = ""}
"""


def test_pagination() -> None:
    toys, pets, cats = parse_config(PETS + PAGING, "specloom.toml").apis[0].pagination

    assert toys == PagingSetting("GET /pets/{id}/toys", "cursor", "after", next="/meta/next")
    assert {key: place.line for key, place in toys.places.items()} == {
        "": 7,
        "kind": 8,
        "parameter": 9,
        "next": 10,
    }
    assert pets == PagingSetting("GET /pets", "none")
    assert cats == PagingSetting("GET /cats", "page", "p", more="/more", last="")
    assert pets.places[""].line == 13


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("pets = {}", 'pets is no operation; write method and path, as in "GET /pets"'),
        ('"GET /a" = {}', 'GET /a needs "kind" [missing-setting]'),
        ('"GET /a" = 1', "GET /a must be a table"),
        (
            '"GET /a" = {kind = "pages"}',
            'GET /a.kind must be "cursor", "offset", "page", "link", "next-url" or "none"',
        ),
        ('"GET /a" = {kind = "page"}', 'GET /a needs "parameter" beside this kind, page'),
        ('"GET /a" = {kind = "next-url"}', 'GET /a needs "next" beside this kind, next-url'),
        (
            '"GET /a" = {kind = "none", size = "n"}',
            'GET /a has no pages, so nothing goes beside kind = "none"',
        ),
        (
            '"GET /a" = {kind = "link", item = ""}',
            "GET /a.item is not a setting of specloom; did you mean 'items'?",
        ),
        (
            '"GET /a" = {kind = "link", items = "rows"}',
            'GET /a.items must be a JSON Pointer into the answer such as "/data"',
        ),
        ('"GET /a" = {kind = "page", parameter = ""}', "GET /a.parameter must be a text that"),
    ],
)
def test_wrong_pagination(setting: str, expected: str) -> None:
    found = findings(f"{PETS}[apis.pets.pagination]\n{setting}\n")

    assert found[0].startswith(f"specloom.toml:8:1: error: apis.pets.pagination.{expected}")


# ------------------------------------------------------------------------------------ the diff

DIFF = """\
[diff]
policy = "strict"
strip-prefixes = ["/v1", "/api/"]
mapping = "specs/renames.yaml"
grace-days = { stable = 90 }

[diff.levels]
"response-*" = "info"
response-property-removed = "error"
'request-*' = "ignore"
"""

DIFF_FAULTS = [
    ("[diff]\nlevel = 1", "2:1", "level is not a setting of specloom; did you mean 'levels'?"),
    ("[diff]\nlevels = 1", "2:1", "levels must be a table"),
    ("[diff]\ngrace-days = 30", "2:1", "grace-days must be a table"),
    ("[diff]\nstrip-prefixes = '/v1'", "2:1", "strip-prefixes must be a list of beginnings of"),
    ("[diff]\nstrip-prefixes = ['v1']", "2:1", "strip-prefixes must be a list of beginnings of"),
    ("[diff]\nstrip-prefixes = ['/']", "2:1", "strip-prefixes must be a list of beginnings of"),
    ("[diff]\nmapping = '../a.yaml'", "2:1", "mapping must be a path inside the folder of this"),
    ("[diff.grace-days]\nbeta = -1", "2:1", "grace-days.beta must be a whole number of days"),
    ("[diff.grace-days]\n\nstable = true", "3:1", "grace-days.stable must be a whole number"),
    ("[diff.grace-days]\nalpha = 1", "2:1", "grace-days.alpha is not a setting of specloom"),
    (
        "[diff.levels]\na = 'info'\n'b-*' = 'warn'",
        "3:1",
        'levels.b-* must be "error", "warning", "info" or "ignore" [wrong-setting]',
    ),
    ("[diff.levels]\na.b = 'info'", "2:1", 'levels.a must be "error", "warning", "info"'),
]


def test_settings_of_the_diff() -> None:
    settings = parse_config(DIFF, "specloom.toml").diff

    assert settings == DiffSettings(
        policy="strict",
        levels=(
            ("response-*", "info"),
            ("response-property-removed", "error"),
            ("request-*", "ignore"),
        ),
        strip_prefixes=("/v1", "/api"),
        mapping="specs/renames.yaml",
        grace_days_stable=90,
        grace_days_beta=31,
    )


@pytest.mark.parametrize(
    ("rule", "level"),
    [
        ("response-property-removed", "error"),
        ("response-property-added", "info"),
        ("request-property-added", "ignore"),
        ("operation-removed", None),
    ],
)
def test_the_last_level_that_fits_a_rule_wins(rule: str, level: str | None) -> None:
    assert parse_config(DIFF, "specloom.toml").diff.level(rule) == level


@pytest.mark.parametrize(("text", "where", "message"), DIFF_FAULTS)
def test_wrong_setting_of_the_diff(text: str, where: str, message: str) -> None:
    (found,) = findings(text)

    assert found.startswith(f"specloom.toml:{where}: error: diff.{message}")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("diff",), 1),
        (("diff", "grace-days", "stable"), 5),
        (("diff", "levels", "request-*"), 10),
        (("diff", "levels", "response-*"), 8),
        (("diff", "levels", "nothing"), 7),
        (("nothing",), 1),
    ],
)
def test_settings_are_located(path: tuple[str, ...], line: int) -> None:
    location = parse_config(DIFF, "specloom.toml").locate(*path)

    assert str(location) == f"specloom.toml:{line}:1"


def test_texts_of_several_lines_hold_no_settings() -> None:
    text = 'a = """\n[diff]\npolicy = 1\n"""\nb = \'\'\'\n"""[diff]\n\'\'\'\n[diff]\n  policy = 2\n'

    assert place(text, ("diff", "policy")) == (9, 3)
    assert list(headers(text)) == [(8, ("diff",))]


CREDENTIALS = """
[apis.pets.credentials]
client-id = "PETS_ID"
client-secret = "PETS_SECRET"

[apis.pets.credentials.KeyAuth]
api-key = "PETS_KEY"
"""


def test_variables_that_hold_credentials() -> None:
    (pets,) = parse_config(PETS + CREDENTIALS, "specloom.toml").apis

    assert pets.credentials == (
        CredentialVariable("client-id", "PETS_ID"),
        CredentialVariable("client-secret", "PETS_SECRET"),
        CredentialVariable("api-key", "PETS_KEY", "KeyAuth"),
    )


IS_A_NAME = 'must be the name of an environment variable such as "PETS_KEY" [wrong-setting]'


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ('[apis.pets.credentials]\npassword = "pl@nted"', 8, f"credentials.password {IS_A_NAME}"),
        (
            "[apis.pets.credentials.Key]\napi-key = 1",
            8,
            f"credentials.Key.api-key {IS_A_NAME}",
        ),
        (
            '[apis.pets.credentials]\nuser-name = "PETS_USER"',
            8,
            (
                "credentials.user-name is not a setting of specloom"
                "; did you mean 'username'? [unknown-setting]"
            ),
        ),
        ("credentials = 1", 7, "credentials must be a table [wrong-setting]"),
    ],
)
def test_wrong_credentials_are_told_and_never_shown(text: str, line: int, expected: str) -> None:
    assert findings(f"{PETS}{text}\n") == [f"specloom.toml:{line}:1: error: apis.pets.{expected}"]


@pytest.mark.parametrize(
    "line", ['include = ["pets"]', 'exclude = "tag:pets"', 'exclude = ["tag:"]', "include = [1]"]
)
def test_a_selection_is_a_list_of_patterns(line: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_config(f"{PETS}{line}\n", "specloom.toml")

    (finding,) = caught.value.findings
    key = line.partition(" ")[0]
    assert finding.message.startswith(f'apis.pets.{key} must be a list of patterns such as ["tag:')
    assert finding.location.line == 7


def test_operations_may_be_selected() -> None:
    text = f'{PETS}include = ["tag:pets"]\nexclude = ["path:/pets/*", "operationId:a"]\n'
    (api,) = parse_config(text, "specloom.toml").apis

    assert api.selection == Selection(("tag:pets",), ("path:/pets/*", "operationId:a"))
