"""The planner: one name for each type, member and method of a family of versions, kept by a lock.

Names in the lock stand. New keys take their first wish that no key living beside them (in any
version) has; only where every wish is taken does a number settle it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, count
from typing import TypeAlias

from specloom.ir.model import Api, Operation
from specloom.names.inputs import input_types
from specloom.names.kinds import ClassKind, EnumKind
from specloom.names.lock import Lock
from specloom.names.methods import further_methods, method_wishes, type_prefix
from specloom.names.spare import spare_types
from specloom.names.symbols import Method, Symbols, plan_arguments
from specloom.names.types import NamedType, Prefix, named_types, operation_keys
from specloom.names.words import constant, identifier, shorten

__all__ = ["plan"]

_MODULE_NAMES = frozenset(
    """Annotated Any Date DateTime EpochMilliseconds EpochSeconds Field HHColonMM HHMM
    HHMMDuration Integer Literal Mapping Milliseconds Minutes Model Month Number Omitted
    OpenIntEnum OpenStrEnum Seconds Sequence Tagged TypeAlias TypeAliasType UnknownVariant
    Untagged""".split()
)
"""What generated modules import: no class may take these."""

_BUILTINS = frozenset(
    """ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup
    BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError
    ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError
    DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception
    ExceptionGroup FileExistsError FileNotFoundError FloatingPointError FutureWarning
    GeneratorExit IOError ImportError ImportWarning IndentationError IndexError
    InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError
    ModuleNotFoundError NameError NotADirectoryError NotImplemented NotImplementedError
    OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError
    PythonFinalizationError RecursionError ReferenceError ResourceWarning RuntimeError
    RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError
    SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError
    UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning
    ValueError Warning WindowsError ZeroDivisionError""".split()
)
"""Where an annotation stands before such a class, it would be read as Python's own."""

_TAKEN = _MODULE_NAMES | _BUILTINS

_FIELD_NAMES = frozenset(
    """bool bytes construct copy dict float fields from_orm int json list mro object parse_file
    parse_obj parse_raw register schema schema_json str to_dict to_json tuple update_forward_refs
    validate wire""".split()
)
"""Attributes of pydantic's models, and builtins that annotations in a class body need."""

_MEMBER_NAMES = frozenset(("mro", "name", "value", "is_known"))
"""Names that an enum keeps for itself."""


@dataclass(slots=True)
class _Names:
    """Names given so far, for keys that may or may not live side by side."""

    given: dict[str, str]
    beside: dict[str, set[str]] = field(default_factory=dict)
    holders: dict[str, set[str]] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for key, name in self.given.items():
            self.holders.setdefault(name.casefold(), set()).add(key)

    def meet(self, groups: Iterable[Iterable[str]]) -> None:
        """Tell which keys live side by side: those of one version."""
        for at, group in enumerate(groups):
            for key in group:
                self.beside.setdefault(key, set()).add(str(at))

    def free(self, key: str, name: str) -> bool:
        """Tell whether no key of a common version has the name (letter case aside)."""
        return not any(self._rivals(key, name))

    def _rivals(self, key: str, name: str) -> Iterator[str]:
        here = self.beside.get(key, set())
        for other in self.holders.get(name.casefold(), ()):
            if other != key and here & self.beside.get(other, set()):
                yield other

    def give(self, key: str, wishes: Iterable[str]) -> str:
        """Give the locked name, the first free wish, or the first free number."""
        kept = self.given.get(key)
        # Two keys that never lived together may have been locked to one name, and meet now.
        if kept is not None and self.settled.isdisjoint(self._rivals(key, kept)):
            self.settled.add(key)
            return kept
        first, *others = wishes
        numbered = (_numbered(first, n) for n in count(2))
        name = next(w for w in chain([first], others, numbered) if self.free(key, w))
        self.given[key] = name
        self.settled.add(key)
        self.holders.setdefault(name.casefold(), set()).add(key)
        return name


def _numbered(name: str, number: int) -> str:
    suffix = f"{'_' if name.islower() or name.isupper() else ''}{number}"
    return name[: 60 - len(suffix)] + suffix


def plan(apis: Sequence[Api], lock: Lock = Lock()) -> tuple[tuple[Symbols, ...], Lock]:  # noqa: B008
    """Name everything in a family of versions, oldest first.

    Returns:
        The symbols of each version in the order given, and the lock to commit. Entries of the old
        lock that nothing needs any more are kept: a name never comes back with another meaning.
    """
    keys = [operation_keys(api) for api in apis]
    methods = _plan_methods(apis, keys, lock)
    types, found = _plan_types(apis, keys, lock, methods)
    members = _plan_members(found, lock)
    symbols = tuple(
        _symbols(api, here, named, Lock(types, members, methods))
        for api, here, named in zip(apis, keys, found, strict=True)
    )
    return symbols, Lock(types, members, methods)


_Keys: TypeAlias = Mapping[str, str]
"""From the pointer of an operation to its key."""


def _plan_methods(apis: Sequence[Api], keys: Sequence[_Keys], lock: Lock) -> dict[str, str]:
    wishes = [list(method_wishes(api)) for api in apis]
    further = [dict(_further(api, here)) for api, here in zip(apis, keys, strict=True)]
    names = _Names(dict(lock.methods))
    names.meet((*here.values(), *more) for here, more in zip(keys, further, strict=True))
    for here, version in zip(keys, wishes, strict=True):
        for wish in version:
            candidates = [f"{wish.resource}.{name}" for name in wish.candidates]
            names.give(here[wish.operation.pointer], candidates)
    for key, (usual, suffix) in ((key, one) for more in further for key, one in more.items()):
        resource, name = names.given[usual].split(".")
        names.give(key, [f"{resource}.{shorten(f'{name}_{suffix}')}"])
    return names.given


def _further(api: Api, keys: _Keys) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give the keys of further methods, each with that of the usual one and what its name adds."""
    for operation in api.operations:
        key = keys[operation.pointer]
        for suffix in further_methods(operation):
            yield f"{key} {suffix}", (key, suffix)


def _plan_types(
    apis: Sequence[Api], keys: Sequence[_Keys], lock: Lock, methods: Mapping[str, str]
) -> tuple[dict[str, str], list[list[NamedType]]]:
    found = [
        list(_named(api, partial(_prefix, here, methods)))
        for api, here in zip(apis, keys, strict=True)
    ]
    names = _Names(dict(lock.types))
    names.meet([named.key for named in version] for version in found)
    for version in found:
        for named in sorted(version, key=_precedence):
            names.give(named.key, _wishes(named))
    return names.given, found


def _precedence(named: NamedType) -> tuple[bool, bool, int, str]:
    """Say who is named first, whatever the order of the description: whose spelling a name is."""
    respelled = named.steps != (named.key,)
    return respelled, named.key.isupper(), len(named.steps), named.key


def _named(api: Api, prefix: Prefix) -> Iterator[NamedType]:
    found = tuple(named_types(api, prefix))
    yield from found
    yield from input_types(api, found)


def _wishes(named: NamedType) -> Iterator[str]:
    for wish in named.candidates:
        # A script without capitals would call a property like its class, which hides it there.
        yield f"{wish}Schema" if wish in _TAKEN or wish == wish.lower() else wish


def _prefix(keys: _Keys, methods: Mapping[str, str], operation: Operation) -> str:
    method = methods.get(keys[operation.pointer])
    resource, name = method.split(".") if method else ("", operation.id or operation.path)
    return type_prefix(resource, name)


def _plan_members(found: Sequence[Sequence[NamedType]], lock: Lock) -> dict[str, dict[str, str]]:
    planned = {key: dict(names) for key, names in lock.members.items()}
    for version in found:
        for named in (one for one in version if one.input_of is None):
            match named.kind:
                case ClassKind(properties):
                    _give_members(planned.setdefault(named.key, {}), properties, _field_name)
                case EnumKind(base, values):
                    name = _text_name if base == "str" else _number_name
                    _give_members(planned.setdefault(named.key, {}), map(str, values), name)
                case _:
                    continue
    return planned


def _field_name(wire: str) -> str:
    name = identifier(wire, _FIELD_NAMES)
    return f"{name}_" if name.startswith("model_") else name


def _text_name(value: str) -> str:
    name = constant(value)
    return f"{name}_" if name in _MEMBER_NAMES else name


def _number_name(value: str) -> str:
    return _text_name(f"value {value.replace('-', 'minus ')}")


def _give_members(
    planned: dict[str, str], wires: Iterable[str], name_of: Callable[[str], str]
) -> None:
    """Name what has no name yet; of several that want one name, whose spelling it is has it."""
    wished = {wire: name_of(wire) for wire in wires if wire not in planned}
    taken = {name.casefold() for name in planned.values()} if wished else set()
    planned |= wished  # in their order, whoever is named first
    for wire in sorted(wished, key=lambda wire: (wished[wire] != wire, wire)):
        name = wished[wire]
        numbered = (shorten(f"{name}_{number}") for number in count(2))
        free = (one for one in chain([name], numbered) if one.casefold() not in taken)
        planned[wire] = next(free)
        taken.add(planned[wire].casefold())


def _symbols(api: Api, keys: _Keys, named: Sequence[NamedType], names: Lock) -> Symbols:
    placed = {
        operation.pointer: Method(*names.methods[keys[operation.pointer]].split("."))
        for operation in api.operations
    }
    spare = spare_types(api, named)
    named = [one for one in named if (one.input_of or one).pointer not in spare]
    return Symbols(
        named={one.pointer: one for one in named},
        types={one.pointer: names.types[one.key] for one in named},
        members={one.pointer: names.members.get((one.input_of or one).key, {}) for one in named},
        methods=placed,
        further={
            (one.pointer, suffix): names.methods[f"{keys[one.pointer]} {suffix}"].split(".")[1]
            for one in api.operations
            for suffix in further_methods(one)
        },
        arguments={op.pointer: plan_arguments(op, api) for op in api.operations},
        spare=spare,
        inputs={
            names.types[one.input_of.key]: names.types[one.key] for one in named if one.input_of
        },
    )
