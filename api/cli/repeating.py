"""Options that may be followed by several values: `--change a=1 b=2`, and `--scenario` between them."""

import os
from typing import ClassVar

import click

NEXT = "\0"  # stands between the changes of two scenarios


class Repeating(click.Command):
    """A command whose options of MANY take all bare words behind them, once the arguments are complete.

    Arguments that may be left out are files or folders that are there.
    """

    MANY: ClassVar[tuple[str, ...]] = ("--change", "--allow-lower", "--policy")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, self._spread(args))

    def _spread(self, args: list[str]) -> list[str]:
        """Each value behind its option; `--scenario` as a change of its own."""
        arguments = [one for one in self.params if isinstance(one, click.Argument)]
        needed, optional = len(arguments), not any(one.required for one in arguments)
        begins = any("--scenario" in one.opts for one in self.params)
        valued = {name for one in self.params if isinstance(one, click.Option) and not one.is_flag for name in one.opts}
        found: list[str] = []
        option, takes_next = "", False
        for word in args:
            bare = not word.startswith("-") or word == "-"
            if word == "--scenario" and begins and not takes_next:
                found += ["--change", NEXT]
                option, takes_next = "--change", False
            elif takes_next or not bare:
                found.append(word)
                option, takes_next = (option, False) if takes_next else (word.partition("=")[0], word in valued)
            elif option in self.MANY and (needed <= 0 or (optional and not os.path.exists(word))):  # noqa: PTH110 - never raises
                found += [option, word]
            else:
                found.append(word)
                needed -= 1
        return found
