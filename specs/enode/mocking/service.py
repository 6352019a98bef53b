"""How the service is, and what stands in the way of devices."""

from __future__ import annotations

from functools import partial
from typing import Final

from specloom.ir.model import JsonValue
from specloom.mock.behaviour import Behaviour
from specloom.mock.calls import Call
from specloom.mock.entities import Entity
from specloom.mock.messages import Refusal, Reply
from specs.enode.mocking.world import SUBSCRIPTION

behaviour = Behaviour()

_VENDORS: Final = {
    "vehicles": ("TESLA", "BMW", "RENAULT", "KIA", "VOLVO"),
    "chargers": ("ZAPTEC", "EASEE"),
    "hvacs": ("ECOBEE", "TADO"),
    "inverters": ("ENPHASE", "FRONIUS"),
    "batteries": ("TESLA", "ENPHASE"),
    "meters": ("ENPHASE", "TESLA"),
}


@behaviour.on("GET /health/ready")
def ready(_: Call) -> Reply:
    """Say that all is fine."""
    return Reply(204)


def _health(plural: str, _: Call) -> Reply:
    body: list[JsonValue] = [
        {"vendor": vendor, "displayName": vendor.capitalize(), "status": "READY"}
        for vendor in _VENDORS[plural]
    ]
    return Reply(body=body)


for _plural in _VENDORS:
    behaviour.on(f"GET /health/{_plural}")(partial(_health, _plural))


# ------------------------------------------------------------------------------ interventions

_LOCATION: Final = "98c2f7d1-3b4a-4c6e-8f5d-2a1b0c9d8e7f"
_POSITION: Final = {
    "en": ("Let the position of the car be seen", "Open the app and switch the position **on**."),
    "de": ("Standort des Autos freigeben", "Öffne die App und schalte den Standort **ein**."),
    "fr": ("Autoriser la position", "Ouvrez l'application et **activez** la position."),
    "es": ("Permitir la ubicación", "Abre la aplicación y **activa** la ubicación."),
    "pt": ("Permitir a localização", "Abra a aplicação e **ative** a localização."),
    "nl": ("Locatie van de auto delen", "Open de app en zet de locatie **aan**."),
    "nb": ("Del bilens posisjon", "Åpne appen og slå posisjonen **på**."),
    "sv": ("Dela bilens position", "Öppna appen och slå **på** positionen."),
    "da": ("Del bilens position", "Åbn appen og slå positionen **til**."),
    "fi": ("Jaa auton sijainti", "Avaa sovellus ja kytke sijainti **päälle**."),
    "ro": ("Permite poziția mașinii", "Deschide aplicația și **activează** poziția."),
}
_PAID: Final = {
    "en": ("Renew the subscription", "Open the app and **renew** the connected services."),
    "de": ("Abonnement verlängern", "Öffne die App und **verlängere** die Online-Dienste."),
    "fr": ("Renouveler l'abonnement", "Ouvrez l'application et **renouvelez** les services."),
    "es": ("Renovar la suscripción", "Abre la aplicación y **renueva** los servicios."),
    "pt": ("Renovar a subscrição", "Abra a aplicação e **renove** os serviços."),
    "nl": ("Abonnement verlengen", "Open de app en **verleng** de diensten."),
    "nb": ("Forny abonnementet", "Åpne appen og **forny** tjenestene."),
    "sv": ("Förnya abonnemanget", "Öppna appen och **förnya** tjänsterna."),
    "da": ("Forny abonnementet", "Åbn appen og **forny** tjenesterne."),
    "fi": ("Uusi tilaus", "Avaa sovellus ja **uusi** palvelut."),
    "ro": ("Reînnoiește abonamentul", "Deschide aplicația și **reînnoiește** serviciile."),
}
_INTERVENTIONS: Final = (
    (_LOCATION, "TESLA", "Tesla", _POSITION),
    (SUBSCRIPTION, "BMW", "BMW", _PAID),
)


def _shown(call: Call) -> list[Entity]:
    """Give what stands in the way, in the language asked for; English unless one is."""
    language = str(call.query.get("language", "en-US")).partition("-")[0]
    found: list[Entity] = []
    for key, vendor, brand, texts in _INTERVENTIONS:
        title, description = texts[language]
        resolution: Entity = {
            "title": title,
            "description": description,
            "access": "Remote",
            "agent": "User",
        }
        found.append(
            {
                "id": key,
                "vendor": vendor,
                "vendorType": "vehicle",
                "brand": brand,
                "introducedAt": "2023-09-11T00:00:00Z",
                "domain": "Account",
                "resolution": resolution,
            }
        )
    return found


@behaviour.on("GET /interventions")
def list_interventions(call: Call) -> Reply:
    """List what stands in the way of devices, of one vendor or kind if asked."""
    wanted = {name: call.query[name] for name in ("vendor", "vendorType") if name in call.query}
    body: list[JsonValue] = [each for each in _shown(call) if wanted.items() <= each.items()]
    return Reply(body=body)


@behaviour.on("GET /interventions/{interventionId}")
def get_intervention(call: Call) -> Reply | Refusal:
    """Tell one of them."""
    for each in _shown(call):
        if each["id"] == call.path["interventionId"]:
            return Reply(body=each)
    return Refusal(404, "there is no such intervention")
