"""Regular expressions as sets of strings: is one within another, and what tells them apart.

Takes patterns as JSON Schema spells them; gives strings, shortest and nicest first. What is not
regular, or too large, is read as more than it matches, and said in words.
"""

from specloom.values.regular.decide import Found, difference, intersection
from specloom.values.regular.language import compiled

__all__ = ["Found", "compiled", "difference", "intersection"]
