"""« Droits qui prennent fin »: pictures that will leave what is online, while there is time to replace them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import policy_registry

from cms.core.models import NewsImage
from cms.published import uses

#: How long beforehand the desk is told.
NOTICE: Final = timedelta(days=14)


def may_replace(user: Any) -> bool:
    """Whether somebody looks after pictures."""
    policy: CollectionOwnershipPermissionPolicy = policy_registry.get_by_type(NewsImage)
    return bool(policy.user_has_any_permission(user, {"add", "change"}))


class EndingRightsPanel(Component):
    """On the dashboard: nothing, when no rights end soon."""

    name = "ending_rights"
    template_name = "editorial/ending_rights.html"
    order = 130

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        now = timezone.now()  # noqa: TID251 a screen is a door
        return {"rows": uses.ending(now=now, before=now + NOTICE)}
