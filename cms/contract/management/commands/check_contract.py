"""check_contract: hold the contract against the last released one."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cms.contract import gate, releases
from cms.contract.document import openapi
from cms.contract.files import folder, pretty
from cms.contract.version import VERSION


class Command(BaseCommand):
    """Door to the gate."""

    help = (
        "Compare the contract with the last released one: additions pass, anything else must have been announced in "
        "frontend-contract/CHANGELOG.md and its day must have come."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--release",
            action="store_true",
            help="When it passes, keep it as the released document.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        released = releases.last_released(folder())
        if released is not None:
            self._judge(*released, releasing=options["release"])
        if options["release"]:
            target = releases.release(pretty(openapi()), version=VERSION, folder=folder())
            self.stdout.write(f"Released {VERSION}: {target.relative_to(folder())}")

    def _judge(self, last: str, document: dict[str, Any], *, releasing: bool) -> None:
        changelog = (folder() / "CHANGELOG.md").read_text()
        verdict = gate.judge(
            gate.compare(document, openapi()),
            announcements=gate.read_announcements(changelog),
            today=timezone.localdate(),
        )
        for difference in (*verdict.additions, *verdict.due):
            self.stdout.write(f"+ {difference}" if not difference.breaks else f"! {difference}")
        if not verdict.passes:
            raise CommandError(
                "\n".join(["The contract would break its readers:", *verdict.refused])
            )
        adds, breaks = bool(verdict.additions), bool(verdict.due)
        if not releases.is_enough(VERSION, after=last, breaks=breaks, adds=releasing and adds):
            raise CommandError(
                f"Version {VERSION} does not say what changed since {last}: raise it."
            )
        self.stdout.write(
            f"{len(verdict.additions)} additions and {len(verdict.due)} announced changes since {last}."
        )
