from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import jsonschema_rs
import pytest
from markdown_it import MarkdownIt

from specloom.diff.migration.model import Client, Migration
from specloom.report.migration import (
    Index,
    MigrationFormat,
    indexed,
    render_index,
    render_migration,
    report_name,
)
from specloom.report.migration.excerpt import excerpt
from specloom.report.migration.outline import checklist, ledger, sections, verdict
from tests.report.migrations import EMPTY, HOSTILE, HOSTILE_INDEX, HUGE, INDEX, VEHICLES

ROOT = Path(__file__).parents[2]
ALL = {"vehicles": VEHICLES, "empty": EMPTY, "hostile": HOSTILE, "huge": HUGE}


class Tags(HTMLParser):
    """Counts what a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def values(self, name: str) -> list[str]:
        return [value or "" for key, value in self.attributes if key == name]


# ------------------------------------------------------------------------------------ outline


def without(*urgencies: str) -> Migration:
    return replace(
        VEHICLES, steps=tuple(step for step in VEHICLES.steps if step.urgency not in urgencies)
    )


VERDICTS = [
    (
        VEHICLES,
        "3 silent risks and 8 changes you must act on.",
        "3 you should act on, 4 new for you and 2 for your information.",
    ),
    (EMPTY, "Nothing changes.", "The two descriptions say the same."),
    (
        without("silent", "must", "should"),
        "Nothing breaks.",
        "4 new for you and 2 for your information.",
    ),
    (without("must", "should", "new", "fyi"), "3 silent risks.", ""),
    (
        replace(VEHICLES, steps=VEHICLES.steps[3:4]),
        "1 change you must act on.",
        "",
    ),
]


@pytest.mark.parametrize(("migration", "headline", "rest"), VERDICTS)
def test_the_verdict_is_a_sentence(migration: Migration, headline: str, rest: str) -> None:
    said = verdict(migration)

    assert (said.headline, said.rest) == (headline, rest)


def test_each_step_stands_in_one_section_and_silent_risks_first() -> None:
    made = sections(VEHICLES)
    keys = [section.key for section in made]
    told = [step.change.fingerprint for section in made for step in section.steps]

    assert keys == "silent must should new fyi webhooks authentication".split()
    assert sorted(told) == sorted(step.change.fingerprint for step in VEHICLES.steps)
    assert {step.chapter for step in made[0].steps} == {"operations", "webhooks"}
    assert made[1].elsewhere == (
        ("webhooks", "1 under Webhooks"),
        ("authentication", "1 under Authentication"),
    )


def test_the_checklist_is_what_asks_for_work() -> None:
    assert len(checklist(VEHICLES)) == 14
    assert checklist(EMPTY) == ()


def test_without_claims_there_is_no_changelog_to_compare() -> None:
    migration = replace(VEHICLES, claims=())
    assert migration.undocumented

    assert "not mentioned" not in render_migration(migration, "markdown")
    assert "not mentioned" not in render_migration(migration, "html")


def test_claims_stand_beside_changes() -> None:
    found = ledger(VEHICLES)

    assert [len(steps) for _, steps in found.confirmed] == [1, 2, 1]
    assert [claim.cite for claim in found.unconfirmed] == ["2023-08-01 row 9"]
    assert [claim.cite for claim in found.beyond] == ["2023-08-01 row 14"]
    assert len(found.undocumented) == 3


# --------------------------------------------------------------------------------------- JSON


@pytest.mark.parametrize("name", ALL)
def test_json_fits_its_schema(name: str) -> None:
    schema = json.loads((ROOT / "docs/migration.schema.json").read_text(encoding="utf-8"))
    document = json.loads(render_migration(ALL[name], "json"))

    jsonschema_rs.meta.validate(schema)
    jsonschema_rs.validator_for(schema).validate(document)
    assert len(document["steps"]) == len(ALL[name].steps)


def test_json_says_all() -> None:
    document = json.loads(render_migration(VEHICLES, "json"))

    assert document["base"] == {
        "version": "2023-05-01",
        "client": {"module": "ev_client.v2023_05_01", "name": "Ev"},
    }
    assert document["summary"]["urgency"] == {
        "silent": 3, "must": 8, "should": 3, "new": 4, "fyi": 2
    }  # fmt: skip
    assert document["summary"]["level"] == {"error": 9, "warning": 5, "info": 6}
    assert document["steps"][1]["change"]["witness"]["value"] == "CONSIDERING"


# --------------------------------------------------------------------------------------- HTML


@pytest.mark.parametrize("name", ALL)
def test_a_page_is_complete_and_needs_nothing_else(name: str) -> None:
    page = render_migration(ALL[name], "html", index="index")
    tags = Tags(page)
    identities = tags.values("id")

    assert tags.names.count("article") == len(ALL[name].steps)
    assert len(identities) == len(set(identities))
    outside = {one.partition(",")[0] for one in tags.values("href") if re.match(r"\w+:", one)}
    assert outside == {"data:image/svg+xml"}
    assert tags.values("src") == []
    assert {one[1:] for one in tags.values("href") if one.startswith("#")} <= set(identities)
    assert set(tags.values("aria-labelledby")) <= set(identities)


@pytest.mark.parametrize(
    "page",
    [
        render_migration(VEHICLES, "html"),
        render_migration(HOSTILE, "html"),
        render_index(INDEX, "html"),
        render_index(HOSTILE_INDEX, "html"),
    ],
    ids=["vehicles", "hostile", "index", "hostile index"],
)
def test_the_policy_allows_nothing_but_what_the_page_brings(page: str) -> None:
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    inside = re.findall(r"<(script|style)>(.*?)</\1>", page, re.DOTALL)
    digests = [
        f"&#39;sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}&#39;"
        for _, text in inside
    ]

    assert "unsafe" not in policy
    assert policy.startswith("default-src &#39;none&#39;")
    assert [kind for kind, _ in inside] == ["style", "script", "script"]
    assert all(digest in policy for digest in digests)


@pytest.mark.parametrize(
    ("hostile", "tame"),
    [
        (render_migration(HOSTILE, "html"), render_migration(VEHICLES, "html")),
        (render_index(HOSTILE_INDEX, "html"), render_index(INDEX, "html")),
    ],
    ids=["report", "index"],
)
def test_hostile_text_never_becomes_markup(hostile: str, tame: str) -> None:
    tags = Tags(hostile)

    assert set(tags.names) - set(Tags(tame).names) == set()
    assert tags.names.count("script") == 2
    assert [name for name, _ in tags.attributes if name.startswith("on")] == []
    assert "alert(1)" in "".join(tags.text)
    assert "\u202e" not in hostile


def test_what_the_page_shows() -> None:
    text = " ".join("".join(Tags(render_migration(VEHICLES, "html")).text).split())

    for said in (
        "3 silent risks and 8 changes you must act on.",
        "20 changes: 9 breaking, 5 may break, 6 safe",
        "specs/ev/2023-05-01.yaml:112",
        "#/paths/~1vehicles/get",
        "✓ 2023-08-01 accepts it ✕ 2023-05-01 refuses it",
        "No payload shows this: an operation that is gone answers nothing.",
        "12 operations",
        "chargingLocationId →is now locationId likely",
        "Claimed, and not found 1",
        "Found, and not mentioned 3",
    ):
        assert said in text


def test_code_is_coloured_and_its_differences_marked() -> None:
    page = render_migration(VEHICLES, "html")

    assert (
        '<span class="line changed"><span class="k">from</span> ev_<wbr>client.<wbr>v2023_<wbr>05_'
    ) in page
    assert '<span class="line i2">  <span class="f">&#34;' in page
    assert '<span class="s">&#34;PLANNED&#34;</span>' in page
    assert '<span class="c"># a plan that is still being weighed</span>' in page
    assert '<span class="f">&#34;batteryLevel&#34;</span>: <span class="n">62</span>' in page


@pytest.mark.parametrize(("migration", "unfolded"), [(VEHICLES, 14), (HUGE, 0), (EMPTY, 0)])
def test_what_asks_for_work_is_unfolded_unless_it_is_much(
    migration: Migration, unfolded: int
) -> None:
    assert render_migration(migration, "html").count("<details open>") == unfolded


def test_the_gravest_kinds_are_unfolded_while_there_is_room() -> None:
    much = [step for step in HUGE.steps if step.urgency in {"must", "should"}]
    page = render_migration(replace(HUGE, steps=(*VEHICLES.steps[:3], *much)), "html")

    assert page.count("<details open>") == 3


def test_there_is_a_way_back_to_the_index() -> None:
    assert 'href="index.html"' in render_migration(VEHICLES, "html", index="index")
    assert "](index.md)" in render_migration(VEHICLES, "markdown", index="index")
    assert "index." not in render_migration(VEHICLES, "markdown")


# ----------------------------------------------------------------------------------- Markdown


@pytest.mark.parametrize("name", ALL)
def test_markdown_reads_as_meant(name: str) -> None:
    text = render_migration(ALL[name], "markdown")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    html = [
        child.content
        for token in tokens
        for child in token.children or ()
        if child.type == "html_inline"
    ]

    assert [token for token in tokens if token.type == "html_block"] == []
    assert {
        one for one in html if not re.fullmatch(r'<a id="change-[0-9a-f]{12}">|</a>', one)
    } == set()
    assert text.count("\n### <a id=") == len(ALL[name].steps)
    assert text.count("\n- [ ] ") == len(checklist(ALL[name]))
    assert "\u202e" not in text


def test_markdown_links_lead_somewhere() -> None:
    text = render_migration(VEHICLES, "markdown")
    anchors = set(re.findall(r'<a id="(change-\w+)">', text)) | {"webhooks", "authentication"}

    assert set(re.findall(r"\]\(#([\w-]+)\)", text)) <= anchors


def test_markdown_links_the_lines_of_descriptions() -> None:
    text = render_migration(VEHICLES, "markdown", root="../..")
    link = "[`specs/ev/2023-05-01.yaml:112`](../../specs/ev/2023-05-01.yaml#L112)"

    assert f"- 2023-05-01: {link} `#/paths/~1vehicles/get`" in text
    assert "](../../" not in render_migration(VEHICLES, "markdown")


def test_markdown_of_an_attack_in_code_stays_in_its_fence() -> None:
    text = render_migration(HOSTILE, "markdown")

    assert "\n````python\n" in text


# --------------------------------------------------------------------------------------- index


def test_the_matrix_counts_every_pair() -> None:
    page = render_index(INDEX, "html")
    text = render_index(INDEX, "markdown")

    assert 'aria-label="2023-02-01 to 2023-03-01: 2 breaking, 2 may break, 0 safe"' in page
    assert "| **2023-02-01** | **2** · 2 · 0 | **6** · 2 · 0 |" in text
    assert "[**9** · 5 · 6](2023-02-01-to-2023-08-01.md)" in text
    assert "- [2023-05-01 → 2023-08-01](2023-05-01-to-2023-08-01.md): 3 silent risks" in text


def test_the_index_says_when_each_break_began() -> None:
    text = render_index(Index(INDEX.matrix, ()), "markdown")
    (part,) = re.findall(r"### 2023-02-01 → 2023-04-15\n\n(.*?)\n\n###", text, re.DOTALL)

    assert re.findall("^- since (.*)", part, re.MULTILINE) == [
        "2023-03-01", "2023-04-01", "2023-04-15"
    ]  # fmt: skip
    assert "2023-02-01-to-2023-08-01.html#change-a10000000001" in render_index(INDEX, "html")


def test_the_index_in_markdown_unfolds_reported_jumps_alone() -> None:
    text = render_index(INDEX, "markdown")
    jumps = [
        one for one in INDEX.reports if (one.base, one.revision) != ("2023-05-01", "2023-08-01")
    ]

    assert re.findall("^### (.*)", text, re.MULTILINE) == [
        f"{one.base} → {one.revision}" for one in jumps
    ]


def test_what_is_settled_with_a_change_stands_with_it() -> None:
    first, *others = VEHICLES.steps
    joined = replace(first, others=tuple(step.change for step in others[:6]))
    migration = replace(VEHICLES, steps=(joined,))
    text = render_migration(migration, "markdown")
    page = Tags(render_migration(migration, "html"))

    for change in joined.changes:
        assert f'id="change-{change.fingerprint}"' in text
        assert f"change-{change.fingerprint}" in page.values("id")
    assert "Settled with it:" in text
    assert {"error", "warning"} <= set(" ".join(page.values("data-level")).split())
    document = json.loads(render_migration(migration, "json"))
    assert len(document["steps"][0]["others"]) == 6


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (
            (
                "from ev.v1 import Ev, models\n\n\n"
                "def example(client: Ev) -> None:\n    print(client)\n"
            ),
            "print(client)",
        ),
        (
            (
                "from datetime import date\n\nfrom ev.v1 import Ev\n\n\n"
                "def example(client: Ev) -> None:\n    client.get(date(2023, 1, 1))\n"
            ),
            "from datetime import date\n\nclient.get(date(2023, 1, 1))",
        ),
        (
            (
                "from ev.v1 import models\n\n\n"
                "def example(value: models.A) -> None:\n    print(value)\n"
            ),
            "def example(value: models.A) -> None:\n    print(value)",
        ),
        ("# Nothing takes its place.\n", "# Nothing takes its place."),
        ("", ""),
    ],
)
def test_a_page_shows_the_lines_that_matter(code: str, shown: str) -> None:
    assert excerpt(code, Client("ev.v1", "Ev")) == shown


def test_an_index_without_reports_is_a_table() -> None:
    bare = Index(INDEX.matrix, ())

    assert "Reports" not in "".join(Tags(render_index(bare, "html")).text)
    assert ".md" not in render_index(bare, "markdown")
    assert bare.report("2023-02-01", "2023-03-01") is None


@pytest.mark.parametrize(
    ("base", "revision", "name"),
    [
        ("2023-02-01", "latest", "2023-02-01-to-latest"),
        ("v1/beta 2", "../v2", "v1_beta_2-to-.._v2"),
    ],
)
def test_reports_are_files_of_one_folder(base: str, revision: str, name: str) -> None:
    assert report_name(base, revision) == name
    assert indexed(replace(VEHICLES, base=base, revision=revision)).name == name


# --------------------------------------------------------------------------------------- laws

PRINT = """
import hashlib
from specloom.report.migration import render_index, render_migration
from tests.report.migrations import INDEX, VEHICLES
texts = [render_migration(VEHICLES, one) for one in ("html", "markdown", "json")]
texts += [render_index(INDEX, one) for one in ("html", "markdown")]
print(*(hashlib.sha256(text.encode()).hexdigest() for text in texts))
"""


def test_the_same_bytes_for_every_hash_seed() -> None:
    seen = {
        subprocess.run(
            [sys.executable, "-c", PRINT],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "2")
    }

    assert len(seen) == 1


@pytest.mark.parametrize("format_", ["html", "markdown", "json"])
@pytest.mark.parametrize("name", ALL)
def test_reports_are_files_of_lines(name: str, format_: MigrationFormat) -> None:
    text = render_migration(ALL[name], format_)

    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert text.encode("utf-8")
