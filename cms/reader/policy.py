"""Policy: what a reader's page may load: this site's script and style, this newsroom's files, nothing else."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import default_storage

from cms.published.renditions import absolute


def content_security_policy() -> str:
    """The header: nothing inline, nobody else."""
    files = " ".join(dict.fromkeys(["'self'", own_origin(), _origin(absolute(_media()))]))
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            f"img-src {files}",
            f"media-src {files}",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            f"frame-ancestors 'self' {own_origin()}",
        ]
    )


def own_origin() -> str:
    """Where editors work: the only other place that may show a page in a frame."""
    return _origin(settings.CHAPO_BASE_URL)


def _media() -> str:
    return str(default_storage.url("_"))


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
