"""What random inputs are made of."""

from hypothesis import strategies as st

PIECES = st.sampled_from(
    "< > </ <p <p> <div> </div> <table> <tr> <td> <td~colspan=9999999> <td~rowspan=-1> </table> <dl> <dt>"
    " <dd> </dl> <li> <a> </a> <b> </b> <br> <hr> <pre> <svg> <math> <select> <template> <noscript> <script> </script>"
    " <style> <!-- --> <![CDATA[ ]]> <?xml <!doctype <html> <head> <body> <frameset> <title> <plaintext> <form>"
    " <button> <h1> </h1> &amp; &#0; &#x110000; &lt &; <p\x00 \x00 \ud7ff \ufffe \u202e \u200d é e\u0301"
    ' <meta~charset=utf-16> <script~type="application/ld+json"> {"@graph":[ {"@type":1} ]}'
    " <div~itemscope~itemprop=a> <x~hidden> <p~style=display:none> <html~lang=x-y_z>"
    " <table><tr><td>x<td>y word • - \n \r\n".split(" ")
).map(lambda piece: piece.replace("~", " "))
MARKUP = st.lists(PIECES, max_size=60).map("".join)

_WORDS = (
    "12 1 31 0 99 1979 2024 30.02. 4–6 1/2/03 12.05.1999 2019-04-29 13th März avril мая ۱۴۰۲ 民國 พ.ศ. 2566 年 月 日 "
    "de of - – ' / . , : h Uhr 20:15 24:61 AM p.m. CEST (1979) [c. ~ ? 1880s '68 ١٩٧٩ \u200f ０５"
)
DATES = st.lists(st.sampled_from(_WORDS.split()) | st.text(max_size=6), max_size=14).map(" ".join)
