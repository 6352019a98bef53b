"""From a tree with anchors, searched for, to trees without, that match whole strings.

A tree is split by what its matches need: nothing, the start of the string, its end, or both.
`^` holds within a match only if all before it matched the empty string; so the split of a
sequence follows from the splits of its items.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, assert_never

from specloom.values.regular.syntax import (
    ANYTHING,
    EMPTY,
    NOTHING,
    Chars,
    Choice,
    End,
    Look,
    Node,
    NotRegularError,
    Repeat,
    Sequence,
    Start,
)

__all__ = ["choice", "nullable", "sequence", "whole"]

_MOST_COPIES: Final = 8


@dataclass(frozen=True, slots=True)
class _Split:
    """The matches of a tree by what they need; each part is a tree without anchors."""

    free: Node = NOTHING
    start: Node = NOTHING
    end: Node = NOTHING
    both: Node = NOTHING

    @property
    def is_free(self) -> bool:
        return self.start == self.end == self.both == NOTHING


def whole(node: Node) -> tuple[Node, ...]:
    """Give trees whose strings together are those in which `node` is found, lookaheads aside.

    Raises:
        NotRegularError: an anchor is repeated.
    """
    split = _split(node)
    options = (
        split.both,
        sequence(split.start if split.start == NOTHING else _trim(split.start, -1), ANYTHING),
        sequence(ANYTHING, _trim(split.end, 0)),
        sequence(ANYTHING, _trim(_trim(split.free, 0), -1), ANYTHING),
    )
    flat = choice(*options)
    return flat.options if isinstance(flat, Choice) else (flat,)


def sequence(*items: Node) -> Node:
    """Put trees in a row, as flat as possible."""
    flat: list[Node] = []
    for item in items:
        if item == NOTHING:
            return NOTHING
        flat += item.items if isinstance(item, Sequence) else (item,)
    return flat[0] if len(flat) == 1 else Sequence(tuple(flat))


def choice(*options: Node) -> Node:
    """Choose between trees, as flat as possible."""
    flat: list[Node] = []
    for option in options:
        flat += option.options if isinstance(option, Choice) else (option,)
    distinct = tuple(dict.fromkeys(flat))
    return distinct[0] if len(distinct) == 1 else Choice(distinct)


def nullable(node: Node) -> bool:
    """Tell whether a tree without anchors matches the empty string."""
    match node:
        case Chars():
            return False
        case Sequence(items=items):
            return all(map(nullable, items))
        case Choice(options=options):
            return any(map(nullable, options))
        case Repeat(item=item, least=least):
            return least == 0 or nullable(item)
        case Start() | End() | Look():
            return True
        case _:
            assert_never(node)


def _split(node: Node) -> _Split:
    match node:
        case Chars():
            return _Split(free=node)
        case Start():
            return _Split(start=EMPTY)
        case End():
            return _Split(end=EMPTY)
        case Sequence(items=items):
            split = _Split(free=EMPTY)
            for item in items:
                split = _joined(split, _split(item))
            return split
        case Choice(options=options):
            return _either([_split(option) for option in options])
        case Repeat():
            return _repeated(node)
        case Look():
            return _Split(free=EMPTY)
        case _:
            assert_never(node)


def _joined(one: _Split, other: _Split) -> _Split:
    if one.is_free and other.is_free:
        return _Split(free=sequence(one.free, other.free))
    return _Split(
        free=sequence(one.free, other.free),
        start=choice(
            sequence(one.start, other.free), _if(one.free, other.start), _if(one.start, other.start)
        ),
        end=choice(
            sequence(one.free, other.end), _if(other.free, one.end), _if(other.end, one.end)
        ),
        both=choice(
            sequence(one.start, other.end),
            _if(one.free, other.both),
            _if(one.start, other.both),
            _if(other.free, one.both),
            _if(other.end, one.both),
            *(_if(part, EMPTY) for part in _ends_then_starts(one, other)),
        ),
    )


def _ends_then_starts(one: _Split, other: _Split) -> tuple[Node, ...]:
    """`$` before `^`: both hold in the empty string alone."""
    pairs = ((a, b) for a in (one.end, one.both) for b in (other.start, other.both))
    return tuple(sequence(a, b) for a, b in pairs)


def _if(empty: Node, node: Node) -> Node:
    """Give `node` if the tree beside it may match nothing."""
    return node if nullable(empty) else NOTHING


def _either(splits: list[_Split]) -> _Split:
    return _Split(
        free=choice(*(split.free for split in splits)),
        start=choice(*(split.start for split in splits)),
        end=choice(*(split.end for split in splits)),
        both=choice(*(split.both for split in splits)),
    )


def _repeated(node: Repeat) -> _Split:
    inner = _split(node.item)
    if inner.is_free:
        return _Split(free=_times(inner.free, node.least, node.most))
    if max(node.least, node.most or 0) > _MOST_COPIES:
        raise NotRegularError("an anchor repeated often")
    split = _Split(free=EMPTY)
    for _ in range(node.least):
        split = _joined(split, inner)
    if node.most is None:
        return _joined(split, _starred(inner))
    optional = _either([_Split(free=EMPTY), inner])
    for _ in range(node.least, node.most):
        split = _joined(split, optional)
    return split


def _times(item: Node, least: int, most: int | None) -> Node:
    """Repeat a tree; `(x{0,9})?` is `x{0,9}`."""
    if (least, most) == (0, 1) and isinstance(item, Repeat) and item.least <= 1:
        return Repeat(item.item, 0, item.most)
    return Repeat(item, least, most)


def _starred(split: _Split) -> _Split:
    """Repeat any number of times: what needs the start comes first, what needs the end last."""
    free = Repeat(split.free, 0, None) if split.free != NOTHING else EMPTY
    return _Split(
        free=free,
        start=sequence(split.start, free),
        end=sequence(free, split.end),
        both=choice(split.both, sequence(split.start, free, split.end)),
    )


def _trim(node: Node, side: int) -> Node:
    """Shorten a tree at the side (0 or -1) beyond which anything may stand."""
    if node != NOTHING and nullable(node):
        return EMPTY
    match node:
        case Repeat(item=item, least=least, most=most) if most != least:
            return Repeat(item, least, least)
        case Choice(options=options):
            return choice(*(_trim(option, side) for option in options))
        case Sequence(items=items):
            inner, edge = (items[1:], items[0]) if side == 0 else (items[:-1], items[-1])
            rest, edge = Sequence(inner), _trim(edge, side)
            if edge == EMPTY:
                return _trim(sequence(rest), side)
            return sequence(edge, rest) if side == 0 else sequence(rest, edge)
        case _:
            return node
