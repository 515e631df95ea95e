"""The bench as a local web application: addresses, who answers them, what a change brings back."""

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, unquote

from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from pipeline.model.record import Record
from pipeline.review import asked
from pipeline.review.conflicts import keeping, shown_conflicts
from pipeline.review.decision import Decision
from pipeline.review.desk import Desk, RefusedError, StaleError
from pipeline.review.guard import LARGEST, Guard
from pipeline.review.index import STATUS_WORDS
from pipeline.review.log import LogError
from pipeline.review.pace import reviewers, rule_errors
from pipeline.review.pages import rendered, static
from pipeline.review.queue import PAGE, Filter
from pipeline.review.sheet import sheet
from pipeline.review.slots import words_of
from pipeline.review.table import as_csv
from pipeline.review.teach import Teacher, TeachError
from pipeline.review.understood import understood
from pipeline.review.value import site_of, values

_NAME = "fiche-reviewer"
_ID = re.compile(r"[0-9a-f]{16}")


def application(desk: Desk, teacher: Teacher, token: str, port: int, reviewer: str) -> Guard:
    """The bench over a desk; `reviewer` is who decides until another name is told."""
    bench = _Bench(desk, teacher, reviewer)
    pages = [
        ("/", bench.queue), ("/values", bench.values), ("/record/{id}", bench.record), ("/step", bench.step),
        ("/conflicts", bench.conflicts), ("/labels", bench.labels), ("/progress", bench.progress),
        ("/static/{name}", bench.file), ("/decisions.jsonl", bench.log), ("/decisions.csv", bench.table),
    ]  # fmt: skip
    changes = [
        ("decide", bench.decide), ("read", bench.read), ("same", bench.same), ("undo", bench.undo),
        ("redo", bench.redo), ("settle", bench.settle), ("teach", bench.teach), ("name", bench.name),
    ]  # fmt: skip
    routes = [Route(path, _answering(page)) for path, page in pages]
    routes += [Route(f"/api/{name}", _answering(change), methods=["POST"]) for name, change in changes]
    return Guard(Starlette(routes=routes), token, port)


def _answering(handler: Callable[[Request, Any], Response]) -> Callable[[Request], Any]:
    """A handler that is given the body as JSON and runs beside the others; refusals become answers."""

    async def answer(request: Request) -> Response:
        body: Any = None
        if request.method == "POST":
            raw = b""
            async for chunk in request.stream():
                raw += chunk
                if len(raw) > LARGEST:
                    return JSONResponse({"error": "the request is too large"}, 413)
            try:
                body = json.loads(raw)
            except (ValueError, RecursionError):
                return JSONResponse({"error": "expected JSON"}, 400)
        try:
            return await run_in_threadpool(handler, request, body)
        except ValidationError as error:
            told = error.errors()[0]
            return JSONResponse({"error": f"{'/'.join(map(str, told['loc']))}: {told['msg']}"}, 400)
        except (RefusedError, TeachError) as error:
            return JSONResponse({"error": str(error)}, 422)
        except (LogError, OSError) as error:  # the log was changed by hand, or the disk is full: nothing was decided
            return JSONResponse({"error": f"not saved: {error}"}, 500)

    return answer


class _Bench:
    def __init__(self, desk: Desk, teacher: Teacher, reviewer: str) -> None:
        self.desk = desk
        self.teacher = teacher
        self.reviewer = reviewer

    def queue(self, request: Request, _: object) -> Response:
        wanted, page = Filter.of(request.query_params), _page(request)
        rows, total = self.desk.queue.records(wanted, page)
        return self._html(request, "queue.html", rows=rows, total=total, page=page, **self._listing(wanted))

    def values(self, request: Request, _: object) -> Response:
        wanted, page = Filter.of(request.query_params), _page(request)
        rows, total = self.desk.queue.values(wanted, page)
        seen = {(r.id, r.pointer): self.desk.history.version(r.id, r.pointer) for r in rows}
        return self._html(request, "values.html", rows=rows, total=total, page=page, seen=seen, **self._listing(wanted))

    def record(self, request: Request, _: object) -> Response:
        self.desk.read_others()
        record = self._asked_record(request)
        if record is None:
            return PlainTextResponse("no such record\n", 404)
        wanted = Filter.of(request.query_params)
        return self._html(
            request, "record.html", sheet=sheet(self.desk, record), query=wanted.query(),
            counts=self.desk.queue.counts(), roles=list(self.desk.rules.roles),
        )  # fmt: skip

    def step(self, request: Request, _: object) -> Response:
        """To the next or previous record of the queue; at its end to the queue."""
        wanted = Filter.of(request.query_params)
        here, by = request.query_params.get("from", ""), -1 if request.query_params.get("by") == "-1" else 1
        there = self.desk.queue.neighbour(wanted, here, by) if _ID.fullmatch(here) else None
        return RedirectResponse(f"/record/{there}?{wanted.query()}" if there else f"/?{wanted.query()}", 303)

    def conflicts(self, request: Request, _: object) -> Response:
        self.desk.read_others()
        return self._html(request, "conflicts.html", conflicts=shown_conflicts(self.desk))

    def labels(self, request: Request, _: object) -> Response:
        return self._html(
            request, "labels.html", labels=self.teacher.unknown(), roles=self.teacher.roles(),
            languages=sorted(self.desk.rules.languages),
        )  # fmt: skip

    def progress(self, request: Request, _: object) -> Response:
        made = [d for d in self.desk.history.decisions.values() if d.verdict != "settle"]
        standing = [d for d in made if self.desk.history.stands(d)]
        return self._html(
            request, "progress.html", rules=rule_errors(standing), reviewers=reviewers(made), standing=len(standing),
            statuses=self.desk.queue.statuses(),
        )  # fmt: skip

    def file(self, request: Request, _: object) -> Response:
        found = static(request.path_params["name"])
        return Response(found[0], media_type=found[1]) if found else PlainTextResponse("no such file\n", 404)

    def log(self, _: Request, __: object) -> Response:
        lines = "".join(line.to_json() + "\n" for line in self.desk.lines())
        return Response(lines, media_type="application/jsonl", headers=_download("decisions.jsonl"))

    def table(self, _: Request, __: object) -> Response:
        out = io.StringIO(newline="")
        csv.writer(out).writerows(as_csv(self.desk.lines()))
        return Response("\ufeff" + out.getvalue(), media_type="text/csv", headers=_download("decisions.csv"))

    def decide(self, request: Request, body: object) -> Response:
        told = asked.Decide.model_validate(body)
        wanted = [change.wanted(self._value(change)) for change in told.changes]
        try:
            lines = self.desk.decide(self._who(request), wanted, told.settles)
        except StaleError as error:
            return self._stale(told.changes[0], error)
        return self._after(lines, told.changes[0].record)

    def read(self, _: Request, body: object) -> Response:
        told = asked.Read.model_validate(body)
        record = self._there(told.record)
        text = record.page.text
        words = told.typed or " ".join(text[start:end] for start, end in told.selected)
        value = understood(told.field, words, self.desk.rules, record.page.languages) if words.strip() else None
        return JSONResponse({"value": None if value is None else str(value), "words": words_of(told.field)})

    def same(self, _: Request, body: object) -> Response:
        told = asked.Same.model_validate(body)
        record = self._there(told.record)
        value = next((v for v in values(record) if v.pointer == told.pointer), None)
        if value is None:
            raise RefusedError("only values that were read can be decided together")
        rows = self.desk.queue.same(site_of(record), value.field, value.label or "", str(value.value)[:200])
        seen = {(r.id, r.pointer): self.desk.history.version(r.id, r.pointer) for r in rows}
        html = rendered("same.html", rows=rows, seen=seen, value=value, site=site_of(record))
        return JSONResponse({"html": html, "count": len(rows)})

    def undo(self, request: Request, _: object) -> Response:
        return self._moved(self.desk.undo(self._who(request)), "undone")

    def redo(self, request: Request, _: object) -> Response:
        return self._moved(self.desk.redo(self._who(request)), "redone")

    def settle(self, request: Request, body: object) -> Response:
        told = asked.Settle.model_validate(body)
        if not told.keep:
            self.desk.settle(self._who(request), told.decision)
            return JSONResponse({"told": "settled"})
        old = self.desk.history.decisions.get(told.decision)
        wanted = keeping(self.desk, old) if old is not None else None
        if wanted is None:
            raise RefusedError("the page has no place for it any more; decide on the record itself, then settle this")
        self.desk.decide(self._who(request), [wanted], (told.decision,))
        return JSONResponse({"told": "kept"})

    def teach(self, _: Request, body: object) -> Response:
        told = asked.Teach.model_validate(body)
        outcome = self.teacher.teach(told.language, told.label, told.role, save=told.save)
        return JSONResponse({"told": outcome})

    def name(self, _: Request, body: object) -> Response:
        told = asked.Named.model_validate(body)
        answer = JSONResponse({"told": told.name})
        answer.set_cookie(_NAME, quote(told.name.strip() or self.reviewer), max_age=31_536_000, samesite="strict")
        return answer

    def _value(self, change: asked.Change) -> str | int | None:
        """The value of a change as its field has it: a number where the field holds numbers."""
        if change.new is None:
            return None
        field = self._field_of(change)
        if field.rpartition("/")[2] in ("year", "edition", "runtime_minutes"):
            if not re.fullmatch(r"[0-9]{1,5}", change.new.strip()):
                raise RefusedError(f"{change.new!r}: expected a number")
            return int(change.new)
        return change.new.strip()

    def _field_of(self, change: asked.Change) -> str:
        if change.pointer.startswith("@") and "/" not in change.pointer:
            made = self.desk.history.decisions.get(change.pointer[1:])
            return made.field if made is not None else ""
        return change.pointer

    def _after(self, lines: list[Decision], shown: str) -> Response:
        """The record as it stands now, where the page that asked shows one."""
        record = self._there(shown)
        now = sheet(self.desk, record)
        told = {"count": len(lines), "ids": [line.id for line in lines], "text": str(now.text)}
        return JSONResponse({**told, **self._progress(), "html": rendered("cards.html", sheet=now)})

    def _moved(self, lines: list[Decision], word: str) -> Response:
        if not lines:
            return JSONResponse({"count": 0, "told": f"nothing to be {word}", **self._progress()})
        shown = lines[-1].record
        record = self.desk.index.record(shown)
        told = {"count": len(lines), "told": word, "record": shown if record else "", "pointer": lines[-1].pointer}
        if record is not None:
            now = sheet(self.desk, record)
            told |= {"html": rendered("cards.html", sheet=now), "text": str(now.text)}
        return JSONResponse({**told, **self._progress()})

    def _stale(self, change: asked.Change, error: StaleError) -> Response:
        """Both sides of two decisions about one value: nothing was overwritten."""
        record = self._there(change.record)
        now = sheet(self.desk, record)
        theirs = error.decision
        html = rendered("stale.html", theirs=theirs, mine=change)
        return JSONResponse(
            {"error": "somebody else decided this value meanwhile", "stale": html, "text": str(now.text),
             "html": rendered("cards.html", sheet=now), **self._progress()}, 409,
        )  # fmt: skip

    def _progress(self) -> dict[str, object]:
        counts = self.desk.queue.counts()
        values = f"{counts.decided} of {counts.values} values"
        return {"progress": f"{values}, {counts.done} of {counts.records} records decided"}

    def _listing(self, wanted: Filter) -> dict[str, object]:
        return {
            "wanted": wanted, "query": wanted.query(), "facets": self.desk.queue.facets(), "statuses": STATUS_WORDS,
            "size": PAGE, "counts": self.desk.queue.counts(),
        }  # fmt: skip

    def _html(self, request: Request, template: str, **told: object) -> Response:
        conflicts = self.desk.queue.counts().conflicts
        return HTMLResponse(rendered(template, reviewer=self._who(request), open_conflicts=conflicts, **told))

    def _who(self, request: Request) -> str:
        name = unquote(request.cookies.get(_NAME, ""))[:80].strip()
        return name if name and name.isprintable() else self.reviewer

    def _asked_record(self, request: Request) -> Record | None:
        name = request.path_params["id"]
        return self.desk.index.record(name) if _ID.fullmatch(name) else None

    def _there(self, name: str) -> Record:
        record = self.desk.index.record(name)
        if record is None:
            raise RefusedError("there is no such record any more")
        return record


def _page(request: Request) -> int:
    told = request.query_params.get("page", "0")
    return int(told) if re.fullmatch(r"[0-9]{1,6}", told) else 0


def _download(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"'}
