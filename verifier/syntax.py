"""Lines as docs/export.md writes them: JSON in one spelling, so that no byte can change and mean the same."""

import json
import re
from base64 import b64decode, b64encode
from binascii import Error
from typing import Any, NoReturn

Members = dict[str, Any]
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_COUNT = re.compile(r"0|[1-9][0-9]{0,17}")
UTC_SECONDS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


class Misread(Exception):
    """What a line, a note or a key is not: `code` names it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _once(members: list[tuple[str, Any]]) -> Members:
    named = dict(members)
    if len(named) != len(members):
        raise Misread("twice")
    return named


def _no_constant(_: str) -> NoReturn:
    raise Misread("not_json")


_read = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_constant).raw_decode
_write = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def parsed(text: str) -> Members:
    """One JSON object and nothing around it. Raises Misread."""
    return _object(text, 0, "")


def value_at(text: str, at: int) -> Members:
    """The last member of an entry, an object that begins there; the entry ends with it. Raises Misread."""
    return _object(text, at, "}")


def _object(text: str, at: int, rest: str) -> Members:
    try:
        value, end = _read(text, at)
        if "\\u" in text and _SURROGATE.search(text):
            _write(value).encode("utf-8")
    except UnicodeEncodeError:
        raise Misread("surrogate") from None
    except (ValueError, RecursionError):  # also an integer of thousands of digits
        raise Misread("not_json") from None
    if text[end:] != rest or type(value) is not dict:
        raise Misread("not_json")
    return value


def decoded(line: bytes) -> str:
    """Raises Misread."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        raise Misread("not_utf8") from None


def strict(line: bytes) -> Members:
    """A line that is spelt in the one way. Raises Misread."""
    text = decoded(line)
    members = parsed(text)
    if _write(members) != text:
        raise Misread("spelling")
    return members


def strict_but_last(text: str, members: Members) -> None:
    """The same for an entry: its last member, an object, is spelt as it was recorded. Raises Misread."""
    *before, last = members
    prefix = f'{_write({name: members[name] for name in before})[:-1]},"{last}":{{'
    if not text.startswith(prefix) or not text.endswith("}}"):
        raise Misread("spelling")


def written(members: Members) -> str:
    """In the one spelling."""
    return _write(members)


def base64(text: object, length: int) -> bytes:
    """So many bytes. Raises Misread: also where unused bits are set, or padding is missing."""
    try:
        made = b64decode(text, validate=True) if type(text) is str else b""
    except (Error, ValueError):
        made = b""
    if len(made) != length or b64encode(made).decode() != text:
        raise Misread("base64")
    return made


def count(text: str) -> int:
    """A number from 0, in decimal, without leading zeros. Raises Misread."""
    if not _COUNT.fullmatch(text):
        raise Misread("number")
    return int(text)
