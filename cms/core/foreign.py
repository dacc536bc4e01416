"""Foreign words: a mark that tells the language of a few words inside a French text (RGAA 8.7)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

FEATURE = "foreign"
ENTITY = "FOREIGN"


class ForeignWordsHandler(InlineEntityElementHandler):
    """`<span lang="en">` on its way into the editor."""

    mutability = "MUTABLE"

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        return {"lang": attrs.get("lang", "")}


def as_span(props: dict[str, Any]) -> Any:
    """The mark on its way out of the editor."""
    return DOM.create_element("span", {"lang": props.get("lang", "")}, props["children"])


def register(features: FeatureRegistry) -> None:
    """Teach the mark to the rich text editor, both ways."""
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        EntityFeature(
            {
                "type": ENTITY,
                "icon": "globe",
                "description": _("Mots d’une autre langue"),
                "attributes": ["lang"],
                "allowlist": {"lang": "^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$"},
            },
            js=["core/js/foreign.js"],
            css={"all": ["core/css/foreign.css"]},
        ),
    )
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {"span[lang]": ForeignWordsHandler(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: as_span}},
        },
    )
