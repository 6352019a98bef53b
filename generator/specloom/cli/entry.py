"""The door: finds the command, imports that one only, and turns what happens into an exit code."""

from __future__ import annotations

import gc
import importlib
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from typing import Final, NoReturn

import click

from specloom import __version__
from specloom.cli.tell import color, tell, tell_findings
from specloom.config import closest
from specloom.errors import BadInput, OutputError

__all__ = ["COMMANDS", "cli", "main", "run"]

FINDINGS: Final = 1
BAD_INPUT: Final = 2
INTERNAL: Final = 3
INTERRUPTED: Final = 130
"""128 + SIGINT, as shells have it."""

COMMANDS: Final[Mapping[str, str]] = {
    "compile": "Compile the sources of descriptions to one full file per version.",
    "generate": "Write typed Python clients.",
    "validate": "Say what is wrong with descriptions.",
    "diff": "Say what changes between two descriptions, and prove it.",
    "migrate": "Write migration reports.",
    "mock": "Serve a mock that answers as a description says.",
    "drift": "Say where recorded traffic is not as described.",
    "test": "Test whether a service answers as its description says.",
    "merge": "Merge the reports of contract tests.",
    "rules": "List the rules of the diff.",
    "explain": "Explain a rule of the diff.",
}
"""Each command with its summary, so that help imports none of them."""

_EPILOG: Final = """\b
Examples:
  specloom generate                        every API of specloom.toml
  specloom generate pets --check           is the committed client current?
  specloom generate --spec openapi.yaml --package pets_client --output pets
  specloom validate openapi.yaml pets@latest --format json
  specloom diff git:main:openapi.yaml openapi.yaml
  specloom diff pets@2023-06-01 pets@latest --format markdown --fail-on warning
  specloom migrate pets                    from every version to the next, and to the last
  specloom mock openapi.yaml --port 8000   a service to develop against
  specloom test openapi.yaml --target http://127.0.0.1:8000

A SPEC is a path (of a file, or of a folder that holds one description), a URL, git:REF:PATH, - for
standard input, or API@VERSION of specloom.toml.

Exit codes: 0 all is well, 1 errors found or output not current, 2 usage or bad input, 3 a fault of
specloom itself, or a test that ended half-way.
"""


class _Commands(click.Group):
    """Commands by name; a command's module is imported when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            raise click.UsageError(f"no command {cmd_name!r}{closest(cmd_name, COMMANDS)}", ctx)
        command: click.Command = importlib.import_module(f"specloom.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    epilog=_EPILOG,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Typed Python clients and exact diffs from dated OpenAPI descriptions."""
    ctx.color = color()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave the process with its exit code.

    What a run builds lives to its end, so that looking for garbage among it finds next to none and
    takes a quarter of the time; the collector is off in a process that is ours, and only there.
    Frozen, it all is not looked through once more when Python ends.
    """
    gc.disable()
    code = run(arguments)
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; give its exit code."""
    try:
        return cli.main(arguments, prog_name="specloom", standalone_mode=False) or 0
    except click.ClickException as error:
        error.show()
        return BAD_INPUT
    except click.Abort:
        tell("interrupted; nothing is half written")
        return INTERRUPTED
    except BadInput as error:
        tell_findings(error.findings)
        return BAD_INPUT
    except OutputError as error:
        tell(f"{error.path}: {error.reason}", "error")
        return BAD_INPUT
    except OSError as error:
        tell(f"{error.filename}: {error.strerror}" if error.filename else str(error), "error")
        return BAD_INPUT
    except Exception as error:  # noqa: BLE001 - the last resort: one line instead of a traceback
        return _internal(error)


def _internal(error: Exception) -> int:
    if os.environ.get("SPECLOOM_DEBUG") == "1":
        traceback.print_exc()
    what = " ".join(f"{type(error).__name__}: {error}".split())
    tell(
        f"internal error: {what}; this is a fault of specloom, not yours: please report this "
        "line with the input, and the traceback that SPECLOOM_DEBUG=1 shows",
        "error",
    )
    return INTERNAL
