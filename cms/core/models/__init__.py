"""Models every page type and every room may lean on."""

from cms.core.models.children import TranslatedChild
from cms.core.models.documents import NewsDocument
from cms.core.models.images import NewsImage, NewsRendition
from cms.core.models.pages import BasePage

__all__ = ["BasePage", "NewsDocument", "NewsImage", "NewsRendition", "TranslatedChild"]
