"""Report: what became of each file, and the sum of it, in an operator's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """What became of a file."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file, what the desk still has to find, and what the operator should know."""

    path: str
    status: Status
    title: str = ""
    is_published: bool = False
    missing: tuple[str, ...] = ()
    #: Lines of the file that are not part of the article; they are in its internal note.
    outside: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    error: str = ""

    def lines(self) -> Iterator[str]:
        """One line, and one more for each thing to know."""
        if self.status is Status.REFUSED:
            yield f"refused    {self.error}"
            return
        published = ", published" if self.is_published else ""
        yield f"{self.status:<10} {self.path}: {self.title}{published}"
        if self.missing:
            yield f"           missing: {', '.join(self.missing)}"
        for line in self.outside:
            yield f"           outside the article: {line}"
        for note in self.notes:
            yield f"           {note}"


@dataclass(slots=True, kw_only=True)
class Totals:
    """The sum of a run."""

    ignored: int = 0
    statuses: Counter[Status] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    published: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one file."""
        self.statuses[outcome.status] += 1
        self.published += outcome.is_published
        # « author “Anne Rey” » and « image: quai.jpg » count as an author and an image.
        kinds = [what.split(":")[0].split(" ")[0] for what in outcome.missing]
        self.missing.update(dict.fromkeys(kinds, 1))

    @property
    def refused(self) -> int:
        return self.statuses[Status.REFUSED]

    def lines(self) -> Iterator[str]:
        """The totals, and what is missing in how many files."""
        counted = [f"{self.statuses[status]} {status}" for status in Status]
        yield f"Total: {', '.join(counted)}; {self.published} published"
        if self.missing:
            counted = [f"{what} in {number}" for what, number in self.missing.most_common()]
            yield f"Missing: {', '.join(counted)}"
        if self.ignored:
            yield f"Passed over, neither Markdown nor plain text by name: {self.ignored}"
