"""Languages of the interface: every string that a user reads goes through `_`.

Catalogues are gettext ``.po`` files in ``locales/``, read directly so that nothing needs compiling. English is the source.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

import streamlit as st

from geo import figures

_WHOLE = 0.9  # of the fullest catalogue: from there a language can be chosen
_FOLDER = Path(__file__).parent / "locales"
_ENTRY = re.compile(r'^msgid ((?:".*"\s*)+)^msgstr ((?:".*"\s*)+)', re.MULTILINE)
_HOLE = re.compile(r"(\{\w+\})")
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+\.(\d+)")  # as English writes it
_MONTHS = {
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    "fr": ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    "az": ["yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr", "dekabr"],
    "hy": ["հունվարի", "փետրվարի", "մարտի", "ապրիլի", "մայիսի", "հունիսի", "հուլիսի", "օգոստոսի", "սեպտեմբերի", "հոկտեմբերի", "նոյեմբերի", "դեկտեմբերի"],
    "ru": ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
    "tr": ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"],
}  # fmt: skip


_SHORT = {
    "fr": ["janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"],
    "hy": ["հնվ", "փտվ", "մրտ", "ապր", "մյս", "հնս", "հլս", "օգս", "սեպ", "հոկ", "նոյ", "դեկ"],
    "ru": ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
}  # of the months, where the first letters do not tell them apart


def language() -> str:
    """Return the interface's language (BCP 47), English unless the user chose another."""
    chosen = str(st.session_state.get("lang") or "en")
    return chosen if chosen in LANGUAGES else "en"


@lru_cache(maxsize=8)
def catalogue(code: str) -> Mapping[str, str]:
    """Return a catalogue's translations by their English text."""
    path = _FOLDER / f"{code}.po"
    if not path.exists():
        return {}
    pairs = _ENTRY.findall(path.read_text("utf-8"))
    return {_joined(a): _joined(b) for a, b in pairs if _joined(b)}


def completeness(code: str) -> float:
    """Return how much of the interface a catalogue translates, measured by the French one, which holds everything; 0..1."""
    whole = catalogue("fr").keys() - {""}
    return len(whole & catalogue(code).keys()) / len(whole)


def _joined(quoted: str) -> str:
    return "".join(str(ast.literal_eval(line)) for line in re.findall(r'"(?:[^"\\]|\\.)*"', quoted))


LANGUAGES = ("en", "fr", *(code for code in ("hy", "az", "ru", "tr") if completeness(code) >= _WHOLE))  # that can be chosen


def _(text: str) -> str:
    """Return a text of the interface in the user's language."""
    return catalogue(language()).get(text, text)


def sentence(text: str) -> str:
    """Return a sentence that the machine wrote, with its names and numbers, in the user's language; English if it is not known."""
    if text in catalogue(language()):
        return _(text)
    for pattern, made in _patterns(language()):
        if found := pattern.fullmatch(text):
            return made.format(**{name: _filled(value) for name, value in found.groupdict().items()})
    parts = text.split("; ")
    return "; ".join(map(sentence, parts)) if len(parts) > 1 else text


def _filled(value: str) -> str:
    found = _FIGURE.fullmatch(value)
    return number(float(value.replace(",", "")), len(found[1] or "")) if found else sentence(value)


@lru_cache(maxsize=8)
def _patterns(code: str) -> list[tuple[re.Pattern[str], str]]:
    """Return a catalogue's sentences with holes as patterns, the longest first, so that the one that says most is found."""
    held = sorted((k for k in catalogue(code) if (k.endswith((".", "{rest}")) or k.startswith("“")) and "{" in k), key=lambda k: (-len(_HOLE.sub("", k)), k))
    return [(re.compile("".join(_pattern(p) for p in _HOLE.split(k) if p), re.DOTALL), catalogue(code)[k]) for k in held]


def _pattern(part: str) -> str:
    """Return the pattern of a hole or of the words between; a kind has no brackets, as the name before it may: "Agdam (Tovuz) (village)"."""
    return f"(?P<{part[1:-1]}>{'[^()]+' if part == '{kind}' else '.+?'})" if _HOLE.fullmatch(part) else re.escape(part)


def number(n: float, places: int = 0) -> str:
    """Return a number as the user's language writes it: ``"1,234"``."""
    return figures.number(n, language(), places)


def percent(share: float) -> str:
    """Return a share of 1 in per cent as the user's language writes it: ``"83%"``."""
    return figures.percent(share, language())


def capital(text: str) -> str:
    """Return a text with a capital first."""
    return figures.capital(text, language())


def day(when: date) -> str:
    """Return a day in words: ``"12 July 2020"``."""
    return f"{when.day} {_MONTHS[language()][when.month - 1]} {when.year}"


def numeric() -> str:
    """Return the format of a slider's days: its own month names are English, so that other languages have numbers."""
    return "D MMM YYYY" if language() == "en" else "DD.MM.YYYY" if language() in ("az", "hy", "ru", "tr") else "DD/MM/YYYY"


def short(when: date, month_only: bool = False) -> str:
    """Return a day for an axis: ``"12 Jul"``, or ``"Jul 2020"``."""
    month = _MONTHS[language()][when.month - 1]
    month = _SHORT[language()][when.month - 1] if language() in _SHORT else month if len(month) < 5 else month[:3]
    month = "май" if month_only and month == "мая" else month
    return f"{month} {when.year}" if month_only else f"{when.day} {month}"


def days(start: date, end: date) -> str:
    """Return a span of days in words, nothing told twice: ``"12–17 July 2020"``."""
    month = _MONTHS[language()][start.month - 1]
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    return f"{start.day} {month} – {day(end)}" if start.year == end.year else f"{day(start)} – {day(end)}"
