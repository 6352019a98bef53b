"""Operations as plans: all that a request needs is compiled when the first one comes."""

from __future__ import annotations

from functools import cached_property

from specloom.ir.model import Api, Operation
from specloom.mock.checks import Checks
from specloom.mock.randomness import digest
from specloom.mock.reading import BodyReader, ParametersReader
from specloom.mock.security import Guard
from specloom.mock.writing import Responses

__all__ = ["OperationPlan"]


class OperationPlan:
    """One operation, compiled part by part on first use.

    Attributes:
        operation: what the description says.
        key: its method and path, `GET /vehicles/{vehicleId}`.
        guard: finds credentials.
        parameters: reads what stands around the body.
        body: reads the body.
        responses: what may be answered.
    """

    def __init__(self, operation: Operation, api: Api, checks: Checks, seed: int) -> None:
        self.operation = operation
        self.key = f"{operation.method} {operation.path}"
        self.guard = Guard(operation, api.security_schemes)
        self.parameters = ParametersReader(operation.parameters, checks)
        self.body = BodyReader(operation.request_body, checks)
        self.responses = Responses(operation, checks, digest(seed, api.version, self.key))

    @cached_property
    def invalid(self) -> int:
        """The status of requests that violate the description: 400, unless only 422 is declared."""
        declared = {response.status for response in self.operation.responses}
        return 422 if "422" in declared and "400" not in declared else 400
