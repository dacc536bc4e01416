"""The table block: rows and columns with a caption and real header cells."""

from __future__ import annotations

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import with_config
from typing_extensions import TypedDict
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock
from wagtail_localize.segments import StringSegmentValue

from cms.core.values import CLOSED, means

#: The table editor speaks no French of its own: its menu is named here.
MENU = {
    "row_above": "Insérer une ligne au-dessus",
    "row_below": "Insérer une ligne au-dessous",
    "col_left": "Insérer une colonne à gauche",
    "col_right": "Insérer une colonne à droite",
    "remove_row": "Supprimer la ligne",
    "remove_col": "Supprimer la colonne",
    "undo": "Annuler",
    "redo": "Rétablir",
    "copy": "Copier",
    "cut": "Couper",
}


@with_config(CLOSED)
class Table(TypedDict):
    """Rows of cells, all of one length; the flags say which cells are headers (RGAA 5.6)."""

    caption: Annotated[str, means("Caption in plain text; may be empty.", "Voix par quartier")]
    header_row: Annotated[bool, means("Whether the first row holds headers.", True)]
    header_column: Annotated[bool, means("Whether the first column holds headers.", False)]
    rows: Annotated[
        list[list[str]],
        means("Rows of cells in plain text.", [["Quartier", "Voix"], ["Port", "1\u202f204"]]),
    ]


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

    def __init__(self, **kwargs: Any) -> None:
        items = {command: {"name": name} for command, name in MENU.items()}
        # The editor's default language, the only one it brings; it would complain about any other.
        kwargs.setdefault("table_options", {"language": "en-US", "contextMenu": {"items": items}})
        super().__init__(**kwargs)

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

    def get_translatable_segments(self, value: Any) -> list[StringSegmentValue]:
        """The caption and the cells that hold words; numbers are the same in every language.

        The cells share one place and are told apart by their order, so that a row that is inserted makes no other stale.
        """
        value = value or {}
        caption = value.get("table_caption") or ""
        said = [StringSegmentValue("caption", caption)] if caption.strip() else []
        return said + [StringSegmentValue("cells", text) for _row, _column, text in _words(value)]

    def restore_translated_segments(self, value: Any, segments: list[StringSegmentValue]) -> Any:
        """The table in another language: what came back stands where it came from."""
        translated = {**value, "data": [list(row) for row in value.get("data") or []]}
        captions = [each for each in segments if each.path == "caption"]
        if captions:
            translated["table_caption"] = captions[0].string.render_text()
        cells = sorted((each for each in segments if each.path == "cells"), key=lambda it: it.order)
        for (row, column, _text), cell in zip(_words(value), cells, strict=True):
            translated["data"][row][column] = cell.string.render_text()
        return translated


def _words(value: Any) -> list[tuple[int, int, str]]:
    """Row, column and text of each cell with a letter in it, in reading order."""
    return [
        (row, column, str(cell))
        for row, cells in enumerate(value.get("data") or [])
        for column, cell in enumerate(cells)
        if any(letter.isalpha() for letter in str(cell or ""))
    ]
