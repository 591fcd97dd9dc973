"""How long the property tests look: GODZINY_EXAMPLES examples each."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "godziny",
    max_examples=int(os.environ.get("GODZINY_EXAMPLES", "60")),
    deadline=None,
    derandomize="GODZINY_EXAMPLES" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
settings.load_profile("godziny")
