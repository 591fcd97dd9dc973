"""Writes verifier/vectors: `python -m tests.worlds.export_vectors FOLDER`. The same bytes every time."""

import sys
from pathlib import Path

from tests.worlds.exports import OFFICE, export, text

EVENTS, SEED = 50, 11
ALTERED_LINE = 11


def vectors() -> dict[str, bytes]:
    """Files by name: an export, the same with one digit altered in one line, the key."""
    lines = export(EVENTS, SEED, people=4, programmes=1)
    altered = list(lines)
    altered[ALTERED_LINE - 1] = lines[ALTERED_LINE - 1].replace(b'"hours": 41', b'"hours": 47')
    return {"whole.jsonl": text(lines), "altered.jsonl": text(altered), "key.txt": f"{OFFICE.vkey}\n".encode()}


if __name__ == "__main__":
    for name, content in vectors().items():
        (Path(sys.argv[1]) / name).write_bytes(content)
