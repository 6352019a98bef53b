"""The values of sequences."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeAlias

from specloom.contract.coverage import sent as covered
from specloom.contract.model import Case, Exchange, Values
from specloom.contract.requests import write
from specloom.ir.model import Api, JsonValue, Operation

__all__ = ["OK", "Flow", "Kind", "Maker", "Script", "sent"]

Flow: TypeAlias = Generator[Case, "Exchange | None", None]
"""Gives cases, is sent the exchange of each, or None where it was not sent."""

Kind: TypeAlias = Literal["story", "walk", "single"]

OK: Final = range(200, 300)


@dataclass(frozen=True, slots=True)
class Script:
    """One sequence.

    Attributes:
        name: what it does, for people.
        operation: the operation that it is about, which says what shard it is in.
        start: begins it.
        kind: what its requests have to do with one another: in a `story` each follows from the
            answers before it, in a `walk` they are as they are, `single` ones have nothing to do
            with each other.
    """

    name: str
    operation: Operation
    start: Callable[[], Flow]
    kind: Kind = "story"


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes cases from values that are good, by operation, and from those that say the most."""

    api: Api
    good: Mapping[Operation, Values]
    full: Mapping[Operation, Values] = field(default_factory=dict)

    def case(
        self,
        operation: Operation | None,
        why: str,
        path: Mapping[str, JsonValue] | None = None,
        *,
        whole: bool = False,
    ) -> Case | None:
        """Give a case with some of its path parameters set; None where no values are known.

        Args:
            operation: whose case it is, if there is such an operation.
            why: what it is for.
            path: path parameters.
            whole: whether its body should say as much as can be said.
        """
        values = None if operation is None else self.good.get(operation)
        if whole and operation is not None and operation in self.full:
            values = self.full[operation]
        if operation is None or values is None:
            return None
        set_here = {name: value for name, value in (path or {}).items() if name in values.path}
        return self.of(operation, replace(values, path={**values.path, **set_here}), why)

    def of(
        self, operation: Operation, values: Values, why: str, expects: tuple[str, ...] = ()
    ) -> Case:
        """Give the case of values."""
        call = write(self.api, operation, values)
        covers = covered(operation, values)
        return Case(
            operation,
            call,
            "valid",
            why,
            operation.pointer,
            "sequences",
            values,
            covers,
            expects=expects,
        )

    def tried(self, operation: Operation, values: Values, why: str) -> Case:
        """Give the case of values that are no more than probable: it may be refused."""
        described = (each.status for each in operation.responses)
        return self.of(operation, values, why, (*(s for s in described if s[0] in "123"), "4XX"))


def sent(case: Case | None) -> Generator[Case, Exchange | None, Exchange | None]:
    """Give a case, if there is one, and then its exchange."""
    return None if case is None else (yield case)
