"""Web pages of one file: style and script inside, nothing fetched, nothing injected.

A page's Content Security Policy names the hashes of its own style and script, so whatever text
of a description came to stand in it could neither run nor load.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache

import jinja2

from specloom.render import templates_root

__all__ = ["fill"]


def fill(folder: str, *styles: str, **view: object) -> str:
    """Fill `page.html.jinja` of a folder of the templates with a view.

    The template puts in `style` and `script` (its `page.css` and `page.js`) as `safe`: they are
    our own files, and `policy` fixes them by their hashes. Its style goes on from those of the
    other folders that `styles` names.
    """
    template, style, script = _load(folder, styles)
    return template.render(view, policy=_policy(style, script), style=style, script=script)


@cache
def _load(folder: str, styles: tuple[str, ...]) -> tuple[jinja2.Template, str, str]:
    root = templates_root() / folder
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(root),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    sheets = [templates_root() / each / "page.css" for each in (*styles, folder)]
    style = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    script = (root / "page.js").read_text(encoding="utf-8")
    return environment.get_template("page.html.jinja"), style, script


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
