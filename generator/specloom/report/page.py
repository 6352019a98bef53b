"""Web pages of one file: style and script inside, nothing fetched, nothing injected.

A page's policy names the hashes of its own style and script, so nothing else runs.
"""

from __future__ import annotations

from functools import cache

import jinja2

from specloom.render import templates_root
from specloom.report.policy import policy

__all__ = ["fill"]


def fill(folder: str, *styles: str, **view: object) -> str:
    """Fill `page.html.jinja` of a folder of the templates with a view.

    The template puts in `style` and `script` (its `page.css` and `page.js`) as `safe`: they are
    our own files, and `policy` fixes them by their hashes. Its style goes on from those of the
    other folders that `styles` names.
    """
    template, style, script = _load(folder, styles)
    return template.render(view, policy=policy([style], [script]), style=style, script=script)


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
