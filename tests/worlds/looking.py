"""How long the tests look: GODZINY_EXAMPLES, of which `make nightly` has 2 000."""

import os

EXAMPLES = int(os.environ.get("GODZINY_EXAMPLES", "60"))
NIGHTLY = EXAMPLES >= 2000
