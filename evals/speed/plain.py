"""sqlglot in Python, as `pip install sqlglot` brings it: a process of its own that parses.

In: statements. Out: for each the milliseconds of the thread. The compiled modules, which stand beside those in Python,
are passed over.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, ModuleSpec, SourceFileLoader
from types import ModuleType

import orjson

__all__ = ["parsed_in_python"]


class _Sources:
    """Finds the modules of sqlglot in Python only."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, _target: ModuleType | None = None) -> ModuleSpec | None:
        """The module's source; None for what is not sqlglot's."""
        if name.partition(".")[0] != "sqlglot":
            return None
        places = (FileFinder(place, (SourceFileLoader, SOURCE_SUFFIXES)) for place in path or sys.path)
        return next(filter(None, (place.find_spec(name) for place in places)), None)


def parsed_in_python(statements: Sequence[str]) -> list[float]:
    """Milliseconds that each took."""
    command = [sys.executable, "-m", __name__]
    process = subprocess.run(command, input=orjson.dumps(statements), stdout=subprocess.PIPE, check=True)  # noqa: S603  # this module
    return orjson.loads(process.stdout)


if __name__ == "__main__":
    sys.meta_path.insert(0, _Sources)
    import sqlglot.parser

    from evals.speed.guard import parse, spent_ms

    if not str(sqlglot.parser.__file__).endswith(".py"):
        sys.exit("sqlglot is compiled here too")
    texts = orjson.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(orjson.dumps([spent_ms(lambda text=text: parse(text)) for text in texts]))
