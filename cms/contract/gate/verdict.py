"""The verdict: which differences may pass, and what stops the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cms.contract.gate.announcements import Announcement, announcement_of
from cms.contract.gate.difference import Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What may pass and what may not."""

    additions: tuple[Difference, ...]
    #: Changes whose announced day has come.
    due: tuple[Difference, ...]
    #: A sentence for each difference that may not pass.
    refused: tuple[str, ...]

    @property
    def passes(self) -> bool:
        """Whether the contract may be released."""
        return not self.refused


def judge(
    differences: Iterable[Difference], *, announcements: Iterable[Announcement], today: date
) -> Verdict:
    """Additions pass; anything else passes once the changelog named it, its replacement and a day that has come."""
    told = list(announcements)
    additions, due, refused = [], [], []
    for difference in differences:
        if not difference.breaks:
            additions.append(difference)
            continue
        reason = _refusal(difference, told, today=today)
        if reason is None:
            due.append(difference)
        else:
            refused.append(f"{difference} {reason}")
    return Verdict(additions=tuple(additions), due=tuple(due), refused=tuple(refused))


def _refusal(difference: Difference, told: list[Announcement], *, today: date) -> str | None:
    announced = announcement_of(difference.path, told)
    if announced is None:
        return (
            f"Else announce it in CHANGELOG.md: | `{difference.path}` | replacement | YYYY-MM-DD |"
        )
    if announced.on > today:
        return f"It is announced for {announced.on}: keep it until then."
    return None
