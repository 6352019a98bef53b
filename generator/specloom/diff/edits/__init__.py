"""What was done to a schema: one function for each kind of edit, in reading order.

Each takes the two forms of one place (`Versus`) and gives `Edit`s; none judges them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from specloom.diff.edits import bounds, conditions, containers, opaque, scalars, unions
from specloom.diff.edits.edit import Edit, MatchValues, Versus
from specloom.diff.edits.inside import Child, children
from specloom.diff.edits.properties import Matched, MatchProperties, properties

__all__ = [
    "EDITS",
    "Child",
    "Edit",
    "MatchProperties",
    "MatchValues",
    "Matched",
    "Versus",
    "bounds",
    "children",
    "conditions",
    "containers",
    "opaque",
    "properties",
    "scalars",
    "schema_edits",
    "unions",
]

EditFunction: TypeAlias = Callable[[Versus], Iterator[Edit]]

EDITS: Final[tuple[EditFunction, ...]] = (
    scalars.types,
    scalars.nullability,
    scalars.enum,
    bounds.ranges,
    bounds.multiple_of,
    bounds.lengths,
    bounds.pattern,
    bounds.format_,
    bounds.content,
    containers.item_counts,
    containers.uniqueness,
    containers.prefix_items,
    containers.array_parts,
    containers.additional,
    containers.pattern_properties,
    containers.property_names,
    containers.counts,
    containers.dependents,
    unions.members,
    conditions.exclusions,
    conditions.conditions,
    conditions.discriminator,
    opaque.unevaluated,
)


def schema_edits(versus: Versus, match: MatchProperties) -> Iterator[Edit]:
    """Give all that was done to one place, apart from what is inside it."""
    if versus.base is versus.revision:
        return
    replaced = unions.whole(versus)
    if replaced is not None:
        yield from replaced.edits
        return
    found = [edit for find in EDITS for edit in find(versus)]
    found += properties(versus, match)
    yield from found or opaque.unnamed(versus)
