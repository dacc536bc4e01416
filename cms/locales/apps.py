"""Langues."""

from django.apps import AppConfig


class LocalesConfig(AppConfig):
    name = "cms.locales"
    label = "locales"
    verbose_name = "Langues"

    def ready(self) -> None:
        from django.db.models.signals import post_save
        from wagtail.signals import copy_for_translation_done, page_published, post_page_move
        from wagtail_localize.models import Translation

        from cms.locales import completeness, privacy, receivers
        from cms.locales import policy as policy  # It checks models.
        from cms.locales.freshness import receivers as freshness
        from cms.locales.notices import writing
        from cms.locales.signals import went_stale

        page_published.connect(freshness.page_published, dispatch_uid="locales.freshness")
        page_published.connect(receivers.page_published, dispatch_uid="locales.page_published")
        post_save.connect(receivers.page_saved, dispatch_uid="locales.page_saved")
        post_page_move.connect(receivers.page_moved, dispatch_uid="locales.page_moved")
        post_save.connect(
            writing.translation_saved, sender=Translation, dispatch_uid="locales.notices"
        )
        went_stale.connect(writing.went_stale, dispatch_uid="locales.went_stale")
        copy_for_translation_done.connect(privacy.page_copied, dispatch_uid="locales.page_copied")
        completeness.install()
