"""What older versions show, and mean, where names alone do not say it."""

from __future__ import annotations

from specloom.ir.model import JsonValue
from specloom.mock.behaviour import Behaviour
from specloom.mock.entities import Entity, flag, number, part, parts

behaviour = Behaviour()


@behaviour.lowers("HVAC", before="2023-03-01")
def target_temperature(shown: Entity, stored: Entity) -> Entity:
    """Show the middle between the setpoints, and how far apart they are."""
    return {**shown, "targetTemperature": _middle(stored)}


def _middle(held: Entity) -> Entity:
    heat, cool = held.get("heatSetpoint"), held.get("coolSetpoint")
    if heat is None or cool is None:
        return {"temperature": None, "deadband": None}
    low, high = number(held, "heatSetpoint"), number(held, "coolSetpoint")
    return {"temperature": (low + high) / 2, "deadband": high - low}


@behaviour.lowers("HvacAction", before="2023-03-01")
def action_temperature(shown: Entity, stored: Entity) -> Entity:
    """Show the target of an action in the old way, too."""
    return {**shown, "targetTemperature": _middle(part(stored, "target"))}


@behaviour.lowers("VehicleChargeState", before="2023-03-01")
def charging_reasons(shown: Entity, stored: Entity) -> Entity:
    """Say why a vehicle charges or does not."""
    reason = "MANUALLY_STARTED" if flag(stored, "isCharging") else "MANUALLY_STOPPED"
    if not flag(stored, "isPluggedIn"):
        reason = "NOT_PLUGGED_IN"
    elif flag(stored, "isFullyCharged"):
        reason = "FULLY_CHARGED"
    return {**shown, "isChargingReasons": [reason]}


@behaviour.lowers("VehicleSmartChargingStatus", before="2023-04-01")
def considering(shown: Entity, _: Entity) -> Entity:
    """Show a full vehicle as one that is considered."""
    is_full = shown.get("state") == "FULLY_CHARGED"
    return {**shown, "state": "CONSIDERING"} if is_full else shown


# ------------------------------------------------------------------------ temperature targets


def _target(state: Entity) -> Entity:
    """Give the setpoints of a target state: all there was before hold types."""
    names = ("heatSetpoint", "coolSetpoint")
    return {name: state[name] for name in names if state.get(name) is not None}


def _state(target: Entity) -> Entity:
    """Give the target state that setpoints stand for."""
    if "temperature" in target:
        half = (number(target, "deadband") or 2) / 2
        middle = number(target, "temperature")
        target = {"heatSetpoint": middle - half, "coolSetpoint": middle + half}
    setpoints = _target(target)
    if not setpoints:
        return {"holdType": "SCHEDULED"}
    mode = "AUTO" if len(setpoints) > 1 else "HEAT" if "heatSetpoint" in setpoints else "COOL"
    return {"holdType": "PERMANENT", "mode": mode, **setpoints}


@behaviour.lowers("TemperatureSchedule", before="2023-05-01")
def default_target(shown: Entity, stored: Entity) -> Entity:
    """Show the setpoints of what is wanted by default."""
    return {**shown, "defaultTarget": _target(part(stored, "defaultTargetState"))}


@behaviour.lowers("TemperatureScheduleRule", before="2023-05-01")
def rule_target(shown: Entity, stored: Entity) -> Entity:
    """Show the setpoints of what a rule wants."""
    return {**shown, "target": _target(part(stored, "targetState"))}


@behaviour.lowers("TemperatureScheduleTransition", before="2023-05-01")
def transition_target(shown: Entity, stored: Entity) -> Entity:
    """Show the setpoints of what will be wanted."""
    return {**shown, "target": _target(part(stored, "target"))}


@behaviour.lowers("TemperatureScheduleStatus", before="2023-05-01")
def status_targets(shown: Entity, stored: Entity) -> Entity:
    """Show the setpoints of what is, and of what should be."""
    current = stored.get("current")
    is_known = isinstance(current, dict)
    return {
        **shown,
        "current": _target(part(stored, "current")) if is_known else None,
        "expected": _target(part(stored, "expected")),
    }


def _lift(sent: Entity) -> Entity:
    lifted = {name: value for name, value in sent.items() if name != "defaultTarget"}
    if "defaultTarget" in sent:
        lifted["defaultTargetState"] = _state(part(sent, "defaultTarget"))
    if "rules" in sent:
        rules: list[JsonValue] = [_lifted_rule(rule) for rule in parts(sent, "rules")]
        lifted["rules"] = rules
    return lifted


def _lifted_rule(rule: Entity) -> Entity:
    old = ("target", "targetTemperature", "targetState")
    target = part(rule, "target") or part(rule, "targetTemperature")
    state = part(rule, "targetState")
    if "holdType" not in state:
        state = _state(target or state)
    return {
        **{name: value for name, value in rule.items() if name not in old},
        "targetState": state,
    }


@behaviour.lifts("TemperatureSchedulePayload", before="2023-05-01")
def payload(_: Entity, sent: Entity) -> Entity:
    """Read setpoints as the target states they stand for."""
    return _renamed(_lift(sent))


@behaviour.lifts("PartialTemperatureSchedule", before="2023-05-01")
def partial_payload(_: Entity, sent: Entity) -> Entity:
    """Read setpoints as the target states they stand for, where any are sent."""
    return _renamed(_lift(sent))


def _renamed(sent: Entity) -> Entity:
    """Give old names of the target their present ones; a location is none of a temperature's."""
    names = {"entityId": "targetId", "entityType": "targetType"}
    lifted = {names.get(name, name): value for name, value in sent.items()}
    lifted.pop("chargingLocationId", None)
    return lifted


# --------------------------------------------------------------------------------- statistics


@behaviour.lowers("ChargingStatistics", before="2023-08-01")
def statistics(shown: Entity, stored: Entity) -> Entity:
    """Show numbers where there was no smart charging, and what it would have cost without."""
    savings = number(stored, "estimatedSavings")
    is_smart = stored.get("estimatedSavings") is not None
    return {
        **shown,
        "nonSmartPrice": stored["nonSmartPrice"] if is_smart else stored["price"],
        "nonSmartCostSum": round(number(stored, "costSum") + savings, 4),
        "estimatedSavings": savings,
    }


@behaviour.lowers("ChargingSession", before="2023-08-01")
def session(shown: Entity, stored: Entity) -> Entity:
    """Show what smart charging brought in an object of its own."""
    is_smart = stored.get("estimatedSavings") is not None
    savings = number(stored, "estimatedSavings")
    stats: Entity = {
        "nonSmartPrice": stored["nonSmartPrice"] if is_smart else None,
        "nonSmartCostSum": round(number(stored, "costSum") + savings, 4) if is_smart else None,
        "estimatedSavings": savings if is_smart else None,
    }
    return {**shown, "smartSession": is_smart, "smartStats": stats}
