"""What a translator is told when a file is not taken."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _


class FileRefused(Exception):
    """A file nothing of which was applied: `messages` says why, one French sentence each."""

    def __init__(self, *messages: str) -> None:
        super().__init__(*messages)
        self.messages: Sequence[str] = messages


def unreadable(kind: str) -> FileRefused:
    return FileRefused(
        _("Ce fichier n’est pas un fichier %(kind)s lisible, ou il est tronqué.") % {"kind": kind}
    )
