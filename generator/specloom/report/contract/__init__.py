"""Every output format of a contract test: functions over the `Run`.

Takes a `Run` and what stands at places of its description; gives text in one of `RUN_FORMATS`.
Whatever came from a description or a service is hostile until it has been made visible and escaped
for its format. Never decides: what a failure means was said by `contract`.
"""

from specloom.report.contract.formats import RUN_FORMATS, render_run
from specloom.report.contract.model import RunFormatter, RunReport
from specloom.report.contract.words import ended, tally

__all__ = ["RUN_FORMATS", "RunFormatter", "RunReport", "ended", "render_run", "tally"]
