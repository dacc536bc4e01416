"""Files: which ones hold copy, and the copy each holds."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from news.importers import front_matter, markdown, plain, reading
from news.importers.copy import Copy, CopyError

MARKDOWN = frozenset({".md", ".markdown"})
TEXT = frozenset({".txt", ".text"})


class NoSuchPath(Exception):
    """There is no such file or directory."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no such file or directory: {label(path)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The files to read, in order, and how many of a directory's others are none of ours."""

    files: tuple[Path, ...]
    ignored: int


def find(paths: Iterable[Path]) -> Found:
    """Files as they are named, directories through and through; each file once."""
    files: dict[Path, None] = {}
    ignored = 0
    for path in paths:
        if not path.exists():
            raise NoSuchPath(path)
        if not path.is_dir():
            files[path] = None
            continue
        for file in _below(path):
            if file.suffix.lower() in MARKDOWN | TEXT:
                files[file] = None
            else:
                ignored += 1
    return Found(files=tuple(files), ignored=ignored)


def parse(path: Path) -> Copy:
    """The copy of a file: Markdown by its name or its front matter, else plain text."""
    try:
        # One byte more than allowed is enough to know; a device never ends.
        with path.open("rb") as file:
            data = file.read(reading.LARGEST + 1)
    except OSError as error:
        raise CopyError(f"cannot be read: {error.strerror}", path=label(path)) from error
    return parse_bytes(data, path=label(path))


def parse_bytes(data: bytes, *, path: str) -> Copy:
    """The copy that bytes hold; whatever they are, either copy or a `CopyError`."""
    read = reading.read(data, path=path)
    is_markdown = Path(path).suffix.lower() in MARKDOWN or front_matter.opens(read.text)
    reader = markdown.parse if is_markdown else plain.parse
    return reader(read.text, path=path, notes=read.notes)


def label(path: Path) -> str:
    """A path as it can be printed, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def _below(directory: Path) -> Iterator[Path]:
    """Every file below a directory in a stable order; hidden ones belong to tools."""
    for folder, folders, files in os.walk(directory):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder) / name for name in sorted(files) if not name.startswith("."))
