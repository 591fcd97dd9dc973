"""Progress on standard error: which stage begins, once a run is long enough to wonder."""

from collections.abc import Callable
from time import monotonic

import click

from api.messages import Speaker

PATIENCE_SECONDS = 1.0
LARGE = 300


def teller(speaker: Speaker, people: int) -> Callable[[str], None]:
    """Says each stage as it begins: at once for large cases, else after the first second."""
    started = monotonic()

    def tell(stage: str) -> None:
        seconds = monotonic() - started
        if people >= LARGE or seconds > PATIENCE_SECONDS:
            click.echo(f"[{seconds:5.1f} s] {speaker.say(f'stage_{stage}')} …", err=True)

    return tell
