"""The catalogue of what the diff can say, derived: kinds of edit, times places, times directions.

An id is composed, a level is what the diff itself gives the example of the rule under either
policy. Listing the ids costs nothing; rules are made when they are asked for, and once.
"""

from __future__ import annotations

from specloom.diff.rules.catalogue import rule, rule_ids, rules
from specloom.diff.rules.model import Rule

__all__ = ["Rule", "rule", "rule_ids", "rules"]
