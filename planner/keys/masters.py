"""Master keys: those that close all others. As text a line each, `NAME:base64`, the newest last."""

import binascii
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from hashlib import sha256

from planner.keys.subjects import BYTES
from planner.terms.refusals import Refused

NAME_DIGITS = 8
NOBODY = "-" * NAME_DIGITS  # in the place of a name, where nothing is wrapped


@dataclass(frozen=True)
class Master:
    """A key of 32 bytes and the name it is known by: the first 8 hex digits of its SHA-256."""

    raw: bytes = field(repr=False)

    @property
    def name(self) -> str:
        return sha256(self.raw).hexdigest()[:NAME_DIGITS]

    @classmethod
    def made(cls) -> "Master":
        return cls(os.urandom(BYTES))


@dataclass(frozen=True)
class Masters:
    """At least one, the newest last."""

    keys: tuple[Master, ...]

    @property
    def newest(self) -> Master:
        return self.keys[-1]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.keys)

    def named(self, name: str) -> Master | None:
        return next((one for one in self.keys if one.name == name), None)

    def text(self) -> str:
        return "".join(f"{one.name}:{b64encode(one.raw).decode()}\n" for one in self.keys)


def parse_masters(text: str, where: str) -> Masters:
    """Of a key file, or of a single key without a name. Raises Refused, without a word of what was read."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    keys = dict.fromkeys(_key(line, where) for line in lines)
    if not keys:
        raise Refused("bad_master_key", where=where)
    return Masters(tuple(keys))


def _key(line: str, where: str) -> Master:
    name, _, encoded = line.rpartition(":")
    try:
        key = Master(b64decode(encoded.strip(), validate=True))
    except (binascii.Error, ValueError):
        raise Refused("bad_master_key", where=where) from None
    if len(key.raw) != BYTES or name.strip().lower() not in ("", key.name):
        raise Refused("bad_master_key", where=where)
    return key
