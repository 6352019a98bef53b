"""Diffs written by hand for the formats to show: a plain one, a hostile one, the odd ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from specloom.diff.model import Change, Diff, OperationRef, Rename, Witness
from specloom.errors import Finding, Location
from specloom.report import Excerpts, RuleInfo
from specloom.spec import load

FOLDER = Path(__file__).parent
_SIDES = {side: FOLDER / "pets" / f"{side}.yaml" for side in ("base", "revision")}
_DOCUMENTS = {side: load(str(path)) for side, path in _SIDES.items()}
TEXTS = {f"specs/{side}.yaml": path.read_text("utf-8") for side, path in _SIDES.items()}

HOSTILE = (
    "\x1b[31m[bold]\u202e`|<script>alert(1)</script>| ]]> @team #1 \x00\x07\ud800 ::error:: {0}"
)


def at(side: str, pointer: str) -> Location:
    return replace(_DOCUMENTS[side].locate(pointer), file=f"specs/{side}.yaml")


GET, POST, PHOTO = (
    OperationRef("/pets", "get", "listPets"),
    OperationRef("/pets", "post", "createPet"),
    OperationRef("/pets/{petId}/photo", "delete", "deletePhoto"),
)
NEW_PET, PET = "#/components/schemas/NewPet", "#/components/schemas/Pet"
LIMIT = "#/paths/~1pets/get/parameters/0/schema/maximum"
ME, USER = "#/paths/~1me/get", "#/paths/~1users~1{userId}/get"

CHANGES = (
    Change(
        id="request-property-became-required",
        level="error",
        direction="request",
        effect="narrows",
        labels=("wire", "source"),
        base=at("base", NEW_PET),
        revision=at("revision", f"{NEW_PET}/required"),
        operations=(POST,),
        message="Property `vaccinated` of the request body became required.",
        witness=Witness("request body", {"name": "Tom"}, "base", "revision"),
        fingerprint="0a1b2c3d4e5f",
        subject="vaccinated",
    ),
    Change(
        id="request-parameter-max-decreased",
        level="error",
        direction="request",
        effect="narrows",
        labels=("wire",),
        base=at("base", LIMIT),
        revision=at("revision", LIMIT),
        operations=(GET,),
        message="The maximum of query parameter `limit` was lowered from 100 to 50.",
        witness=Witness("query limit", 51, "base", "revision"),
        fingerprint="111111111111",
        subject="limit",
    ),
    Change(
        id="endpoint-removed",
        level="error",
        direction="none",
        effect="none",
        labels=("wire", "source"),
        base=at("base", "#/paths/~1pets~1{petId}~1photo/delete"),
        revision=None,
        operations=(PHOTO,),
        message="The operation was removed.",
        unproven="an operation that is gone answers nothing",
        fingerprint="222222222222",
    ),
    Change(
        id="endpoint-moved",
        level="error",
        direction="none",
        effect="none",
        labels=("wire", "source"),
        base=at("base", ME),
        revision=at("revision", USER),
        operations=(
            OperationRef("/me", "get", "getMe"),
            OperationRef("/users/{userId}", "get", "getUser"),
        ),
        message="The operation moved to another path.",
        rename=Rename("GET /me", "GET /users/{userId}", "sure"),
        unproven="the address of a call is no payload",
        fingerprint="333333333333",
    ),
    Change(
        id="response-property-renamed",
        level="error",
        direction="response",
        effect="alters",
        labels=("wire", "source"),
        base=at("base", f"{PET}/properties/weight"),
        revision=at("revision", f"{PET}/properties/weightKg"),
        operations=(GET,),
        message="Property `weight` of the response was renamed.",
        rename=Rename("weight", "weightKg", "likely"),
        witness=Witness(
            "response 200 body at /0",
            {"name": "Tom", "mood": "CALM", "weightKg": 4.2},
            "revision",
            "base",
        ),
        fingerprint="444444444444",
        subject="weight",
    ),
    Change(
        id="meaning-changed",
        level="error",
        direction="response",
        effect="none",
        labels=("semantic",),
        base=at("base", "#/paths/~1pets/get"),
        revision=at("revision", "#/paths/~1pets/get"),
        operations=(GET,),
        message="Lists the pets of all users, no longer of one user.",
        unproven="the meaning changed and the shape did not",
        fingerprint="555555555555",
    ),
    Change(
        id="response-property-enum-value-added",
        level="warning",
        direction="response",
        effect="widens",
        labels=("wire", "source"),
        base=at("base", f"{PET}/properties/mood/enum"),
        revision=at("revision", f"{PET}/properties/mood/enum/2"),
        operations=tuple(
            OperationRef(f"/shelters/{{shelterId}}/pets/{n}", "get", "") for n in range(15)
        ),
        message="Enum value `SLEEPY` was added to property `mood` of the response.",
        witness=Witness("response 200 body at /0/mood", "SLEEPY", "revision", "base"),
        fingerprint="666666666666",
        subject="mood",
    ),
    Change(
        id="response-property-pattern-changed",
        level="warning",
        direction="response",
        effect="unknown",
        labels=("wire",),
        base=at("base", f"{PET}/properties/tag/pattern"),
        revision=at("revision", f"{PET}/properties/tag/pattern"),
        operations=(GET,),
        message="Whether property `tag` allows the same values could not be decided.",
        unproven="a look-ahead in a pattern is not regular",
        fingerprint="777777777777",
        subject="tag",
    ),
    Change(
        id="response-optional-property-added",
        level="info",
        direction="response",
        effect="widens",
        labels=("wire",),
        base=at("base", PET),
        revision=at("revision", f"{PET}/properties/seenAt"),
        operations=(GET,),
        message="Optional property `seenAt` was added to the response.",
        fingerprint="888888888888",
        subject="seenAt",
    ),
    Change(
        id="response-description-changed",
        level="info",
        direction="none",
        effect="none",
        labels=("semantic",),
        base=at("base", "#/paths/~1pets/get/responses/200/description"),
        revision=at("revision", "#/paths/~1pets/get/responses/200/description"),
        operations=(GET,),
        message="The description of response 200 changed.",
        rename=Rename("All pets", "All pets of all users", "ask"),
        fingerprint="999999999999",
    ),
    Change(
        id="api-title-changed",
        level="info",
        direction="none",
        effect="none",
        labels=(),
        base=at("base", "#/info"),
        revision=at("revision", "#/info"),
        operations=(),
        message="The title changed.",
    ),
)

PETS = Diff("specs/base.yaml", "2026-01-01", "specs/revision.yaml", "2026-06-01", CHANGES)
EMPTY = replace(PETS, changes=())
UNRELATED = replace(PETS, changes=CHANGES[2:3], unrelated=True)

_STRANGE = Change(
    id="request-property-removed",
    level="error",
    direction="request",
    effect="alters",
    labels=("wire", "source", "semantic"),
    base=Location("git:main:specs/a,b:c.yaml", 3, 9, f"#/{HOSTILE}"),
    revision=Location("/srv/ü [1]/open%api.yaml", 3, 9, f"#/{HOSTILE}"),
    operations=(OperationRef(HOSTILE, "get", HOSTILE), OperationRef("日本語", "post", "")),
    message=f"Property {HOSTILE}\nwas removed. [click](https://evil.example) ```",
    rename=Rename(HOSTILE, f"_{HOSTILE}_", "ask"),
    witness=Witness(
        f"request body at /{HOSTILE}", {HOSTILE: [HOSTILE, None, 10**40]}, "base", "revision"
    ),
    unproven=HOSTILE,
    fingerprint="abcdefabcdef",
    subject=HOSTILE,
)
STRANGE = Diff(
    f"git:main:{HOSTILE}",
    HOSTILE,
    "https://example.com/--><script>.yaml",
    "",
    (
        _STRANGE,
        replace(_STRANGE, revision=None, fingerprint="abcdefabcdef"),
        replace(
            _STRANGE,
            level="warning",
            base=Location("-"),
            revision=Location("https://e.com/a b.yaml", 3, 9),
        ),
        replace(_STRANGE, level="info", fingerprint="", operations=()),
    ),
)
STRANGE_TEXT = (
    f"openapi: 3.1.0\n```\n\t{HOSTILE.replace(chr(0), '')}: 日本語\t{HOSTILE}\r\n{'x' * 500}\n"
)

NOTES = (
    Finding(
        "accepted-change-is-gone",
        "accepts 123456789abc, which is no change any more; remove the entry",
        Location("accepted.toml", 4, 1),
        "warning",
    ),
    Finding(
        "acceptance-expired",
        "the acceptance of 0a1b2c3d4e5f expired on 2026-06-30; decide again",
        Location("accepted.toml", 9, 1),
        "error",
    ),
)
STRANGE_NOTES = (Finding("strange-note", HOSTILE, Location(f"{HOSTILE}.toml", 1, 2), "info"),)

RULES = tuple(
    RuleInfo(
        change.id, f"Summary of {change.id}.", f"Help for {change.id}.\n\nOn lines.", change.level
    )
    for change in CHANGES[:-1]
)
EXCERPTS = Excerpts(
    {
        **TEXTS,
        "git:main:specs/a,b:c.yaml": STRANGE_TEXT,
        "/srv/ü [1]/open%api.yaml": STRANGE_TEXT,
        "https://e.com/a b.yaml": STRANGE_TEXT,
    }
)
