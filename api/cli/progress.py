"""Progress on standard error: which stage a run is in, once it is long enough to wonder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

import click

from api.words.messages import Speaker

if TYPE_CHECKING:
    from planner.solver.roster.search import Progress as Searched

PATIENCE_SECONDS = 1.0
REMINDER_SECONDS = 10.0


class Progress:
    """Knows the stage; a thread of its own says it."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker, self.started = speaker, monotonic()
        self.stage = self.said = ""
        self.said_at = 0.0
        self.over = Event()

    def tell(self, stage: str) -> None:
        self.stage = stage
        self._say_if_due()

    def watch(self) -> None:
        """Look every second until it is over."""
        while not self.over.wait(PATIENCE_SECONDS):
            self._say_if_due()

    def _say_if_due(self) -> None:
        seconds = monotonic() - self.started
        fresh = self.stage != self.said or seconds - self.said_at >= REMINDER_SECONDS
        if self.stage and seconds >= PATIENCE_SECONDS and fresh:
            self.said, self.said_at = self.stage, seconds
            click.echo(f"[{seconds:5.1f} s] {self.speaker.say(f'stage_{self.stage}')} …", err=True)


@contextmanager
def progress(speaker: Speaker) -> Iterator[Progress]:
    """Says the stage after the first second, when it changes, and again every ten seconds."""
    shown = Progress(speaker)
    thread = Thread(target=shown.watch, daemon=True)
    thread.start()
    try:
        yield shown
    finally:
        shown.over.set()
        thread.join()


SAID_EVERY_SECONDS = 5.0


class SearchProgress:
    """Says the score, the bound and the seconds of a search, every few seconds and when the stage changes."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker, self.stage, self.said_at = speaker, "", 0.0

    def tell(self, now: "Searched") -> None:
        if now.stage == self.stage and now.seconds - self.said_at < SAID_EVERY_SECONDS:
            return
        self.stage, self.said_at = now.stage, now.seconds
        facts = {"stage": self.speaker.say(f"stage_{now.stage}"), "score": now.score, "bound": now.bound}
        click.echo(f"[{now.seconds:5.1f} s] {self.speaker.say('search_progress', facts)}", err=True)


@contextmanager
def search_progress(speaker: Speaker) -> Iterator[SearchProgress]:
    """Progress of an anytime search, on standard error."""
    yield SearchProgress(speaker)


@contextmanager
def counted(speaker: Speaker, total: int) -> Iterator[Callable[[int], None]]:
    """Says how many of so many are done, after the first second and then every few."""
    started, said = monotonic(), 0.0

    def tell(done: int) -> None:
        nonlocal said
        seconds = monotonic() - started
        if seconds >= PATIENCE_SECONDS and (seconds - said >= PATIENCE_SECONDS or done == total):
            said = seconds
            click.echo(
                f"[{seconds:5.1f} s] {speaker.say('progress_counted', {'done': done, 'total': total})}", err=True
            )

    yield tell
