"""The sweep: one request for each thing that a description says of requests.

`cases(api, seed)` gives them in the order of operations, the same ones in every process. Each valid
one is accepted and each invalid one refused by a validator that knows nothing of how it was made.
"""

from specloom.contract.sweep.cases import cases

__all__ = ["cases"]
