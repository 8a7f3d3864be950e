"""The command line of the evals: `python -m evals replay`, `accept`, `compare`, `scripted`, `model`."""

from evals.commands import app

app()
