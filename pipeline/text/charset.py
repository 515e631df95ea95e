"""What is known of charsets: their labels, and whether a text looks like one that was rightly decoded."""

import codecs
import re

# As browsers do: a label that pages misuse stands for the larger charset that holds it.
_LARGER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
# Windows pages of Central Europe often bear the ISO label of their region.
MISLABELLED = {"iso8859-2": ("cp1250",), "iso8859-7": ("cp1253",), "iso8859-8": ("cp1255",)}
_TEXTUAL = re.compile(
    r"utf-(?:8|16|16-le|16-be|32)|cp125[0-8]|cp8(?:52|55|66|74)|cp9(?:32|49)|iso8859-(?:[2-8]|1[03456])"
    r"|koi8-[rtu]|mac-(?:cyrillic|roman|latin2|greek|turkish)|euc_jp|iso2022_jp|gb18030|big5hkscs|euc_jis_2004|hz"
)
_SHOWN = {"cp932": "shift_jis", "cp949": "euc-kr", "cp866": "ibm866", "big5hkscs": "big5", "euc_jp": "euc-jp"}

_ODD = re.compile(
    "[\x80-\x9f\ufffd\u2500-\u259f\ue000-\uf8ff]"  # controls, blocks and private characters
    "|[a-zA-ZÀ-ɏ][Ͱ-ԯ֐-ۿ]|[Ͱ-ԯ֐-ۿ][a-zA-ZÀ-ɏ]"  # Latin and another alphabet in one word
    "|[а-яёα-ωß-öø-ÿ][А-ЯЁΑ-ΩÀ-ÖØ-Þ]"  # a capital behind a small letter: swapped cases
    r"|\b[À-ÿ]{2,60}\b"  # accented letters alone
    "|[Ѐ-ЏѐђѓѕјљњќџҐ-ӿ][Ѐ-ЏѐђѓѕјљњќџҐ-ӿ]"  # two rare Cyrillic letters together
)
# Charsets that differ in a few accented letters only: the letters of each alphabet decide between them.
_LATIN = ("cp1252", "cp1250", "cp1254", "cp1257")
_LATIN_CODEC = re.compile(r"cp125[0247]|iso8859-(?:[234]|1[03456])|mac-.*|cp85[25]")
_ALPHABETS = (
    "àâæçéèêëîïôœùûüÿ", "áéíñóúüªº", "ãáàâçéêíóôúüªº", "àèéìíîòóùú", "äöüßé", "åäöæøéü", "ëïéèöüó", "áéíóúýðþæö",
    "àçéèíïóòúü", "áčďéěíňóřšťúůýžöü", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźżé", "áéíóöőúüű", "čćđšžé", "ăâîşţșțé", "çëé",
    "çğıöşüâîû", "ąčęėįšųūž", "āčēģīķļņšūžõö", "äöõüšž",
)  # fmt: skip
_ODD_MARKS = frozenset("¹²³¼½¾ˇ˘˛˝")  # what letters of one charset become in another
_SAMPLE = 2_000  # words


def codec_of(label: str | None) -> str | None:
    """The name of Python's codec for a charset's label; None for a label that no text is written in."""
    asked = re.sub(r"^x-|^win(?:dows)?-?(?=125\d$)", "", (label or "").strip(" \t\"'").lower())
    try:
        name = codecs.lookup(asked).name
    except (LookupError, ValueError):
        return None
    name = _LARGER.get(name, name)
    return name if _TEXTUAL.fullmatch(name) else None


def label_of(codec: str) -> str:
    """A codec's name as the web writes it ("windows-1251", "iso-8859-2")."""
    if codec.startswith("cp125"):
        return "windows-" + codec[2:]
    return _SHOWN.get(codec, codec.replace("iso8859", "iso-8859").replace("_", "-"))


def plausible(text: str) -> bool:
    """Whether the words with letters beyond ASCII look like words: one alphabet, ordinary capitals, no controls."""
    words = [word[:60] for word in text.split() if not word.isascii()][:_SAMPLE]
    odd = sum(1 for word in words if _ODD.search(word))
    return odd * 5 <= len(words)


def latin(data: bytes, detected: str) -> str:
    """The charset for bytes that a detector takes for Latin letters; `detected` where it says anything else.

    The charset wins whose letters fit one language's alphabet best, windows-1252 where several do.
    """
    if not _LATIN_CODEC.fullmatch(detected):
        return detected
    fits: list[tuple[float, str]] = []
    for codec in (*_LATIN, detected):
        try:
            letters = [c for c in data.decode(codec).lower() if c > "\x7f" and (c.isalpha() or c in _ODD_MARKS)]
        except UnicodeDecodeError:
            continue
        known = max(sum(1 for c in letters if c in alphabet) for alphabet in _ALPHABETS)
        fits.append((known / (len(letters) or 1), codec))
    return max(fits, key=lambda fit: fit[0])[1] if fits else detected
