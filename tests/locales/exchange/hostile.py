"""Two hundred strings nobody should send to a newsroom."""

from __future__ import annotations

_TAGS = [
    "script",
    "style",
    "iframe",
    "object",
    "svg",
    "math",
    "form",
    "template",
    "noscript",
    "xmp",
]
_WRAPS = [
    "<{0}>alert(1)</{0}>",
    "<{0} src=x onerror=alert(1)>z",
    "z<{0}/onload=alert(1)//",
    "</{0}><{0}>",
    "<b><{0} href='javascript:alert(1)'>z</{0}></b>",
    "<!--<{0}>--><{0} x='-->'>z",
    "<{0} style=\"background:url('javascript:alert(1)')\">z</{0}>",
    "<<{0}>script>alert(1)<</{0}>/script>",
]
_LINKS = [
    f'<a {attribute}="{value}">z</a>'
    for attribute in ("href", "id", "onclick", "style", "target")
    for value in (
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "a1' onclick='alert(1)",
        "vbscript:x",
        "a9",
    )
]
_SIGNS = [f"z{chr(code)}z" for code in (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20))]
_SIGNS += [
    f"z{chr(code)}z" for code in (0x7F, 0x85, 0x9B, 0xFEFF, 0xFFFE, 0xFFFF, *range(0x202A, 0x202F))
]
_INLINE = [
    f"<{tag} {attribute}>z</{tag}>"
    for tag in ("b", "i", "em", "strong", "code", "abbr")
    for attribute in ("onclick=alert(1)", "onmouseover='alert(1)'", "style=x:y", "class=z", "id=a1")
]
_REST = [
    "<![CDATA[<script>alert(1)</script>]]>z",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "<?php echo 1 ?>z",
    "<!DOCTYPE html>z",
    "&xxe;z",
    "{{ 7*7 }}{% debug %}",
    "'; DROP TABLE news_articlepage; --",
    "<img src=x onerror=alert(1)>z",
    "<b>" * 200 + "z",
    "<p>z</p><h1>z</h1><div>z</div>",
    "שלום <b>עולם</b>",
    "مرحبا \u2067z\u2069",
    "z\u0000<script>alert(1)</script>",
]
HOSTILE = [wrap.format(tag) for wrap in _WRAPS for tag in _TAGS] + _LINKS + _SIGNS + _INLINE + _REST
HOSTILE += [f"<embed code='{number}'>z" for number in range(max(0, 200 - len(HOSTILE)))]
