"""The gate: what differs between two versions of the contract, and what may not without having been announced."""

from cms.contract.gate.announcements import Announcement, read_announcements
from cms.contract.gate.comparing import compare
from cms.contract.gate.difference import KINDS, Difference
from cms.contract.gate.verdict import Verdict, judge

__all__ = [
    "KINDS",
    "Announcement",
    "Difference",
    "Verdict",
    "compare",
    "judge",
    "read_announcements",
]
