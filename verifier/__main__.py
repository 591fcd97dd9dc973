"""`python -m verifier FILE --key KEY`: exit status 0 whole, 1 altered and where, 2 not to be judged."""

import argparse
import json
import locale
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from time import monotonic

from verifier.judging import verify
from verifier.words import LANGUAGES, show_verdict

PATIENCE_SECONDS = 1.0
EVERY_SECONDS = 5.0


def main(arguments: list[str] | None = None) -> int:
    """Prints the verdict; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    asked = _parser().parse_args(arguments)
    verdict = verify(asked.file, asked.key, asked.checkpoint, Progress())
    text = json.dumps(verdict.as_json(), ensure_ascii=False, indent=1)
    if asked.json == "-":
        print(text)
    else:
        print(show_verdict(verdict, asked.lang))
    if asked.json not in (None, "-") and not _written(Path(asked.json), text, asked):
        return 2
    return verdict.status


def _written(path: Path, text: str, asked: argparse.Namespace) -> bool:
    """Never onto what is there."""
    try:
        with path.open("x", encoding="utf-8", errors="replace") as file:
            file.write(text + "\n")
    except OSError as error:
        said = {"pl": "Nie zapisano", "en": "Not written"}[asked.lang]
        print(f"{said}: --json {path}: {error.strerror}", file=sys.stderr)
        return False
    return True


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m verifier", description="Sprawdź eksport Godzin / judge an export of Godziny (docs/export.md)."
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="eksport / the export")
    parser.add_argument(
        "--key", required=True, help="klucz publiczny albo plik z nim / the public key, or a file with it"
    )
    parser.add_argument(
        "--checkpoint", type=Path, metavar="NOTE", help="punkt kontrolny przechowany gdzie indziej / kept elsewhere"
    )
    parser.add_argument(
        "--json", metavar="F", help="ocena jako JSON, - to ekran / the verdict as JSON, - is the screen"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=_language())
    return parser


def _language() -> str:
    return "pl" if (locale.getlocale()[0] or "pl").lower().startswith(("pl", "c")) else "en"


class Progress:
    """Says on standard error how far it is: once it takes longer than a second, and then every few."""

    def __init__(self) -> None:
        self.next = monotonic() + PATIENCE_SECONDS

    def __call__(self, done: int, total: int) -> None:
        if monotonic() >= self.next:
            self.next = monotonic() + EVERY_SECONDS
            print(f"{100 * done // total:3} %  {done >> 20} / {total >> 20} MB", file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # whoever read the answer has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
