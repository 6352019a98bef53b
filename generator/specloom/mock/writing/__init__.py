"""JSON to bytes: what an operation may answer, checked before it leaves.

Each response that a description declares is compiled once: its media types, their examples, what
can be made up for them, and the headers it must have.
"""

from specloom.mock.writing.problems import Problems
from specloom.mock.writing.responses import Content, ResponsePlan, Responses

__all__ = ["Content", "Problems", "ResponsePlan", "Responses"]
