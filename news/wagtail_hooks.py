"""What the newsroom adds to the admin: the desk's list of articles, authors and topics, and what histories say."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from news.importers.writing import IMPORTED
from news.listing import ArticleListingViewSet
from news.viewsets import NewsroomViewSetGroup

register_snippet(NewsroomViewSetGroup)


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]  # Wagtail's hooks carry no types.
def register_articles() -> ArticleListingViewSet:
    """« Articles », in the main menu."""
    return ArticleListingViewSet()


@hooks.register("register_log_actions")  # type: ignore[untyped-decorator]
def logged(actions: LogActionRegistry) -> None:
    """By this an import knows its own versions, and an editor too."""
    actions.register_action(IMPORTED, _("Importer"), _("Texte importé"))
