"""All the sequences of an API, in order."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from specloom.contract.model import Values
from specloom.contract.pools import Pools
from specloom.contract.sequences.infusion import Infusion
from specloom.contract.sequences.links import follow
from specloom.contract.sequences.lives import life
from specloom.contract.sequences.model import Flow, Maker, Script, sent
from specloom.contract.validity import Validity
from specloom.ir.model import Api, Operation

__all__ = ["scripts"]

_STEPS: Final = 8
"""How long a random walk is."""


def scripts(
    api: Api,
    good: Mapping[Operation, Values],
    pools: Pools,
    seed: int,
    full: Mapping[Operation, Values] | None = None,
) -> Iterator[Script]:
    """Give the sequences of an API, in order.

    Args:
        api: the description.
        good: values that each operation is known, or said, to take.
        pools: what was seen; whoever runs the scripts lets it learn from every exchange.
        seed: what random walks follow from.
        full: of what each operation takes, the values whose body says the most.
    """
    maker = Maker(api, good, full or {})
    by_key = {(each.method, each.path): each for each in api.operations}
    for pair in api.resources:
        about = next((each for each in api.operations if each.path == pair.item), None)
        if about is not None:
            yield Script(f"the life of {pair.item}", about, partial(life, maker, pair, by_key))
    for operation in api.operations:
        for response in operation.responses:
            for link in response.links:
                start = partial(follow, maker, operation, response.status, link)
                yield Script(f"the link {link.name}", operation, start)
    infusion = Infusion(pools, Validity(api))
    for operation in api.operations:
        if operation.method == "GET" and operation in good:
            yield Script("what there is", operation, partial(_look, maker, operation), "single")
    known = [each for each in api.operations if each in good]
    lasting = [each for each in known if each.method != "DELETE"]
    for operation in lasting:
        yield _seen_before(maker, infusion, operation)
    for number, operation in enumerate(lasting, start=1):
        start = partial(_walk, maker, infusion, lasting, operation, f"{seed}/{number}")
        yield Script(f"walk {number}", operation, start, "walk")
    for operation in known:
        if operation.method == "DELETE":  # last: what is gone is of no use to others
            yield _seen_before(maker, infusion, operation)


def _seen_before(maker: Maker, infusion: Infusion, operation: Operation) -> Script:
    start = partial(_crossing, maker, infusion, operation)
    return Script("values seen before", operation, start, "single")


def _look(maker: Maker, operation: Operation) -> Flow:
    """See what there is, for the sequences that follow."""
    yield from sent(maker.case(operation, "see what there is"))


def _crossing(maker: Maker, infusion: Infusion, operation: Operation) -> Flow:
    """Send an operation what other operations gave, one thing at a time."""
    for name, values in infusion.each(operation, maker.good[operation]):
        yield maker.tried(operation, values, f"{name} is what another answer held")


def _walk(
    maker: Maker, infusion: Infusion, known: Sequence[Operation], first: Operation, seed: str
) -> Flow:
    """Send operations as chance has it, each with what was seen before."""
    chance = random.Random(seed)  # noqa: S311 - to be the same again, not to be secret
    operation = first
    for _ in range(_STEPS):
        values = infusion.some(operation, maker.good[operation], chance)
        yield maker.tried(operation, values, "a random walk")
        operation = chance.choice(known)
