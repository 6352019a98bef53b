"""Whether text became code: a package with hostile texts beside its twin with harmless ones.

Both must be the same program: the same syntax trees but for names and constants, the same comments,
and names that mean nothing to Python.
"""

from __future__ import annotations

import ast
import builtins
import io
import json
import keyword
import re
import tokenize
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from specloom.errors import BadInput
from specloom.render import Package
from tests.render.hostile_description import CANARY, described, harmless
from tests.render.packages import rendered

__all__ = ["Twins", "dangers"]

_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
_FENCED = re.compile(r"^```(.*)\n((?:.*\n)*?)```$", re.MULTILINE)


class Twins:
    """Generates descriptions with texts and tells where they differ from their harmless twin."""

    def __init__(self, folder: Path, places: int) -> None:
        self._source = folder / "openapi.json"
        self._harmless = harmless(places)
        self._twin = self._program(self._harmless)

    def faults(self, texts: Sequence[str]) -> list[str]:
        """Say what is wrong with what texts, one a place, became; each fault names its place."""
        together = list(self._differences(texts))
        if not together:
            return []
        _, kinds = described(texts)
        found = [
            f"{kinds[at]} {text!r}: {fault}"
            for at, text in enumerate(texts)
            for fault in self._differences(
                [*self._harmless[:at], text, *self._harmless[at + 1 :]],
            )
        ]
        return found or [f"only together: {fault}" for fault in together]

    def _program(self, texts: Sequence[str]) -> _Program:
        self._source.write_text(json.dumps(described(texts)[0]), "utf-8")
        files = rendered({"1": self._source}, Package("made", "Made", flat=True)).files
        return _Program({file.path: file.text for file in files})

    def _differences(self, texts: Sequence[str]) -> Iterator[str]:
        try:
            program = self._program(texts)
        except (BadInput, SyntaxError) as refused:
            yield f"not written: {refused}"
            return
        yield from program.faults()
        if program.runtime != self._twin.runtime:
            yield "the runtime has changed"
        for shape, count in (program.shapes - self._twin.shapes).items():
            yield f"{count} times more than in the twin: {shape[:400]}"
        for shape, count in (self._twin.shapes - program.shapes).items():
            yield f"{count} times less than in the twin: {shape[:400]}"
        yield from (f"a comment: {one}" for one in sorted(program.comments - self._twin.comments))
        if program.fences != self._twin.fences:
            yield "other code in README.md"


@dataclass(slots=True, init=False)
class _Program:
    """A package as a program: what is left of it without texts and names."""

    texts: dict[str, str]
    trees: dict[str, ast.Module]
    runtime: dict[str, str]
    shapes: Counter[str]
    comments: set[str]
    fences: list[str]

    def __init__(self, files: dict[str, str]) -> None:
        self.runtime = {path: text for path, text in files.items() if "/_runtime/" in path}
        self.texts = {path: text for path, text in files.items() if path not in self.runtime}
        self.trees = {p: ast.parse(t) for p, t in self.texts.items() if p.endswith(".py")}
        self.shapes = Counter(shape for tree in self.trees.values() for shape in _shapes(tree))
        self.comments = {one for path in self.trees for one in _comments(self.texts[path])}
        self.fences = [name for name, _ in _FENCED.findall(self.texts["README.md"])]

    def faults(self) -> Iterator[str]:
        """Say what no package may hold, whatever its twin does."""
        for path, tree in self.trees.items():
            yield from (f"{path}: {danger}" for danger in dangers(tree))
            if unseen := _UNSEEN.search(self.texts[path]):
                yield f"{path}: {unseen.group()!r}"
        for path, text in self.texts.items():
            if path.endswith(".json"):
                json.loads(text)
        tomllib.loads(self.texts["pyproject.toml"])
        for name, code in _FENCED.findall(self.texts["README.md"]):
            if name == "python":
                yield from (f"README.md: {danger}" for danger in dangers(ast.parse(code)))


def _comments(text: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def dangers(tree: ast.Module) -> Iterator[str]:
    """Say which names of a module are none to Python, or mean what they must not."""
    for node in ast.walk(tree):
        for name in _names(node):
            if not name.isidentifier() or keyword.iskeyword(name):
                yield f"{name!r} is no name"
            if unicodedata.normalize("NFKC", name) != name:
                yield f"{name!r} is another name to Python"
        match node:
            case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name) if CANARY in name:
                yield f"{name} is used"
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                yield from (f"{one.name} is imported" for one in names if CANARY in one.name)
            case ast.ClassDef():
                yield from _shadowed(node)
            case ast.Module():
                taken = {name for one in tree.body for name in _bound(one)} & _BUILTINS
                yield from (f"{name} is no longer the builtin" for name in sorted(taken))
            case _:
                pass


_BUILTINS = frozenset(dir(builtins)) - {"__doc__", "__name__", "__package__"}


def _names(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            yield name
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
            yield name
        case ast.keyword(arg=str(name)):
            yield name
        case ast.ImportFrom(module=str(name)) | ast.alias(name=name, asname=None):
            yield from name.split(".")
        case ast.alias(asname=str(name)):
            yield name
        case _:
            pass


def _bound(node: ast.stmt) -> Iterator[str]:
    """Give the names that a statement gives a meaning."""
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            yield name
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name
        case ast.Assign(targets=targets):
            yield from (one.id for one in targets if isinstance(one, ast.Name))
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            yield from (one.asname or one.name for one in names)
        case _:
            pass


def _shadowed(node: ast.ClassDef) -> Iterator[str]:
    """Give the builtins that a class both redefines and means: its annotations see its fields."""
    taken = {name for one in node.body for name in _bound(one)} & _BUILTINS
    for one in node.body:
        meant = one.annotation if isinstance(one, ast.AnnAssign) else one
        for name in ast.walk(meant) if taken else ():
            if isinstance(name, ast.Name) and name.id in taken and isinstance(name.ctx, ast.Load):
                yield f"{node.name} says {name.id} and means the builtin"


def _shapes(tree: ast.Module) -> Iterator[str]:
    """Give each statement without names and texts; those of a class each by itself."""
    for node in _Bare().visit(tree).body:
        if isinstance(node, ast.ClassDef):
            yield from (ast.dump(one) for one in node.body)
            node.body = []
        if not isinstance(node, ast.Import | ast.ImportFrom):
            yield ast.dump(node)


class _Bare(ast.NodeTransformer):
    """Takes names, texts, docstrings and what only binds a name to a text off a copy of a tree."""

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        return ast.Constant("") if isinstance(node.value, str) else node

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        text = isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        return None if text else self.generic_visit(node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.AST:
        node.module = "_" if node.level else node.module
        return self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        match node:
            case ast.Subscript(
                value=ast.Name(id="Annotated"),
                slice=ast.Tuple(elts=[inner, ast.Call(func=ast.Name(id="wire"))]),
            ):
                bare: ast.AST = self.visit(inner)
                return bare
            case _:
                return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        match node:
            case ast.Call(
                func=ast.Name(id="TypeAliasType"), args=[name, ast.Constant(value=str(code))]
            ):
                node.args = [name, ast.parse(code, mode="eval").body]
            case _:
                pass
        return self.generic_visit(node)

    def generic_visit(self, node: ast.AST) -> ast.AST:
        bare = super().generic_visit(node)
        for name in ("id", "attr", "arg", "name", "asname"):
            if isinstance(getattr(bare, name, None), str):
                setattr(bare, name, "_")
        return bare
