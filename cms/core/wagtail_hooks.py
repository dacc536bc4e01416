"""What the core adds to the admin: the mark for foreign words."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.core import foreign


@hooks.register("register_rich_text_features")  # type: ignore[untyped-decorator]  # Wagtail's hooks carry no types.
def register_foreign_words(features: FeatureRegistry) -> None:
    """Writers mark foreign words, and screen readers pronounce them."""
    foreign.register(features)
