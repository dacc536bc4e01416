"""« Soumettre à la révision »: a translator hands a translation over to those who publish it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.models import Page

from cms.locales.desk.jobs import found_of_page
from cms.locales.exchange.segments import segments_of


@require_POST
def hand_over(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Make a version of what is written and start its workflow; what is not whole is told, and stays where it is."""
    translation = found_of_page(translation_id)
    back = redirect(reverse("translation_tools", args=[translation_id]))
    left = sum(not each.target for each in segments_of(translation) if each.path != "slug")
    if left:
        said = ngettext(
            "Il reste un texte à traduire : rien n’a été soumis.",
            "Il reste %(count)s textes à traduire : rien n’a été soumis.",
            left,
        )
        messages.error(request, said % {"count": left})
        return back
    page: Page = translation.get_target_instance().specific
    workflow = page.get_workflow()
    if workflow is None:
        messages.error(request, _("Aucun circuit de révision n’est réglé pour cette langue."))
    elif page.workflow_in_progress:
        messages.warning(request, _("Cette traduction est déjà soumise à la révision."))
    else:
        translation.save_target(user=request.user, publish=False)
        workflow.start(page.specific_class.objects.get(pk=page.pk), request.user)
        messages.success(request, _("La traduction est soumise à la révision."))
    return back
