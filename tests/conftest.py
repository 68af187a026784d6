"""How hard properties are tried: the same fifty examples each time, so that green stays green.

HYPOTHESIS_PROFILE=hard tries a thousand, others each time.
"""

from __future__ import annotations

import os

from hypothesis import settings

# A slow machine is no fault of the code, so that no example has a deadline.
settings.register_profile("usual", max_examples=50, deadline=None, derandomize=True)
settings.register_profile("hard", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))
