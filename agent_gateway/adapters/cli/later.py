"""A command that is imported when it is called: a name and a summary in, a command of typer out.

What `check` needs costs the caller of `--help` nothing, and neither pays for the HTTP server.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand
from typer.main import get_command, get_group

__all__ = ["Later"]


class Later(TyperCommand):
    """What `--help` of the whole shows of a command, until it is called.

    `place` is `module:name` of a command's function, or of the group that it is, in the package of the commands.
    """

    def __init__(self, name: str, place: str, summary: str) -> None:
        super().__init__(name, help=summary)
        self._place = place

    def make_context(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  # typer's own types are not public
        """The context of the command itself: groups invoke the command of the context that they get."""
        return self.loaded().make_context(*args, **kwargs)

    def loaded(self) -> Any:  # noqa: ANN401  # the same
        """The command itself."""
        module, _, name = self._place.partition(":")
        found = getattr(import_module(f"{__package__}.{module}"), name)
        if isinstance(found, typer.Typer):
            return get_group(found)
        alone = typer.Typer(add_completion=False)
        alone.command(self.name)(found)
        return get_command(alone)
