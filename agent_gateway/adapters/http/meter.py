"""Counts what happened, for Prometheus. No tenant, no subject and no statement is in a label."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from agent_gateway.types import ResultSet

__all__ = ["Meter"]

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Meter:
    """The counters of one application.

    Args:
        stuck: how many backends are still busy although their callers were answered.
    """

    CONTENT_TYPE: ClassVar[str] = CONTENT_TYPE_LATEST

    def __init__(self, stuck: Callable[[], int]) -> None:
        self._registry = registry = CollectorRegistry()
        self._requests = Counter(
            "agent_gateway_requests", "Requests by endpoint and outcome.", ("path", "code"), registry=registry
        )
        self._seconds = Histogram(
            "agent_gateway_request_seconds",
            "Seconds from the first byte of a request to the last of its answer.",
            ("path",),
            buckets=_SECONDS,
            registry=registry,
        )
        self._rows = Counter("agent_gateway_rows", "Rows that left.", registry=registry)
        self._truncations = Counter(
            "agent_gateway_truncations", "Results that were cut, by the limit.", ("reason",), registry=registry
        )
        Gauge(
            "agent_gateway_stuck_backends",
            "Backends that are still busy with a statement whose caller was answered at the deadline.",
            registry=registry,
        ).set_function(stuck)

    def ended(self, path: str, code: str, seconds: float) -> None:
        """A request has been answered; `code` is that of its error, or `ok`."""
        self._requests.labels(path, code).inc()
        self._seconds.labels(path).observe(seconds)

    def answered(self, result: ResultSet) -> None:
        """Rows leave."""
        self._rows.inc(len(result.rows))
        for truncation in result.truncated:
            self._truncations.labels(truncation.reason).inc()

    def text(self) -> bytes:
        """Everything counted, in Prometheus' text format."""
        return generate_latest(self._registry)
