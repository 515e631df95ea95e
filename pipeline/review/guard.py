"""What stands before every answer of the bench: only this machine, only who has the token, only our own scripts."""

import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
LARGEST = 1_000_000  # bytes of a request's body


class Guard:
    """Refuses a foreign Host or Origin, a change without Origin, and everybody without the token.

    The token comes once in the address (`?token=`) and stays as a cookie that no script can read.
    """

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token
        self._cookie = f"fiche-token-{port}"  # cookies know no ports: each bench of this machine has its own
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        told = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        refused = self._refused(scope["method"], headers)
        sender = self._with_headers(send)
        if refused is None and scope["path"] == "/" and told and self._is_token(told):
            entry = RedirectResponse("/", 303)
            entry.set_cookie(self._cookie, self._token, httponly=True, samesite="strict")
            await entry(scope, receive, sender)
        elif refused is None and not self._is_token(self._from_cookie(headers)):
            await _refusal("open the address that fiche review printed: it holds the token")(scope, receive, sender)
        elif refused is not None:
            await _refusal(refused)(scope, receive, sender)
        else:
            await self._app(scope, receive, sender)

    def _refused(self, method: str, headers: Headers) -> str | None:
        """Why a request is not answered; None: it is."""
        host, origin = headers.get("host", ""), headers.get("origin")
        length = headers.get("content-length") or "0"
        if host not in self._hosts:
            return "the bench answers only on this machine, at its own address"
        if origin is not None and origin != f"http://{host}":
            return "the request comes from another page"
        if method not in ("GET", "HEAD") and origin is None:
            return "the request does not say which page it comes from"
        if headers.get("transfer-encoding") or not length.isdigit() or int(length) > LARGEST:
            return "the request is too large"
        return None

    def _is_token(self, told: str) -> bool:
        return hmac.compare_digest(told.encode("utf-8", "replace"), self._token.encode())

    def _from_cookie(self, headers: Headers) -> str:
        try:
            morsel = SimpleCookie(headers.get("cookie", "")).get(self._cookie)
        except CookieError:
            return ""
        return morsel.value if morsel is not None else ""

    @staticmethod
    def _with_headers(send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        return sending


def _refusal(why: str) -> PlainTextResponse:
    return PlainTextResponse(f"refused: {why}\n", 403)
