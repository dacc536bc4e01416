"""The front page, the publisher's identity and the menus."""

from home.models.front import HomePage
from home.models.navigation import Menu, MenuItem
from home.models.publisher import Publisher

__all__ = ["HomePage", "Menu", "MenuItem", "Publisher"]
