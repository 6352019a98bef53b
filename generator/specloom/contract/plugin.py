"""Contract tests within a suite of pytest: one test for each operation of a description.

    @pytest.fixture(scope="session")
    def specloom_target():
        return app                      # an ASGI application, or the address of a service

    @contract("openapi.yaml", tiers=("sweep",))
    def test_operation(specloom_contract):
        specloom_contract.check()

All operations are tested in one run, by the first test that asks; the others look their part of it
up. Nothing but pytest is imported until a suite uses this, as pytest loads it whenever it starts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pytest

__all__ = [
    "Contract",
    "contract",
    "pytest_configure",
    "pytest_generate_tests",
    "specloom_contract",
    "specloom_reset",
    "specloom_target",
]

_MARK: Final = "specloom_contract"


@dataclass(frozen=True, slots=True)
class Contract:
    """What a run found of one operation.

    Attributes:
        operation: `GET /pets/{petId}`.
        failures: what is not as described, each with a command line that shows it.
        flaky: the same of what was not seen again when it was tried again.
        ended: why the run ended early, or nothing.
    """

    operation: str
    failures: tuple[str, ...]
    flaky: tuple[str, ...]
    ended: str

    def check(self) -> None:
        """Fail the test where something is not as described, or the run is not whole."""
        told = [*self.failures, *([self.ended] if self.ended else [])]
        if told:
            pytest.fail("\n\n".join(told), pytrace=False)


def contract(  # noqa: PLR0913 - how a run goes
    spec: str,
    *,
    tiers: Sequence[str] = ("sweep", "sequences"),
    seed: int = 0,
    max_time: float | None = None,
    max_examples: int = 10,
    allow_writes: Sequence[str] = (),
    rate: float | None = None,
    credentials: Mapping[str, str] | None = None,
) -> pytest.MarkDecorator:
    """Have a test run once for each operation of a description; it takes `specloom_contract`.

    Args:
        spec: a path, from the folder that pytest is run in, or an address.
        tiers: what is sent: `sweep`, `fuzz`, `sequences`.
        seed: what all that is made up follows from.
        max_time: seconds after which the run ends.
        max_examples: how many requests of each operation fuzzing makes up.
        allow_writes: globs over operations that may write to another machine.
        rate: requests per second, at most.
        credentials: the environment variables that hold them, by kind: `{"token": "PETS_TOKEN"}`.
    """
    return pytest.mark.specloom_contract(
        spec=spec,
        tiers=tuple(tiers),
        seed=seed,
        max_time=max_time,
        max_examples=max_examples,
        allow_writes=tuple(allow_writes),
        rate=rate,
        credentials=tuple(sorted((credentials or {}).items())),
    )


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    line = f"{_MARK}(spec, ...): run once for each operation of a description (specloom)"
    config.addinivalue_line("markers", line)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test for each operation, where there is the marker."""
    mark = metafunc.definition.get_closest_marker(_MARK)
    if mark is None or _MARK not in metafunc.fixturenames:
        return
    from specloom.contract.suite import operations  # noqa: PLC0415 - heavy, and rarely used

    names = operations(mark.kwargs["spec"])
    group = f"specloom {mark.kwargs['spec']}"  # to stay with one worker, and so in one run
    has_workers = metafunc.config.pluginmanager.hasplugin("xdist")
    marks = [pytest.mark.xdist_group(group)] if has_workers else []
    cases = [pytest.param(name, id=name, marks=marks) for name in names]
    metafunc.parametrize(_MARK, cases, indirect=True)


@pytest.fixture(scope="session")
def specloom_target() -> object:
    """Give what is tested; a suite says it: an ASGI application, or the address of a service."""
    pytest.fail(
        "define a fixture specloom_target, of scope session, that gives an ASGI application or the "
        "address of a service",
        pytrace=False,
    )


@pytest.fixture(scope="session")
def specloom_reset() -> Callable[[], None]:
    """Give what puts the target into its first state; a suite may say what does."""
    return _leave


def _leave() -> None:
    pass


@pytest.fixture
def specloom_contract(
    request: pytest.FixtureRequest,
    specloom_target: object,
    specloom_reset: Callable[[], None],
) -> Contract:
    """Give what the run found of the operation that this test is for."""
    mark = request.node.get_closest_marker(_MARK)
    if mark is None:
        pytest.fail("say with @contract(...) which description this test is for", pytrace=False)
    from specloom.contract.suite import Suite, tested  # noqa: PLC0415 - heavy, and rarely used

    suites = request.config.stash.setdefault(_SUITES, {})
    key = repr((sorted(mark.kwargs.items()), id(specloom_target)))
    suite = suites.get(key)
    if not isinstance(suite, Suite):
        suite = suites[key] = tested(specloom_target, specloom_reset, **mark.kwargs)
    operation = str(request.param)
    return Contract(
        operation,
        suite.failures.get(operation, ()),
        suite.flaky.get(operation, ()),
        suite.ended,
    )


_SUITES: Final = pytest.StashKey[dict[str, object]]()
