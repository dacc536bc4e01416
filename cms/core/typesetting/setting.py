"""Set a page right: its texts, the list of what was changed, and what an editor took back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Any

from wagtail.models import Page

from cms.core.typesetting.texts import Text, rewrite
from cms.typography import Edit, NotThere, set_right, undo
from cms.typography.profiles import profile_for
from cms.typography.rules import RULES

#: An edit as a page keeps it: the fields of Edit, its text's path and label, and whether it was taken back.
Record = dict[str, Any]
_OF_EDIT = tuple(Edit.__dataclass_fields__)


def is_french(page: Page) -> bool:
    """Tell whether a page is written in French; one that has no language yet is not."""
    return page.locale_id is not None and profile_for(page.locale.language_code) is not None


def set_page_right(page: Page, *, kept: Collection[str] | None = None) -> list[Record]:
    """Apply the typography of the page's language to its texts, note each edit on the page, and return those made now.

    `kept` are the ids of the edits an editor takes back: what was typed comes back, and stays. None changes nothing
    of what was taken back before. A page whose typography is left alone, or that is not French, is not touched.
    """
    if page.typography_off or not is_french(page):
        return []
    records: list[Record] = page.typography_edits or []
    taken_back = frozenset(
        (record["id"] for record in records if record["kept"]) if kept is None else kept
    )
    noted: list[Record] = []
    made: list[Record] = []

    def change(text: Text) -> str:
        of_text = [record for record in records if record["path"] == text.path]
        changed, earlier, now = _set(text, of_text, taken_back, page.locale.language_code)
        noted.extend([*earlier, *now])
        made.extend(now)
        return changed

    rewrite(page, change)
    page.typography_edits = noted
    return made


def _set(
    text: Text, records: list[Record], taken_back: frozenset[str], language: str
) -> tuple[str, list[Record], list[Record]]:
    """Return a text set right, the edits of earlier saves that still stand in it, and those made now."""
    typed = _with_taken_back(text.text, records, taken_back)
    setting = set_right(
        typed,
        language=text.language or language,
        html=text.html,
        kept=_keys(text, taken_back),
    )
    if text.limit and not text.html and len(setting.text) > text.limit:
        # A no-break space too many must not refuse a title that fits as it was typed.
        return text.text, records, []
    made = [_record(edit, text, kept=False) for edit in setting.edits]
    known = {record["id"] for record in made}
    earlier = [
        {**record, "kept": record["id"] in taken_back}
        for record in records
        if record["id"] not in known
        and (record["id"] in taken_back or _is_there(record, setting.text))
    ]
    return setting.text, earlier, made


def _with_taken_back(text: str, records: Iterable[Record], taken_back: frozenset[str]) -> str:
    """Put back what was typed, from the end, so that places before stay where they are.

    A form left open sends again what was set right before: what was taken back then is taken back each time.
    """
    for record in sorted(records, key=lambda one: -int(one["at"])):
        if record["id"] in taken_back:
            try:
                text = undo(text, _edit(record))
            except NotThere:
                continue
    return text


def _keys(text: Text, taken_back: frozenset[str]) -> frozenset[str]:
    """The same words in two texts are two edits: an id is the text's path and the edit's key."""
    ids = (one.rpartition(":") for one in taken_back)
    return frozenset(key for path, _, key in ids if path == text.path)


def _is_there(record: Record, text: str) -> bool:
    try:
        undo(text, _edit(record))
    except NotThere:
        return False
    return True


def _record(edit: Edit, text: Text, *, kept: bool) -> Record:
    return {
        **asdict(edit),
        "id": f"{text.path}:{edit.key}",
        "path": text.path,
        "text": text.label,
        "label": RULES[edit.rule].label,
        "kept": kept,
    }


def _edit(record: Record) -> Edit:
    return Edit(**{name: record[name] for name in _OF_EDIT})
