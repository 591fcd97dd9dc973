"""Printing an answer, for people and for machines."""

import json
from typing import Any

import click

from api.cli.outputs import write_texts
from planner.terms.refusals import InputRefused, Refused


def answer(json_file: str | None, document: Any, text: str) -> None:
    """The document to its file, and the text unless the document takes the screen."""
    if json_file:
        try:
            write_texts({json_file: json.dumps(document, ensure_ascii=False, indent=1, default=str) + "\n"})
        except InputRefused as refusal:
            detail = dict(refusal.faults[0].facts).get("detail", "")
            raise Refused("answer_not_written", file=json_file, detail=detail) from None
    if json_file != "-":
        click.echo(text)
