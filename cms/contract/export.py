"""Export: write the contract's files, or say which are stale."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cms.contract import typescript
from cms.contract.files import exported

#: Folders that hold nothing but exported files: whatever else is in there is stale.
OWN_FOLDERS = ("schemas",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The files whose text is not what an export would write, and those it would remove."""

    stale: tuple[str, ...]
    left_over: tuple[str, ...]

    @property
    def is_fresh(self) -> bool:
        """Whether an export would change nothing."""
        return not self.stale and not self.left_over


def files(*, folder: Path, with_types: bool) -> dict[str, str]:
    """Path → text of every exported file; raise `NoNode` when types are wanted and Node is missing."""
    made = exported()
    if with_types:
        made[typescript.TYPES] = typescript.types_of(made["openapi.json"], folder=folder)
    return made


def compare(made: dict[str, str], *, folder: Path) -> Compared:
    """What is stale under the folder."""
    stale = sorted(path for path, text in made.items() if _text(folder / path) != text)
    return Compared(stale=tuple(stale), left_over=tuple(_left_over(made, folder=folder)))


def write(made: dict[str, str], *, folder: Path) -> Compared:
    """Write what is stale, remove what is left over, and say both."""
    found = compare(made, folder=folder)
    for path in found.stale:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(made[path])
    for path in found.left_over:
        (folder / path).unlink()
    return found


def _left_over(made: dict[str, str], *, folder: Path) -> list[str]:
    there = [path for room in OWN_FOLDERS for path in (folder / room).rglob("*.json")]
    return sorted({str(path.relative_to(folder)) for path in there} - set(made))


def _text(path: Path) -> str | None:
    return path.read_text() if path.exists() else None
