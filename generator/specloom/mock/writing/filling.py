"""Problems filled in: which member of an error says what, told by its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Protocol, TypeAlias

from specloom.ir.model import BooleanSchema, JsonValue, Schema
from specloom.mock.messages import Refusal, Violation
from specloom.mock.places import Place, at, copied, put
from specloom.mock.reading.forms import Form, form_of

__all__ = ["Judge", "fill"]

_Proposal: TypeAlias = tuple[Place, Sequence[JsonValue]]

_DEEPEST: Final = 4
_SHORT: Final = 200
_TEXTS: Final = frozenset(
    "detail details message msg description errordescription errormessage reason "
    "developermessage usermessage longmessage summary cause".split()
)
_TITLES: Final = frozenset("title name error errorname errortype statustext shortmessage".split())
_STATUSES: Final = frozenset("status statuscode httpstatus httpstatuscode httpcode".split())
_LISTS: Final = frozenset(
    "errors violations details issues invalidparams invalidparameters fielderrors invalidfields "
    "validationerrors causes problems messages".split()
)
_NAMES: Final = frozenset(
    "param parameter field pointer path name property loc target key source".split()
)
_PLACES: Final = frozenset("in location place".split())


class Judge(Protocol):
    """What tells whether a problem is one still."""

    def why_not(self, value: JsonValue) -> list[tuple[str, str]]:
        """Give what is wrong with a value."""
        ...


def fill(
    base: JsonValue, schema: Schema, refusal: Refusal, judge: Judge, *, is_told: bool
) -> JsonValue:
    """Give a problem that says what a refusal says, as far as its schema lets it.

    Args:
        base: a problem that the schema accepts.
        schema: the shape of the problem.
        refusal: what there is to say.
        judge: what the schema accepts.
        is_told: whether the base is an example, whose title and code are to be kept.
    """
    problem = copied(base)
    filling = _Filling(refusal, is_told=is_told)
    for place, candidates in filling.proposals(problem, (schema,), ()):
        for candidate in candidates:
            before = copied(problem)
            problem = put(problem, place, candidate)
            if not judge.why_not(problem):
                break
            problem = before
    return problem


class _Filling:
    def __init__(self, refusal: Refusal, *, is_told: bool) -> None:
        self.refusal = refusal
        self.is_told = is_told
        self._text: Sequence[JsonValue] = (refusal.text, refusal.text[:_SHORT])

    def proposals(
        self, problem: JsonValue, schemas: tuple[Schema, ...], place: Place
    ) -> Iterator[_Proposal]:
        """Give what may stand at which place, best first."""
        inner = at(problem, place)
        if not isinstance(inner, dict):
            if not place and isinstance(inner, str):
                yield place, self._text
            return
        form = form_of(schemas)
        names = dict.fromkeys((*form.members, *inner))
        for name in names:
            if name not in inner and _is_deprecated(form, name):
                continue
            member = form_of(form.member(name))
            if isinstance(inner.get(name), dict) and len(place) < _DEEPEST:
                yield from self.proposals(problem, form.member(name), (*place, name))
            elif candidates := self._candidates(_word(name), member, known=name in inner):
                yield (*place, name), candidates

    def _candidates(self, word: str, member: Form, *, known: bool) -> Sequence[JsonValue]:
        refusal = self.refusal
        if word in _LISTS and "array" in member.types:
            return self._lists(member) if refusal.violations else ()
        if word in _STATUSES:
            return (refusal.status, str(refusal.status))
        if word in _TEXTS and "string" in member.types:
            return self._text
        if word in _TITLES and "string" in member.types and known and not self.is_told:
            return (refusal.title,)
        if word == "code" and known and not self.is_told:
            return (refusal.status, _slug(refusal.title), str(refusal.status))
        if word == "type" and known and not self.is_told:
            return (_slug(refusal.title), "about:blank")
        if word in _NAMES and refusal.violations and not member.types <= _PARTED:
            return (refusal.violations[0].name,)
        return ()

    def _lists(self, member: Form) -> Sequence[JsonValue]:
        """Give all violations as one list, in the forms that items may have."""
        violations = self.refusal.violations
        texts: list[JsonValue] = [str(each) for each in violations]
        if not member.items:
            return (texts,)
        form = form_of(member.items)
        objects: list[JsonValue] = [_object(form, each) for each in violations]
        return (objects, texts) if "object" in form.types else (texts,)


def _object(form: Form, violation: Violation) -> JsonValue:
    found: dict[str, JsonValue] = {}
    for name in form.members or ("in", "name", "reason"):
        word = _word(name)
        member = form_of(form.member(name))
        if word in _PLACES:
            found[name] = violation.place
        elif word in _NAMES:
            listed = member.is_listed
            found[name] = [violation.place, violation.name] if listed else violation.name
        elif word in _TEXTS or word in _TITLES:
            found[name] = violation.reason
        elif word in ("code", "type"):
            found[name] = "invalid"
    return found


_PARTED: Final = frozenset(("array", "object", "null"))


def _slug(title: str) -> str:
    return title.lower().replace(" ", "_").replace("-", "_")


def _word(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


def _is_deprecated(form: Form, name: str) -> bool:
    return any(
        not isinstance(each, BooleanSchema) and each.annotations.deprecated
        for each in form.member(name)
    )
