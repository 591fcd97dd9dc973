"""`python -m examples.reckoning FOLDER`: every settlement and the statement of the year, as JSON."""

import json
import sys
from pathlib import Path

from examples.reckoning.telling import Telling

told = Telling(Path(sys.argv[1])).whole()
json.dump({"settlements": told.settlements, "statement": told.statement()}, sys.stdout, indent=1, ensure_ascii=False)
sys.stdout.write("\n")
