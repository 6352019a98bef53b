"""One exchange, judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from specloom.contract.checks.answers import Responses
from specloom.contract.checks.conduct import conduct
from specloom.contract.checks.excuses import Excuses
from specloom.contract.checks.paging import too_long
from specloom.contract.checks.sequences import across
from specloom.contract.model import Exchange, Violation
from specloom.contract.styles import plain
from specloom.ir.model import Api, Operation
from specloom.values import Validators

__all__ = ["Checks"]

_TAKEN: Final = range(200, 300)


class Checks:
    """Judges answers by one description.

    Args:
        api: the description.
        strict_credentials: whether the target is known to tell right credentials from wrong ones;
            a mock, which takes any, does not.
    """

    def __init__(self, api: Api, *, strict_credentials: bool = False) -> None:
        self._api = api
        self._strict = strict_credentials
        self._validators = Validators(api, ranges=True)
        self._excuses = Excuses()
        self._responses: dict[Operation, Responses] = {}
        told = api.extensions.get("x-version-header")
        self._version = told if isinstance(told, dict) else {}

    def of(self, exchange: Exchange) -> list[Violation]:
        """Give what an answer breaks of the description.

        What a request of the sweep was taken with excuses no refusal of the same operation from
        then on; apart from that, nothing is remembered.
        """
        case, answer = exchange.case, exchange.answer
        responses = self._of_operation(case.operation)
        found = [*conduct(exchange, responses, self._excuses, strict_credentials=self._strict)]
        if case.mode == "valid" and answer.status in _TAKEN:
            self._excuses.taken(case)
        if answer.status and case.call.method == case.operation.method:
            response = responses.of(answer.status)
            if response is not None:
                found += responses.broken(response, answer, case.call.method)
                found += too_long(exchange)
        found += self._served(exchange)
        return found

    def across(self, exchanges: Sequence[Exchange]) -> list[Violation]:
        """Give what the answers of a sequence break together, in the order they were sent.

        Violations are about the last exchange that shows them.
        """
        return [*across(self._api, exchanges)]

    def _of_operation(self, operation: Operation) -> Responses:
        if operation not in self._responses:
            self._responses[operation] = Responses(operation, self._validators)
        return self._responses[operation]

    def _served(self, exchange: Exchange) -> Iterator[Violation]:
        """Compare the version that was served with the one that was asked for."""
        asking, telling = self._version.get("name"), self._version.get("response")
        if not isinstance(asking, str) or not isinstance(telling, str):
            return
        asked = dict(exchange.case.call.headers).get(asking.lower())
        served = exchange.answer.header(telling)
        if asked is not None and served is not None and asked != served:
            message = f"{asking} asks for version {plain(asked)}, and {served} is served."
            yield Violation("version-header-is-ignored", message, _VERSION, telling.lower())


_VERSION: Final = "#/x-version-header"
