"""Rédaction en chef."""

from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "cms.editorial"
    label = "editorial"
    verbose_name = "Rédaction en chef"

    def ready(self) -> None:
        from wagtail.signals import page_published

        from cms.core.duties import register_duty
        from cms.core.gates import register_gate
        from cms.editorial import embargo, urgency
        from cms.editorial.bin import acts as page_bin
        from cms.editorial.checklist import gate
        from cms.editorial.takedown import acts
        from cms.locales.signals import finishing

        register_gate("checklist", gate.gate)
        register_gate("urgent", urgency.gate)
        register_gate("takedown", acts.gate)
        register_gate("bin", page_bin.gate)
        register_duty("bin", page_bin.empty)
        # Last: it writes in the history what no other gate has refused.
        register_gate("embargo", embargo.gate)
        page_published.connect(urgency.page_published, dispatch_uid="editorial.urgency")
        finishing.connect(page_bin.refuse_ready, dispatch_uid="editorial.bin")
