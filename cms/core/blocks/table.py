"""The table block: rows and columns with a caption and real header cells."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from pydantic import with_config
from typing_extensions import TypedDict
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock

from cms.core.values import CLOSED


@with_config(CLOSED)
class Table(TypedDict):
    """Rows of cells, all of one length; the flags say which cells are headers (RGAA 5.6)."""

    caption: str
    header_row: bool
    header_column: bool
    rows: list[list[str]]


class TableBlock(WagtailTableBlock):
    """A table of plain text cells."""

    api_type = Table

    class Meta:
        icon = "table"
        label = _("Tableau")
        description = _("Des lignes et des colonnes, avec une légende et des en-têtes.")
        preview_value = {
            "data": [["Quartier", "Voix"], ["Port", "1 204"]],
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_caption": "Résultats par quartier",
        }

    def get_api_representation(self, value: Any, context: Any = None) -> Table:
        value = value or {}
        rows = [[str(cell or "") for cell in row] for row in value.get("data") or []]
        width = max((len(row) for row in rows), default=0)
        return Table(
            caption=value.get("table_caption") or "",
            header_row=bool(value.get("first_row_is_table_header")),
            header_column=bool(value.get("first_col_is_header")),
            rows=[row + [""] * (width - len(row)) for row in rows],
        )
