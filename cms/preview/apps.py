"""Aperçus."""

from django.apps import AppConfig


class PreviewConfig(AppConfig):
    name = "cms.preview"
    label = "preview"
    verbose_name = "Aperçus"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_out

        from cms.core.previews import register_opener
        from cms.preview import checks, entrance, minting  # noqa: F401 checks register themselves

        register_opener(entrance.open_preview)
        user_logged_out.connect(minting.session_ended, dispatch_uid="preview.session_ended")
