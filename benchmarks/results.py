"""RESULTS.md: the whole file, and a section of it measured again."""

from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"
HEADING = "## "


def put(file: Path, section: list[str]) -> None:
    """The section in place of the one with the same heading, at the end where there is none."""
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    if section[0] not in lines:
        lines += ["", *section]
    else:
        start = lines.index(section[0])
        after = next((at for at in range(start + 1, len(lines)) if lines[at].startswith(HEADING)), None)
        lines[start:after] = section if after is None else [*section, ""]
    file.write_text("\n".join(lines) + "\n", "utf-8")
