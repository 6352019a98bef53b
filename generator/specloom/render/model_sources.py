"""The source of the models: one module, or a package of many where there are many models."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import jinja2

from specloom.render.drafts import Draft, key_of
from specloom.render.groups import divided, grouped
from specloom.render.models import (
    AliasView,
    ClassView,
    Definition,
    EnumView,
    FieldView,
    UnionView,
)
from specloom.render.text import WIDTH, Prose, literal, render
from specloom.render.versions import Package, VersionView
from specloom.render.write import OutputFile

__all__ = ["model_files"]


def model_files(
    view: VersionView, views: Sequence[VersionView], package: Package, templates: jinja2.Environment
) -> Iterator[Draft | OutputFile]:
    """Give the modules that hold the models of one version."""
    folder = f"{package.name}/{view.folder}"
    own = tuple(one for one in view.definitions if view.model_owners[one.name] == view.place)
    if divided(view.definitions):
        yield from _divided(view, views, own, f"{folder}models/", templates)
    else:
        borrowed = _borrowed(view, views, view.root).items()
        imports = tuple(f"from {place} import {', '.join(names)}" for place, names in borrowed)
        names = tuple(sorted(one.name for one in view.definitions))
        module = _Module(own, names, view.root, imports)
        yield _draft(f"{folder}models.py", view, module, templates)


_COMPONENTS: Final = "#/components/"


def _divided(
    view: VersionView,
    views: Sequence[VersionView],
    own: Sequence[Definition],
    folder: str,
    templates: jinja2.Environment,
) -> Iterator[Draft | OutputFile]:
    root = f".{view.root}"
    types = view.symbols.types.items()
    groups = grouped(own, {name for pointer, name in types if pointer.startswith(_COMPONENTS)})
    places = {f".{module}": [one.name for one in group] for module, group in groups.items()}
    places |= _borrowed(view, views, root)
    key = key_of(view.said, root, places)
    yield Draft(f"{folder}__init__.py", key, partial(_package, view, root, places, templates))
    homes = {name: place for place, names in places.items() for name in names}
    for module, group in groups.items():
        made = _group(group, homes, root)
        yield _draft(f"{folder}{module}.py", view, made, templates)


def _draft(path: str, view: VersionView, module: _Module, templates: jinja2.Environment) -> Draft:
    key = key_of(view.said, module)
    return Draft(path, key, partial(_module, view, module, templates))


def _borrowed(view: VersionView, views: Sequence[VersionView], root: str) -> dict[str, list[str]]:
    """Give the names that older versions own, by the module to import them from."""
    by_owner: dict[int, list[str]] = {}
    for one in view.definitions:
        if view.model_owners[one.name] != view.place:
            by_owner.setdefault(view.model_owners[one.name], []).append(one.name)
    return {
        f"{root}{views[place].version.module}.models": sorted(names)
        for place, names in sorted(by_owner.items())
    }


def _values(view: VersionView) -> str:
    return f"The values of {view.said}."


def _package(
    view: VersionView, root: str, places: Mapping[str, Sequence[str]], templates: jinja2.Environment
) -> str:
    return render(
        templates,
        "models/package.py.jinja",
        heading=Prose(
            f"{_values(view)}\n\n"
            "Written by specloom; do not edit. A model is loaded when it is first asked for."
        ),
        root=root,
        places={place: sorted(names) for place, names in places.items()},
        names=sorted(name for names in places.values() for name in names),
        lines={place: _lines(names) for place, names in places.items()},
    )


def _lines(names: Iterable[str]) -> list[str]:
    return textwrap.wrap(" ".join(sorted(names)), WIDTH - 8, break_long_words=False)


@dataclass(frozen=True, slots=True)
class _Module:
    """A module to be; of the imports in `seen` only type checkers know.

    In one `of_many` annotations are evaluated with the class, which takes a tenth of the time that
    pydantic needs for text; those that mention a model stay text, for the model may not be there.
    """

    definitions: tuple[Definition, ...]
    names: tuple[str, ...]
    root: str
    imports: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    of_many: bool = False

    def late(self, view: ClassView) -> frozenset[str]:
        """Give the models that a class may mention before they are there."""
        enums = {one.name for one in self.definitions if isinstance(one, EnumView)}
        return view.refs - enums if self.of_many else frozenset()


def _group(group: tuple[Definition, ...], homes: Mapping[str, str], root: str) -> _Module:
    """Say where a group's models are at home; unions need their members, others only name them."""
    own = {one.name for one in group}
    met = sorted({ref for one in group for ref in one.refs if ref in homes and ref not in own})
    imports = tuple(f"from {homes[name]} import {name}" for name in met)
    if any(isinstance(one, UnionView) for one in group):
        return _Module(group, tuple(sorted(own)), root, imports, of_many=True)
    return _Module(group, tuple(sorted(own)), root, (), imports, of_many=True)


def _module(view: VersionView, module: _Module, templates: jinja2.Environment) -> str:
    own = module.definitions
    classes = [one for one in own if isinstance(one, ClassView)]
    return render(
        templates,
        "models/models.py.jinja",
        heading=Prose(
            f"{_values(view)}\n\n"
            "Written by specloom; do not edit. A model is built when it is first used."
        ),
        imports=[*_imports(own, f"{module.root}_runtime"), *module.imports],
        seen=module.seen,
        names=module.names,
        enums=[one for one in own if isinstance(one, EnumView)],
        classes=[_class(one, module.late(one)) for one in classes],
        of_many=module.of_many,
        loops=[_told(one) for one in own if isinstance(one, AliasView)],
        unions=[_told(one) for one in _unions(own)],
    )


def _told(view: AliasView | UnionView) -> dict[str, str]:
    """Write an alias, and what is told of it beyond its name."""
    return {"code": _alias(view), "doc": view.doc if view.doc != view.name else ""}


def _unions(own: Sequence[Definition]) -> list[UnionView]:
    """Give the unions, those that others have among their members first."""
    unions = {one.name: one for one in own if isinstance(one, UnionView)}
    ordered: dict[str, UnionView] = {}

    def place(one: UnionView) -> None:
        for member in one.members:
            if member in unions and member not in ordered:
                place(unions[member])
        ordered[one.name] = one

    for one in unions.values():
        if one.name not in ordered:
            place(one)
    return list(ordered.values())


_ENUM_BASES: Final = {"str": "OpenStrEnum", "int": "OpenIntEnum"}


def _imports(own: Sequence[Definition], runtime: str) -> Iterator[str]:
    bases = sorted({_ENUM_BASES[one.base] for one in own if isinstance(one, EnumView)})
    if bases:
        yield f"from {runtime}.enums import {', '.join(bases)}"
    yield f"from {runtime}.models import Model, wire"
    yield f"from {runtime}.unions import Tagged, UnknownVariant, Untagged"
    named = sorted({unit for one in own for unit in one.units})
    if named:
        yield f"from {runtime}.units import {', '.join(named)}"


def _class(view: ClassView, late: frozenset[str]) -> dict[str, object]:
    """Write what stands in a class, annotations that mention `late` models as text."""
    return {
        "view": view,
        "fields": [_field(field, late) for field in view.fields],
        "extra": _typed(f"dict[str, {view.extra}]", late) if view.extra else "",
    }


_NAME: Final = re.compile(r"[A-Za-z_]\w*")
_VALUE: Final = re.compile(r""""[^"]*"|'[^']*'""")
_LONG: Final = 70
"""Text of more characters stands on lines of its own, for no formatter divides it."""


def _typed(annotation: str, late: frozenset[str]) -> str:
    """Write a type, as text where it mentions a model that may not be there."""
    if late.isdisjoint(_NAME.findall(annotation)):
        return annotation
    if len(annotation) <= _LONG or "\\" in annotation or '"""' in annotation:
        return literal(annotation)
    held = _VALUE.sub(lambda one: one.group().replace(" ", "\0"), annotation)
    lines = textwrap.wrap(held, WIDTH - 8, break_long_words=False, break_on_hyphens=False)
    return "\n        ".join(('"""(', *lines)).replace("\0", " ") + '\n    )"""'


def _field(field: FieldView, late: frozenset[str]) -> dict[str, object]:
    """Write a field's line: `name: Annotated[T, wire("name")] = None`."""
    text = field.annotation
    optional = not field.required and not text.endswith("| None") and text != "Any"
    typed = _typed(f"{text} | None" if optional else text, late)
    if field.name != field.wire:
        typed = f"Annotated[{typed}, wire({literal(str(field.wire))})]"
    default = "" if field.required else " = None"
    told = ["repr=False"] * field.secret + [f"deprecated={_GONE}"] * field.deprecated
    if told:
        default = f" = Field({', '.join([*['default=None'] * (not field.required), *told])})"
    return {"code": f"{field.name}: {typed}{default}", "doc": field.doc}


_GONE: Final = '"The service has deprecated this field."'


def _alias(one: UnionView | AliasView) -> str:
    match one:
        case AliasView():
            return f"{one.name} = TypeAliasType({literal(one.name)}, {literal(one.annotation)})"
        case UnionView(tag=tag) if tag:
            tags = ", ".join(f"{literal(str(value))}: {name}" for value, name in one.tags)
            members = " | ".join((*one.members, *([] if one.rest else ["UnknownVariant"])))
            rest = f", {one.rest}" if one.rest else ""
            mark = f"Tagged({literal(str(tag))}, {{{tags}}}{rest})"
            return f"{one.name}: TypeAlias = Annotated[{members}, {mark}]"
        case UnionView():
            return f"{one.name}: TypeAlias = Annotated[{' | '.join(one.members)}, Untagged()]"
