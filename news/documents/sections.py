"""Sections: what they say in public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cms.published.registry import Draft
from news.models import SectionPage


def section_shape() -> Mapping[str, Any]:
    """Field → type of a section's document."""
    return {"short_title": str, "standfirst": str, "colour": str}


def build_section(page: SectionPage) -> Draft:
    """A section as readers get it."""
    return Draft(
        fields={
            "short_title": page.short_title or page.title,
            "standfirst": page.standfirst,
            "colour": page.colour,
        },
        card={"standfirst": page.standfirst},
    )
