"""What the newsroom adds to the admin: the desk's list of articles, authors and topics."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from news.listing import ArticleListingViewSet
from news.viewsets import NewsroomViewSetGroup

register_snippet(NewsroomViewSetGroup)


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]  # Wagtail's hooks carry no types.
def register_articles() -> ArticleListingViewSet:
    """« Articles », in the main menu."""
    return ArticleListingViewSet()
