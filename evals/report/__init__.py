"""What a run looks like: as a document, on a terminal, as a page, and for CI."""

from evals.report.document import document, write
from evals.report.junit import junit
from evals.report.page import page
from evals.report.terminal import show

__all__ = ["document", "junit", "page", "show", "write"]
