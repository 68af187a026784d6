"""Django's settings for the ledger alone: no secret and no site; `book.open` says which database.

A site that serves the ledger starts from these, adds its own apps and reads its secret itself.
"""

from __future__ import annotations

INSTALLED_APPS = ["penned.ledger"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
LOGGING_CONFIG = None  # a library leaves logging to the program around it
