"""`verify`: an export judged by the independent verifier, which has its own sentences (verifier/words.py)."""

import sys
from pathlib import Path

import click

from api.cli.answering import answer
from api.cli.options import PATH, json_option, lang_option, refusing
from api.words.messages import Speaker
from verifier.__main__ import Progress
from verifier.judging import verify
from verifier.words import show_verdict


@click.command("verify")
@click.argument("file", type=PATH)
@click.option(
    "--key", required=True, metavar="F", help="Klucz publiczny albo plik z nim / the public key, or its file."
)
@click.option(
    "--checkpoint", type=PATH, metavar="F", help="Punkt kontrolny przechowany gdzie indziej / kept elsewhere."
)
@json_option("Zapisz ocenę jako JSON / the verdict as JSON", "verified")
@lang_option
@refusing
def verify_command(file: Path, key: str, checkpoint: Path | None, json_file: str | None, speaker: Speaker) -> None:
    """Sprawdź eksport, nie ufając nikomu / judge an export, trusting nobody: 0 whole, 1 altered, 2 unreadable."""
    verdict = verify(file, key, checkpoint, Progress())
    answer(json_file, verdict.as_json(), show_verdict(verdict, speaker.language))
    sys.exit(verdict.status)
