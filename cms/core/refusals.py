"""Refusals: what was refused to an editor is said on the page they came from, and nothing they kept is lost."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import url_has_allowed_host_and_scheme

from cms.core.gates import PublicationRefused
from cms.locales.completeness import UntranslatedText

#: Errors whose words are for editors.
REFUSALS: Final = (PublicationRefused, UntranslatedText)


class Refusals(MiddlewareMixin):
    """Turn a refusal, by whatever view, into a sentence in the admin."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The sentence waits in the session; a window asked by script is sent back to its page."""
        if not isinstance(exception, REFUSALS):
            return None
        messages.error(request, str(exception))
        back = request.headers.get("Referer", "")
        known = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
        answer = redirect(back if known else "wagtailadmin_home")
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": answer.url})
        return answer
