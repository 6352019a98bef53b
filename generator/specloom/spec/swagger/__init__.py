"""Swagger 2.0 as OpenAPI 3.1.

A description is upgraded once, right after it was parsed, and is OpenAPI to everybody from there
on. Where a part came from is kept, so that whatever is found fault with is shown where it stands
in the text. What OpenAPI has no word for is told as a note.
"""

from specloom.spec.swagger.upgrade import is_swagger, upgraded, upgraded_part

__all__ = ["is_swagger", "upgraded", "upgraded_part"]
