"""French typography, plain Python: `set_right` and what it answers with."""

from cms.typography.edits import Edit, NotThere, undo
from cms.typography.engine import Typeset, set_right
from cms.typography.profiles import Hours, House, Mode

__all__ = ["Edit", "Hours", "House", "Mode", "NotThere", "Typeset", "set_right", "undo"]
