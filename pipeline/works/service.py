"""An archive's file as a reconciliation service (W3C Reconciliation Service API 0.2) for OpenRefine on this machine.

Every answer is drawn from the file in memory; the service changes nothing and asks nobody.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import parse_qs, urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from pipeline.model.fold import fold
from pipeline.rules.authority import FIELDS, KINDS
from pipeline.works.asked import LONGEST, asked
from pipeline.works.entries import AuthorityEntry
from pipeline.works.match import Index, NameCandidate, candidates

LARGEST_BODY = 1 << 20
MOST_QUERIES = 200
_MOST = 50  # candidates or suggestions in one answer
_CALLBACK = re.compile(r"[A-Za-z_$][\w$]{0,63}(?:\.[A-Za-z_$][\w$]{0,63}){0,4}", re.ASCII)
_PROPERTIES = tuple(field for field in FIELDS if field not in ("id", "name", "variants", "type"))
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_SPACE = "urn:filmfiche:authority"
_PAGE = (
    "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>{title}</title>"
    "<body style='font:13px sans-serif'>{body}</body></html>"
)


class _RefusedError(Exception):
    """A request that is not answered: the status and what was expected."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def service(index: Index, name: str) -> Starlette:
    """The service of one file's entries, to be served on a loopback address only."""
    answers = _Answers(index, name)
    return Starlette(
        routes=[
            Route("/", answers.root, methods=["GET", "POST", "OPTIONS"]),
            Route("/suggest/{what}", answers.suggest, methods=["GET", "OPTIONS"]),
            Route("/preview", answers.preview, methods=["GET"]),
            Route("/flyout", answers.flyout, methods=["GET", "OPTIONS"]),
            Route("/entity/{id:path}", answers.entity, methods=["GET"]),
        ],
        exception_handlers={_RefusedError: _refused},
    )


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, _RefusedError) else 500
    return JSONResponse({"status": "error", "message": str(error)}, status_code=status, headers=_headers(request))


class _Answers:
    """What the service answers; `by_id` has the entries of all kinds, `kinds` those the file holds."""

    def __init__(self, index: Index, name: str) -> None:
        self.index = index
        self.name = name
        self.by_id: dict[str, AuthorityEntry] = {}
        for entry in index.entries:
            self.by_id.setdefault(entry.id, entry)
        self.kinds = [kind for kind in KINDS if any(entry.kind == kind for entry in index.entries)]

    async def root(self, request: Request) -> Response:
        """The manifest, or the candidates for a batch of queries."""
        _from_here(request)
        told = await _parameters(request)
        if "queries" not in told:
            return _answer(request, self._manifest(str(request.base_url).rstrip("/")))
        return _answer(request, self._results(told["queries"]))

    def _manifest(self, here: str) -> dict[str, Any]:
        flyout = {"flyout_service_url": here, "flyout_service_path": "/flyout?id=${id}"}
        return {
            "versions": ["0.1", "0.2"],
            "name": self.name,
            "identifierSpace": _SPACE,
            "schemaSpace": f"{_SPACE}:schema",
            "defaultTypes": [_type(kind) for kind in self.kinds],
            "view": {"url": f"{here}/entity/{{{{id}}}}"},
            "preview": {"url": f"{here}/preview?id={{{{id}}}}", "width": 400, "height": 180},
            "suggest": {
                what: {
                    "service_url": here,
                    "service_path": f"/suggest/{what}",
                    **(flyout if what == "entity" else {}),
                }
                for what in ("entity", "type", "property")
            },
        }

    def _results(self, batch: str) -> dict[str, Any]:
        try:
            queries = json.loads(batch)
        except (ValueError, RecursionError) as error:
            raise _RefusedError(400, "queries: expected a JSON object of queries") from error
        if not isinstance(queries, dict) or not all(isinstance(query, dict) for query in queries.values()):
            raise _RefusedError(400, "queries: expected a JSON object of queries")
        if len(queries) > MOST_QUERIES:
            raise _RefusedError(413, f"queries: expected at most {MOST_QUERIES}")
        return {key: {"result": list(self._result(query))} for key, query in queries.items()}

    def _result(self, query: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        wanted = query.get("type")
        kinds = [wanted] if isinstance(wanted, str) and wanted else wanted if isinstance(wanted, list) else []
        limit = query.get("limit")
        most = min(int(limit), _MOST) if isinstance(limit, int | float) and 0 < limit < 1e9 else _MOST
        found = [
            candidate
            for kind in self.kinds
            if not kinds or kind in kinds
            for candidate in candidates(asked(query, kind, self.index.rules), self.index)
        ]
        sure = [candidate for candidate in found if candidate.match]
        for candidate in sorted(found, key=lambda c: (-c.score, c.entry.id))[:most]:
            # A name asked without a type may match an entry of each kind: then none is sure.
            yield _option(candidate, match=candidate.match and len(sure) == 1)

    async def suggest(self, request: Request) -> Response:
        """Entries, types or properties whose names begin with what was typed so far."""
        _from_here(request)
        prefix = fold((request.query_params.get("prefix") or "")[:LONGEST])
        what = request.path_params["what"]
        if what == "entity":
            return _answer(request, {"result": list(self._entities(prefix, request.query_params.get("type")))})
        names = {"type": self.kinds, "property": _PROPERTIES}.get(what)
        if names is None:
            raise _RefusedError(404, "expected /suggest/entity, /suggest/type or /suggest/property")
        return _answer(request, {"result": [_type(name) for name in names if name.startswith(prefix)]})

    def _entities(self, prefix: str, kind: str | None) -> Iterator[dict[str, Any]]:
        if not prefix:
            return
        left = _MOST
        for entry in self.index.entries:
            if (not kind or entry.kind == kind) and (entry.id == prefix or _begins(entry, prefix)):
                yield {
                    "id": entry.id, "name": entry.names[0], "description": entry.description,
                    "notable": [_type(entry.kind)],
                }  # fmt: skip
                left -= 1
                if not left:
                    return

    async def preview(self, request: Request) -> Response:
        """An entry as a small page for a frame."""
        _from_here(request)
        return _page(self._shown(request.query_params.get("id")))

    async def flyout(self, request: Request) -> Response:
        """An entry as a small page inside JSON, for what opens beside a suggestion."""
        _from_here(request)
        entry = self._shown(request.query_params.get("id"))
        return _answer(request, {"id": entry.id, "html": _lines(entry)})

    async def entity(self, request: Request) -> Response:
        """An entry as a page of its own."""
        _from_here(request)
        return _page(self._shown(request.path_params["id"]))

    def _shown(self, wanted: str | None) -> AuthorityEntry:
        entry = self.by_id.get(wanted or "")
        if entry is None:
            raise _RefusedError(404, "no entry of that id")
        return entry


def _begins(entry: AuthorityEntry, prefix: str) -> bool:
    return any(f" {fold(name)}".replace(", ", " ").find(f" {prefix}") >= 0 for name in entry.names)


def _type(name: str) -> dict[str, str]:
    return {"id": name, "name": name}


def _option(candidate: NameCandidate, *, match: bool) -> dict[str, Any]:
    entry = candidate.entry
    return {
        "id": entry.id,
        "name": entry.names[0],
        "description": " · ".join((*candidate.reasons, entry.description)),
        "score": candidate.score,
        "match": match,
        "type": [_type(entry.kind)],
        "features": [{"id": evidence, "value": points} for evidence, points in candidate.features.items()],
    }


async def _parameters(request: Request) -> dict[str, str]:
    """The parameters of the address and of a form, the first value of each; a body too large is refused."""
    told = dict(request.query_params)
    if request.method == "POST":
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST_BODY:
                raise _RefusedError(413, f"expected at most {LARGEST_BODY} bytes")
        try:
            form = parse_qs(body.decode("utf-8"), max_num_fields=MOST_QUERIES)
        except ValueError as error:
            raise _RefusedError(400, "expected a form in UTF-8") from error
        told.update((key, values[0]) for key, values in form.items())
    return told


def _from_here(request: Request) -> None:
    """Nothing; a request that a page of another site sent from this machine's browser is refused.

    The archive's names are nobody else's: neither a page elsewhere (Origin, Sec-Fetch-Site) nor a name that
    was made to point at this machine (Host) may read them, by script tags with a callback either.
    """
    origin = request.headers.get("origin") or request.headers.get("referer")
    unnamed = not origin and request.headers.get("sec-fetch-site") == "cross-site"
    if unnamed or (origin and not _is_loopback(origin)) or not _is_loopback(f"//{request.headers.get('host', '')}"):
        raise _RefusedError(403, "this service answers programs and pages of this machine only")


def _is_loopback(address: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _headers(request: Request) -> dict[str, str]:
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "Vary": "Origin"}
    origin = request.headers.get("origin")
    if origin and _is_loopback(origin):
        headers |= {
            "Access-Control-Allow-Origin": origin,
            "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
            "Access-Control-Allow-Headers": "Content-Type, Accept",
        }
    return headers


def _answer(request: Request, content: Mapping[str, Any]) -> Response:
    """JSON, or a call of the function that `callback` names."""
    callback = request.query_params.get("callback")
    if not callback:
        return JSONResponse(content, headers=_headers(request))
    if not _CALLBACK.fullmatch(callback):
        raise _RefusedError(400, "callback: expected the name of a function")
    said = json.dumps(content, ensure_ascii=True).replace("<", "\\u003c")
    return Response(f"/**/{callback}({said});", media_type="application/javascript", headers=_headers(request))


def _page(entry: AuthorityEntry) -> Response:
    safe = {"Content-Security-Policy": _POLICY, "X-Content-Type-Options": "nosniff"}
    return HTMLResponse(_PAGE.format(title=html.escape(entry.names[0]), body=_lines(entry)), headers=safe)


def _lines(entry: AuthorityEntry) -> str:
    """An entry's facts as HTML, everything escaped."""
    facts: Iterable[str] = (", ".join(entry.names[1:]), f"{entry.kind} {entry.id}", entry.description)
    return f"<b>{html.escape(entry.names[0])}</b>" + "".join(f"<p>{html.escape(fact)}</p>" for fact in facts if fact)
