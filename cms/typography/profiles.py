"""What each French-speaking country sets between signs, and what a house adds to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from cms.typography.signs import NARROW, NO_BREAK


class Mode(Enum):
    """What is done when a rule applies."""

    FIX = "fix"
    LINT = "lint"
    OFF = "off"


class Hours(Enum):
    """How a house writes the time of day; spaces are set right whatever it is."""

    KEEP = "keep"
    LE_MONDE = "le_monde"
    AFP = "afp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The spaces and quotation marks of one country; "" means that nothing stands there."""

    language: str
    before_high: str = NARROW
    before_colon: str = NO_BREAK
    inside_quotes: str = NO_BREAK
    inner_quotes: tuple[str, str] = ("“", "”")
    inside_inner_quotes: str = ""
    thousands: str = NARROW
    before_percent: str = NO_BREAK
    before_unit: str = NO_BREAK
    around_hour: str = NO_BREAK


#: Names that end with a sign; nothing is put before it.
NAMES_WITH_SIGNS = frozenset(
    {"Yahoo!", "Wham!", "Jeopardy!", "Panic! at the Disco", "Godspeed You!"}
)
#: Acronyms read as words, as this house writes them.
ACRONYMS_AS_WORDS = frozenset({"Otan", "Unesco", "Unicef", "Opep", "Insee", "Ademe", "Interpol"})


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What one newsroom decides: modes by rule id, names left alone, acronyms, the style of hours."""

    modes: Mapping[str, Mode] = field(default_factory=lambda: MappingProxyType({}))
    names: frozenset[str] = NAMES_WITH_SIGNS
    acronyms: frozenset[str] = ACRONYMS_AS_WORDS
    hours: Hours = Hours.KEEP


#: Lexique de l'Imprimerie nationale; OQLF for Quebec; Guide du typographe for Switzerland.
PROFILES = {
    profile.language: profile
    for profile in (
        Profile(language="fr-FR"),
        Profile(language="fr-BE"),
        Profile(
            language="fr-CH",
            before_colon=NARROW,
            inside_quotes=NARROW,
            inner_quotes=("‹", "›"),
            inside_inner_quotes=NARROW,
            before_percent="",
            around_hour="",
        ),
        Profile(language="fr-CA", before_high="", thousands=NO_BREAK),
    )
}


def profile_for(language: str) -> Profile | None:
    """Return a language tag's profile, France's for a French of elsewhere, None for what is not French."""
    tongue, _, country = language.replace("_", "-").partition("-")
    if tongue.lower() != "fr":
        return None
    return PROFILES.get(f"fr-{country.upper()}", PROFILES["fr-FR"])
