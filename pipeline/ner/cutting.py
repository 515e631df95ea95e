"""The words of a text: cut at blanks, marks cut off before and behind each word, and words cut at the marks inside.

The rules are those of a blank spaCy pipeline for all languages, which a test compares, without loading spaCy.
"""

from functools import lru_cache

import regex

# Scripts without capitals, whose letters count as small and as capital ones.
_CASELESS = (
    "\u0591-\u05f4\u0620-\u064a\u066e-\u06d5\u06e5-\u06ff\u0750-\u077f\u08a0-\u08bd\u0900-\u09ff\u0b80-\u0cff"
    "\u0d80-\u0dff\u1100-\u137f\u2e80-\u2fdf\u2ff0-\u30ff\u31c0-\u31ef\u3200-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\ufb1d-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf0-\ufdfb\ufe30-\ufe4f\ufe70-\ufefc"
    "\U0001ee00-\U0001eebb\U0001f200-\U0001f2ff\U00020000-\U0002a6df\U0002a700-\U0002ebef\U0002f800-\U0002fa1f"
)
_LOWER = rf"[\p{{Latin}}&&\p{{Ll}}]α-ωάέίόώήύа-яёәөүҗңһіїєґѓѕјљњќѐѝ{_CASELESS}"
_UPPER = rf"[\p{{Latin}}&&\p{{Lu}}]Α-ΩΆΈΊΌΏΉΎА-ЯЁӘӨҮҖҢҺІЇЄҐЃЅЈЉЊЌЀЍ{_CASELESS}"
_LETTER = rf"[\p{{Latin}}&&\p{{Lt}}]ƻ{_LOWER}{_UPPER}"
_QUOTE = "'\"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉〈〉⟦⟧"
_MARK = r"…,:;!?¿؟¡()\[\]{}<>_#*\&。？！，、；：～·।،۔؛٪"
_MONEY = "$£€¥฿₽﷼₴₠₡₢₣₤₥₦₧₨₩₪₫₭₮₯₰₱₲₳₵₶₷₸₹₺₻₼₾₿"
_UNIT = (
    "km[²³]?|m[²³]?|dm[²³]?|cm[²³]?|mm[²³]?|ha|µm|nm|yd|in|ft|k?g|[mµ]g|t|lb|oz|m/s|km/h|kmh|mph|h?Pa|mbar|[mkgt]b|[MKGT]B"
    "|[TGMK%]|км[²³]?|м[²³]?|дм[²³]?|см[²³]?|мм[²³]?|нм|к?г|мг|м/с|км/ч|к?Па|мбар|[КкМмГгТт]б|[КМГТ]Б"
    "|كم[²³]|م[²³]?|سم[²³]?|مم[²³]?|كم|غرام|جرام|جم|كغ|ملغ|كوب|اكواب"
)
_BEFORE = regex.compile(rf"(?V1)[{_MARK}{_QUOTE}{_MONEY}\p{{So}}§%=—–]|\+(?!\d)|\.\.+|US\$|[CA]\$")
_BEHIND = regex.compile(
    rf"(?V1)(?:[{_MARK}{_QUOTE}\p{{So}}—–]|\.\.+|['’][sS]|(?<=[0-9])(?:\+|[{_MONEY}]|US\$|[CA]\$|{_UNIT})"
    rf"|(?<=°[FfCcKk])\.|(?<=[0-9%²+\-{_LOWER}{_QUOTE}{_MARK}])\.|(?<=[{_UPPER}][{_UPPER}])\.)$"
)
_INSIDE = regex.compile(
    rf"(?V1)\.\.+|[…\p{{So}}]|(?<=[0-9])[+\-*\^](?=[0-9\-])|(?<=[{_LOWER}{_QUOTE}])\.(?=[{_UPPER}{_QUOTE}])"
    rf"|(?<=[{_LETTER}])(?:,|-|–|—|--|---|——|~)(?=[{_LETTER}])|(?<=[{_LETTER}0-9])[:<>=/](?=[{_LETTER}])"
)
_PLAIN = frozenset(",;:!?)”»")  # marks that are cut off whatever word they stand behind
# Addresses of pages and mail stay whole: scheme, user, domains, port and path.
_ADDRESS = regex.compile(
    rf"(?V1)(?:[\w+.\-]{{2,}}://)?(?:\S+@)?(?:(?:[A-Za-z0-9\u00a1-\uffff][A-Za-z0-9\u00a1-\uffff_\-]{{0,62}})?"
    rf"[A-Za-z0-9\u00a1-\uffff]\.)+[{_LOWER}]{{2,63}}(?::\d{{2,5}})?(?:[/?#]\S*)?"
)
_LONGEST_ADDRESS = 1_000  # characters: a longer one is none that anybody prints
_LONGEST_END = 40  # characters that a mark behind a word may have, with what must stand before it


@lru_cache(maxsize=20_000)  # the words of a page come again on the next
def cut(chunk: str) -> tuple[str, ...]:
    """The words and marks of what stands between two blanks, in order; together they are the chunk."""
    if chunk.isalpha():
        return (chunk,)
    if chunk[-1] in _PLAIN and chunk[:-1].isalpha():
        return chunk[:-1], chunk[-1]
    before, behind = list[str](), list[str]()
    start, end = 0, len(chunk)
    while start < end:
        head = _BEFORE.match(chunk, start, end)
        first = head.end() if head else start
        tail = _BEHIND.search(chunk[max(first, end - _LONGEST_END) : end])
        if head is None and tail is None:
            break
        if head:
            before.append(chunk[start:first])
            start = first
        if tail:
            size = len(tail[0])
            behind.append(chunk[end - size : end])
            end -= size
    return (*before, *_inside(chunk[start:end]), *reversed(behind))


def _inside(word: str) -> list[str]:
    """What stays when the marks around it are cut off, cut at the marks in it."""
    if word.isalpha() or not word:
        return [word] if word else []
    if "." in word and len(word) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(word):
        return [word]
    parts: list[str] = []
    start = 0
    for mark in _INSIDE.finditer(word):
        if mark.start() == 0:
            continue
        if mark.start() > start:
            parts.append(word[start : mark.start()])
        parts.append(mark[0])
        start = mark.end()
    if start < len(word):
        parts.append(word[start:])
    return parts
