"""Story: the stored form of an article's blocks, with ids that stay the same from one import to the next."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import count
from typing import Any
from uuid import UUID, uuid5

from news.importers.blocks import Block

Stored = dict[str, Any]

#: Ours alone: ids made of it cannot meet ids made elsewhere.
NAMESPACE = UUID("5b0d0c3a-6f0e-4c51-9d3a-1c7f0a7d2b64")
#: The rich text editor marks each paragraph with a key of its own.
_EDITOR_KEY = re.compile(r' data-block-key="[^"]*"')


def stored(blocks: Sequence[Block], *, external_id: str, before: Sequence[Stored]) -> list[Stored]:
    """The blocks as a story stores them. A block that `before` holds, or one rewritten in its place, keeps its id."""
    bare: list[Stored] = [{"type": block.kind, "value": block.value} for block in blocks]
    kept = dict(_kept(bare, before))
    # A removed block's id is not given to another: translations and comments hang on ids.
    taken = {block.get("id") for block in before}
    for position, block in enumerate(bare):
        block["id"] = kept.get(position) or _new(external_id, position, taken)
        taken.add(block["id"])
        _identify_items(block)
    return bare


def essence(value: Any) -> Any:
    """A stored value without its ids and the editor's keys: what two versions are compared by."""
    if isinstance(value, dict):
        return {key: essence(inner) for key, inner in value.items() if key != "id"}
    if isinstance(value, list | tuple):
        return [essence(inner) for inner in value]
    return _EDITOR_KEY.sub("", value) if isinstance(value, str) else value


def _kept(after: Sequence[Stored], before: Sequence[Stored]) -> Iterator[tuple[int, str]]:
    """Position → id of each block that is still, or stands where one of its kind was rewritten."""
    matcher = SequenceMatcher(None, _signs(before), _signs(after), autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag not in {"equal", "replace"}:
            continue
        for old, new in zip(range(start, end), range(new_start, new_end), strict=False):
            if before[old].get("id") and before[old]["type"] == after[new]["type"]:
                yield new, before[old]["id"]


def _signs(blocks: Sequence[Stored]) -> list[str]:
    return [json.dumps(essence(block), sort_keys=True) for block in blocks]


def _new(external_id: str, position: int, taken: set[Any]) -> str:
    ids = (str(uuid5(NAMESPACE, f"{external_id}:{number}")) for number in count(position))
    return next(block_id for block_id in ids if block_id not in taken)


def _identify_items(block: Stored) -> None:
    """Wagtail gives a list's items random ids when they come without."""
    if block["type"] == "list":
        for number, item in enumerate(block["value"]["items"]):
            item["id"] = str(uuid5(UUID(block["id"]), str(number)))
