"""Sections: what they say in public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from cms.core.fronts import front_shape
from cms.core.values import means
from cms.published.registry import Draft
from news.models import SectionPage


def section_shape() -> Mapping[str, Any]:
    """Field → type of a section's document."""
    return {
        "short_title": Annotated[
            str, means("Title for menus; the title where none is set.", "Politique")
        ],
        "standfirst": Annotated[
            str, means("Chapô in plain text; may be empty.", "La vie publique.")
        ],
        "colour": Annotated[
            str, means("Colour in hexadecimal; empty where none is set.", "#0b5fa5")
        ],
        "zones": front_shape(),
    }


def build_section(page: SectionPage) -> Draft:
    """A section as readers get it."""
    zones = page.zones.stream_block.front(page.zones, within=f"section:{page.pk}")
    return Draft(
        fields={
            "short_title": page.short_title or page.title,
            "standfirst": page.standfirst,
            "colour": page.colour,
            "zones": zones,
        },
        card={"standfirst": page.standfirst},
    )
