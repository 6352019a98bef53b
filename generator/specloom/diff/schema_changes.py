"""Edits of schemas to changes: judged in each direction they travel, proved, told once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import compress
from typing import Final, Literal, TypeAlias

from specloom.diff.edits import Edit
from specloom.diff.graph import Graph, Node
from specloom.diff.judge import ALWAYS_TOLD, Judge, Verdict
from specloom.diff.model import LEVELS, Effect, Level, OperationRef, Rename, Witness
from specloom.diff.proof import is_too_long, witness
from specloom.diff.reach import Reach, Way
from specloom.diff.spelling import Place, is_on_wire, is_semantic, place_name, rule_id
from specloom.diff.telling import message
from specloom.diff.wire import is_textual
from specloom.values.answers import No, Unknown, Yes
from specloom.values.inclusion import Inclusion
from specloom.values.samples import NoSample, sample

__all__ = ["Judged", "schema_changes"]

_Way: TypeAlias = Literal["request", "response"]
_WAYS: Final[tuple[_Way, ...]] = ("request", "response")

_UNSHOWN: Final = {
    "property-renamed": "both sides accept either name, and ignore the one that they do not know",
    "unit-changed": "the numbers are the same; only what they count changed",
}
"""Why no payload can show an edit that is an error all the same."""

_LOOSE: Final = "no operation uses it, so nothing says which way it travels"
_TOO_LONG: Final = "the payload that shows it is too long to be printed"
_NO_PAYLOAD: Final = "no payload that shows it could be built"


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A change that is not yet located: pointers instead of places.

    `shown` makes a witness of what the policy lets pass and the user may not.
    """

    id: str
    level: Level
    direction: Literal["request", "response", "none"]
    effect: Effect
    base: str | None
    revision: str | None
    operations: tuple[OperationRef, ...]
    message: str
    rename: Rename | None = None
    witness: Witness | None = None
    unproven: str = ""
    subject: str = ""
    key: str = ""
    semantic: bool = False
    wire: bool = True
    shown: Callable[[], Witness | None] | None = None


_Key: TypeAlias = tuple[str, str | None, str | None, str, _Way]


@dataclass(frozen=True, slots=True, eq=False)
class _Site:
    """An edit at a pair, met in one direction."""

    index: int
    node: Node
    edit: Edit
    direction: _Way
    way: Way


def schema_changes(graph: Graph, reach: Reach, judge: Judge) -> Iterator[Judged]:
    """Give the changes of all pairs that some request or answer holds, one for each cause."""
    causes: dict[_Key, list[_Site]] = {}
    for index, node in enumerate(graph.nodes):
        for edit in node.edits:
            for direction in _WAYS:
                way = reach.way(index, direction)
                if way is not None and not _pointless(edit, direction):
                    key = (edit.kind, edit.base, edit.revision, edit.key, direction)
                    causes.setdefault(key, []).append(_Site(index, node, edit, direction, way))
    loose: dict[tuple[object, ...], Judged] = {}
    reached: set[tuple[object, ...]] = set()
    for key, sites in causes.items():
        for judged in _judged(sites, reach, judge):
            if not judged.operations:
                _keep_gravest(loose, key[:-1], judged)
                continue
            reached.add(key[:-1])
            yield judged
    yield from (judged for cause, judged in loose.items() if cause not in reached)


def _keep_gravest(
    loose: dict[tuple[object, ...], Judged], cause: tuple[object, ...], judged: Judged
) -> None:
    """Tell what no operation reaches once, whichever way it would be graver."""
    known = loose.get(cause)
    if known is None or LEVELS.index(judged.level) <= LEVELS.index(known.level):
        loose[cause] = judged


def _pointless(edit: Edit, direction: _Way) -> bool:
    """Whether what was edited never travels this way."""
    return edit.read_only if direction == "request" else edit.write_only


def _judged(sites: Sequence[_Site], reach: Reach, judge: Judge) -> Iterator[Judged]:
    """Judge one cause: by the gravest of the places where it shows."""
    edit, direction = sites[0].edit, sites[0].direction
    about_values = edit.edited is not None and edit.kind not in ALWAYS_TOLD
    verdicts = [_verdict(judge, site) for site in sites]
    if about_values:
        felt = [_felt(judge, *each) for each in zip(sites, verdicts, strict=True)]
        if not any(felt):
            return
        sites, verdicts = list(compress(sites, felt)), list(compress(verdicts, felt))
    effects: list[Effect] = [v.effect for v in verdicts]
    if about_values and (
        all(v.effect == "none" and not v.differs for v in verdicts)
        or all(map(partial(_undone, judge), sites, verdicts))
    ):
        return  # another spelling of the same values
    levels: list[Level] = [judge.level(edit, direction, effect) for effect in effects]
    worst = min(range(len(sites)), key=lambda at: LEVELS.index(levels[at]))
    level, proof, unproven = _proved(sites[worst], verdicts[worst], levels[worst], judge)
    site, verdict = sites[worst], verdicts[worst]
    told = _told(sites, site, verdict, reach)
    shown = partial(witness, site.node, edit, verdict.sample, site.way)
    said = _REVEALING.get((direction, edit.kind), "") if proof is not None else ""
    yield replace(
        told,
        level=level,
        witness=proof,
        unproven=unproven,
        shown=shown,
        message=f"{told.message.removesuffix('.')}{said}.",
        wire=told.wire or proof is not None,
    )


def _verdict(judge: Judge, site: _Site) -> Verdict:
    """Judge an edit; one of a type that is written like text together with all that came with it.

    A pattern says nothing of integers, and much of the strings that they become.
    """
    edit, textual = site.edit, is_textual(site.way.root)
    if textual and edit.kind.startswith("type-"):
        edit = replace(edit, edited=judge.engine(site.direction).forms.of(site.node.revision))
    return judge.verdict(edit, site.node.form, site.direction, textual=textual)


def _felt(judge: Judge, site: _Site, verdict: Verdict) -> bool:
    """Whether the union that a pair is a variant of feels what was done to the variant."""
    way = site.way.whole
    if way is None or not verdict.samples:
        return True
    engine, whole = judge.engine(site.direction), way.nodes[-1]
    if any(engine.tells_apart(sample, whole.base, whole.revision) for sample in verdict.samples):
        return True
    return not _contained(engine, whole, verdict)


def _contained(engine: Inclusion, whole: Node, verdict: Verdict) -> bool:
    """Whether a union does not do what its variant does: refuse values, allow new ones, or both."""
    kept = isinstance(engine.includes(whole.base, whole.revision), Yes)
    known = isinstance(engine.includes(whole.revision, whole.base), Yes)
    match verdict.effect:
        case "narrows":
            return kept
        case "widens":
            return known
        case _:
            return kept and known


def _undone(judge: Judge, site: _Site, verdict: Verdict) -> bool:
    """Whether a place takes the same values as before, whatever edits it took to get there.

    One edit alone cannot be undone, unless it is of the type, which multiples may say as well.
    """
    node = site.node
    several = sum(edit.edited is not None for edit in node.edits) > 1
    if not several and not site.edit.kind.startswith("type-"):
        return False
    engine = judge.engine(site.direction)
    if any(engine.tells_apart(sample, node.base, node.revision) for sample in verdict.sample):
        return False
    return engine.equal(node.base, node.revision)


def _proved(
    site: _Site, verdict: Verdict, level: Level, judge: Judge
) -> tuple[Level, Witness | None, str]:
    """Prove an error; one that nothing shows is a warning, unless it is known why.

    An edit that breaks alone may be made good by another at the same place: then nothing breaks.
    """
    needed = _needed(site)
    if needed is not None:
        return "error", needed, ""
    if level != "error":
        return level, None, ""
    if not site.way.root.operations:
        return "warning", None, _LOOSE
    proof = witness(site.node, site.edit, verdict.sample, site.way)
    if proof is not None:
        return level, proof, ""
    unshown = _UNSHOWN.get(site.edit.kind, "")
    if is_too_long(site.node, verdict.sample, site.way) and site.way.whole is None:
        unshown = _TOO_LONG
    if unshown:
        return level, None, unshown
    way = site.way.whole or site.way
    node = way.nodes[-1]
    sides = (node.base, node.revision)
    sub, sup = sides if site.direction == "request" else sides[::-1]
    match judge.includes(sub, sup, site.direction, textual=is_textual(way.root)):
        case Yes():
            return "info", None, ""
        case No(sample):
            proof = witness(node, site.edit, (sample,), way)
        case Unknown():
            pass
    return ("error", proof, "") if proof is not None else ("warning", None, _NO_PAYLOAD)


_REVEALING: Final = {
    ("request", "became-not-read-only"): ", and must be sent",
    ("response", "became-write-only"): ", and no longer comes",
}


def _needed(site: _Site) -> Witness | None:
    """Show that a property is needed where it was left out, or is left out where it was needed.

    What is only read is required of answers alone, what is only written of requests alone.
    """
    way, before = site.way, site.way.edges[:-1]
    if (site.direction, site.edit.kind) not in _REVEALING or not way.root.operations:
        return None
    if not way.edges or not way.edges[-1].required:
        return None
    holder = way.nodes[-2]
    sender = holder.base if site.direction == "request" else holder.revision
    usual = sample(sender, site.direction)
    if isinstance(usual, NoSample):
        return None
    return witness(holder, site.edit, (usual,), replace(way, edges=before, nodes=way.nodes[:-1]))


def _told(sites: Sequence[_Site], site: _Site, verdict: Verdict, reach: Reach) -> Judged:
    edit = site.edit
    place: Place = "property" if edit.subject else _place(sites, reach)
    required = not edit.subject and bool(site.way.edges and site.way.edges[-1].required)
    return Judged(
        rule_id(edit, site.direction, place, verdict.effect, required=required),
        "info",
        site.direction,
        verdict.effect,
        edit.base,
        edit.revision,
        _operations(sites, reach),
        message(edit, site.way, place, verdict.doubt),
        edit.rename,
        None,
        "",
        edit.subject or place_name(edit.revision or edit.base or "").rpartition(".")[2],
        edit.key,
        semantic=is_semantic(edit.kind),
        wire=edit.edited is not None or is_on_wire(edit.kind, site.direction),
    )


def _place(sites: Sequence[_Site], reach: Reach) -> Place:
    """Give the place of an edit of a whole schema: a root's where it is one anywhere."""
    roots = (reach.root_at(site.index, site.direction) for site in sites)
    root = next((root for root in roots if root is not None), None)
    return root.place if root is not None else "property"


def _operations(sites: Sequence[_Site], reach: Reach) -> tuple[OperationRef, ...]:
    found: dict[OperationRef, None] = {}
    for site in sites:
        for root in reach.roots(site.index, site.direction):
            found.update(dict.fromkeys(root.operations))
    return tuple(sorted(found))
