"""What the mock keeps: entities that requests make, change, list and remove.

What there is to keep is told by the paths and schemas of the description alone.
"""

from specloom.mock.state.kinds import Inventory, Kind
from specloom.mock.state.resources import Resources
from specloom.mock.state.stored import Forms

__all__ = ["Forms", "Inventory", "Kind", "Resources"]
