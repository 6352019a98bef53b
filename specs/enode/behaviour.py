"""What the Enode API does that its descriptions cannot say, as far as its documents tell.

`specloom mock enode` loads this because specloom.toml names it. Devices are simulated: an action
is obeyed ten seconds after it was given, a vehicle that charges fills up, and so on; the clock is
the mock's, which a test may turn.
"""

from __future__ import annotations

from specloom.mock.behaviour import Behaviour
from specs.enode.mocking import (
    access,
    actions,
    control,
    devices,
    hooks,
    older,
    places,
    schedules,
    service,
    smart,
    statistics,
    users,
    world,
)

behaviour = Behaviour(
    world.behaviour,
    access.behaviour,
    users.behaviour,
    devices.behaviour,
    places.behaviour,
    actions.behaviour,
    control.behaviour,
    schedules.behaviour,
    smart.behaviour,
    statistics.behaviour,
    service.behaviour,
    older.behaviour,
    hooks.behaviour,
)
