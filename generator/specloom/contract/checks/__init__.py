"""Whether answers are what the description says: `Exchange` to `Violation`s.

`Checks(api).of(exchange)` judges one answer, `Checks(api).across(exchanges)` what the answers of a
sequence say together. Neither sends anything; the first remembers with what requests were taken.
"""

from specloom.contract.checks.judge import Checks

__all__ = ["Checks"]
