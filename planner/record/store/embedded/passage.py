"""Root's folders are closed to the server's account. It gets the right to pass through those above its data and
its programs, and nobody else gets anything: an entry of an access control list, not a folder opened to all."""

import os
import stat
import struct
from pathlib import Path

from planner.record.store.embedded.account import Account
from planner.terms.refusals import Refused

ACL = "system.posix_acl_access"
HEAD, ENTRY = struct.Struct("<I"), struct.Struct("<HHI")
VERSION, NOBODY, PASS = 2, 0xFFFFFFFF, 0o1
OWNER, USER, GROUP, NAMED_GROUP, MASK, OTHERS = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20
Entries = dict[tuple[int, int], int]  # (tag, id) → permission bits


def let_through(folder: Path, account: Account) -> None:
    """Into the folder and through all above it. Raises Refused where the file system cannot say so."""
    for one in (folder, *folder.parents) if account.other else ():
        try:
            if not one.stat().st_mode & stat.S_IXOTH:
                _let_through(one, account.uid)
        except (OSError, AttributeError):  # no such lists on this file system, or on this system
            raise Refused("closed_to_server", folder=one, user=account.uid) from None


def _let_through(folder: Path, uid: int) -> None:
    entries = _entries(folder)
    mask = entries.get((MASK, NOBODY), entries[GROUP, NOBODY])
    if entries.get((USER, uid), 0) & mask & PASS:
        return
    for tag, who in entries:
        if tag in (USER, GROUP, NAMED_GROUP):
            entries[tag, who] &= mask  # what a wider mask would otherwise give to others
    entries[USER, uid] = entries.get((USER, uid), 0) | PASS
    entries[MASK, NOBODY] = mask | PASS
    packed = b"".join(ENTRY.pack(tag, bits, who) for (tag, who), bits in sorted(entries.items()))
    os.setxattr(folder, ACL, HEAD.pack(VERSION) + packed)


def _entries(folder: Path) -> Entries:
    """The list as it is, or what the folder's mode says."""
    if ACL in os.listxattr(folder):
        packed = os.getxattr(folder, ACL)[HEAD.size :]
        return {(tag, who): bits for tag, bits, who in ENTRY.iter_unpack(packed)}
    mode = folder.stat().st_mode
    return {(OWNER, NOBODY): mode >> 6 & 7, (GROUP, NOBODY): mode >> 3 & 7, (OTHERS, NOBODY): mode & 7}
