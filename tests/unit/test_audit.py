"""No record, no rows."""

import asyncio
import contextlib
import json
import os

import pytest

from agent_gateway import audit
from agent_gateway.errors import AuditUnavailable, DivisionByZero, StatementRefused
from agent_gateway.types import Claim, QueryRequest, Refused, ResultSet, Violation

CLAIM = Claim("ada", "tenant-1", "viewer")
ASKED = QueryRequest("select 1")


@pytest.fixture
def log(tmp_path):
    log = audit.Log(tmp_path / "audit.jsonl")
    yield log
    log.close()


def written(log):
    return [json.loads(line) for line in log._path.read_text().splitlines()]  # noqa: SLF001  # the file is the point


async def test_an_answer_is_recorded(log):
    async with audit.recorded(log, CLAIM, ASKED, "r1") as record:
        record.judged("f1")
        record.answered(ResultSet((), [[1]], (), 0.1, "r1", 1))
    (line,) = written(log)
    assert (line["outcome"], line["tenant"], line["sql"], line["rows"], line["fingerprint"]) == (
        "answered", "tenant-1", "select 1", 1, "f1",
    )  # fmt: skip


async def test_a_refusal_is_recorded_with_every_code(log):
    refused = Refused("x", (Violation("guard.a", "", ""), Violation("guard.b", "", "")))
    with pytest.raises(StatementRefused):
        async with audit.recorded(log, CLAIM, ASKED, "r1"):
            raise StatementRefused(refused)
    (line,) = written(log)
    assert (line["outcome"], line["codes"]) == ("refused", ["guard.a", "guard.b"])


async def test_a_failure_keeps_the_servers_words_for_the_operator(log):
    with pytest.raises(DivisionByZero):
        async with audit.recorded(log, CLAIM, ASKED, "r1"):
            raise DivisionByZero(internal="22012 division by zero")
    (line,) = written(log)
    assert (line["outcome"], line["codes"], line["internal"]) == (
        "failed", ["fetch.division_by_zero"], "22012 division by zero",
    )  # fmt: skip


async def test_a_caller_who_goes_away_is_recorded(log):
    with pytest.raises(asyncio.CancelledError):
        async with audit.recorded(log, CLAIM, ASKED, "r1"):
            raise asyncio.CancelledError
    assert written(log)[0]["outcome"] == "cancelled"


async def test_a_defect_is_recorded(log):
    with pytest.raises(ZeroDivisionError):
        async with audit.recorded(log, CLAIM, ASKED, "r1"):
            raise ZeroDivisionError
    assert written(log)[0]["codes"] == ["gateway.internal"]


async def test_what_cannot_be_recorded_is_not_answered(tmp_path):
    log = audit.Log(tmp_path / "nowhere" / "audit.jsonl")
    with pytest.raises(AuditUnavailable):
        async with audit.recorded(log, CLAIM, ASKED, "r1") as record:
            record.answered(ResultSet((), [[1]], (), 0.1, "r1", 1))


async def test_a_full_disk_is_no_record():
    with pytest.raises(AuditUnavailable):
        async with audit.recorded(audit.Log(audit.Path("/dev/full")), CLAIM, ASKED, "r1"):
            pass


async def test_a_text_cannot_forge_a_second_line(log):
    async with audit.recorded(log, CLAIM, QueryRequest('x\n{"outcome": "answered"}\u2028\ud800'), "r1"):
        pass
    assert len(written(log)) == 1


async def test_only_the_owner_may_read_the_file(log):
    async with audit.recorded(log, CLAIM, ASKED, "r1"):
        pass
    assert log._path.stat().st_mode & 0o777 == 0o600  # noqa: SLF001  # the file is the point


async def test_a_record_that_was_torn_spoils_no_other(log, monkeypatch):
    real = os.write
    calls = []

    def once_then_full(file, line):
        calls.append(line)
        if len(calls) > 1:
            raise OSError(28, "no space")
        return real(file, line[:20])

    monkeypatch.setattr(os, "write", once_then_full)
    with pytest.raises(AuditUnavailable):
        async with audit.recorded(log, CLAIM, ASKED, "torn"):
            pass
    monkeypatch.setattr(os, "write", real)
    async with audit.recorded(log, CLAIM, ASKED, "whole"):
        pass
    lines = log._path.read_text().splitlines()  # noqa: SLF001  # the file is the point
    assert json.loads(lines[-1])["request_id"] == "whole"


async def test_a_file_that_was_moved_away_is_opened_anew(log):
    path = log._path  # noqa: SLF001  # the file is the point
    async with audit.recorded(log, CLAIM, ASKED, "before"):
        pass
    path.rename(path.with_suffix(".1"))
    async with audit.recorded(log, CLAIM, ASKED, "after"):
        pass
    assert [line["request_id"] for line in written(log)] == ["after"]


def test_a_log_that_cannot_be_opened_is_known_before_anybody_asks(tmp_path):
    with pytest.raises(AuditUnavailable):
        audit.Log(tmp_path / "nowhere" / "audit.jsonl").check()


async def test_two_records_under_one_id_of_the_callers_choice_differ(log):
    for _ in range(2):
        async with audit.recorded(log, CLAIM, ASKED, "mine"):
            pass
    lines = written(log)
    assert ([line["request_id"] for line in lines], len({line["record_id"] for line in lines})) == (["mine"] * 2, 2)


@pytest.fixture
def pipe():
    """The ends of a pipe that is full; reading it never waits."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    os.set_blocking(writing, False)
    with contextlib.suppress(BlockingIOError):
        while os.write(writing, b"x" * 4_096):
            pass
    os.set_blocking(writing, True)
    yield reading, writing
    for end in (reading, writing):
        with contextlib.suppress(OSError):
            os.close(end)


def drained(reading) -> bytes:
    """What stands in the pipe."""
    with contextlib.suppress(BlockingIOError):
        return os.read(reading, 131_072)
    return b""


async def ended(log, sql="select 1"):
    async with audit.recorded(log, CLAIM, QueryRequest(sql), "r1"):
        pass


async def test_a_full_pipe_holds_up_its_own_request_only(pipe):
    reading, writing = pipe
    waiting = asyncio.create_task(ended(audit.Log(descriptor=writing)))
    for _ in range(20):
        await asyncio.sleep(0)  # others are served: a blocked loop would never come here
    assert not waiting.done()
    drained(reading)
    await waiting
    assert json.loads(drained(reading))["request_id"] == "r1"


async def test_lines_through_a_pipe_stay_whole(pipe):
    """Each is longer than a pipe takes at once, and they are written at the same time."""
    reading, writing = pipe
    log = audit.Log(descriptor=writing)
    waiting = asyncio.gather(*(ended(log, letter * 10_000) for letter in "abc"))
    received = b""
    while not waiting.done():
        received += drained(reading)
        await asyncio.sleep(0.001)
    lines = (received + drained(reading)).lstrip(b"x").splitlines()
    assert sorted(json.loads(line)["sql"][:1] for line in lines) == ["a", "b", "c"]


async def test_a_pipe_that_nobody_reads_is_no_record(pipe, monkeypatch):
    monkeypatch.setattr(audit, "PATIENCE_S", 0.05)
    with pytest.raises(AuditUnavailable):
        await ended(audit.Log(descriptor=pipe[1]))


async def test_whoever_is_cancelled_twice_is_recorded_all_the_same(pipe):
    reading, writing = pipe
    waiting = asyncio.create_task(ended(audit.Log(descriptor=writing)))
    for _ in range(5):
        await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    received = drained(reading)
    while b'"r1"' not in received:
        received += drained(reading)
        await asyncio.sleep(0.001)
