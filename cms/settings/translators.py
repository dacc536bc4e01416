"""Translation services: which one the environment names, in wagtail-localize's words."""

from __future__ import annotations

from typing import Any

from cms.settings import env

_ADAPTERS = "wagtail_localize.machine_translators"
#: Name → the adapter and the options it reads the address and the key from.
_SERVICES: dict[str, tuple[str, dict[str, str]]] = {
    "dummy": ("dummy.DummyTranslator", {}),
    "deepl": ("deepl.DeepLTranslator", {"AUTH_KEY": env.TRANSLATOR_KEY}),
    "libretranslate": (
        "libretranslate.LibreTranslator",
        {"LIBRETRANSLATE_URL": env.TRANSLATOR_URL, "API_KEY": env.TRANSLATOR_KEY},
    ),
}


def translator(name: str) -> dict[str, Any] | None:
    """The value of `WAGTAILLOCALIZE_MACHINE_TRANSLATOR`; nothing where no service is named."""
    if not name:
        return None
    if name not in _SERVICES:
        known = ", ".join(sorted(_SERVICES))
        raise ValueError(f"CHAPO_TRANSLATOR is {name}; it may be {known}, or nothing.")
    adapter, options = _SERVICES[name]
    return {
        "CLASS": "cms.locales.machine.translator.PatientTranslator",
        "OPTIONS": {"ADAPTER": f"{_ADAPTERS}.{adapter}", "OPTIONS": options},
    }
