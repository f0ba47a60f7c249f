"""How a language writes numbers, shares and a first capital; by BCP 47 code, English for a language that is not known here."""

from __future__ import annotations

_MARKS = {"az": (".", ","), "en": (",", "."), "fr": ("\u202f", ","), "hy": ("\xa0", ","), "ru": ("\xa0", ","), "tr": (".", ",")}  # between thousands, before decimals
_SPACED = frozenset({"fr", "ru"})  # languages with a space before the sign of per cent
_LEADING = frozenset({"tr"})  # languages with that sign before the number
_DOTTED = frozenset({"az", "tr"})  # languages whose small i has its dot above the capital too


def number(n: float, language: str = "en", places: int = 0) -> str:
    """Return a number with its thousands apart: ``"1,234"``, ``"1 234,5"``."""
    apart, point = _MARKS.get(language, _MARKS["en"])
    return f"{n:,.{places}f}".translate({ord(","): apart, ord("."): point})


def percent(share: float, language: str = "en") -> str:
    """Return a share of 1 in per cent: ``"83%"``, ``"83 %"``, ``"%83"``."""
    n = f"{share:.0%}"[:-1]
    return f"%{n}" if language in _LEADING else n + ("\xa0%" if language in _SPACED else "%")


def capital(text: str, language: str = "en") -> str:
    """Return a text with a capital first."""
    return ("İ" if language in _DOTTED and text[:1] == "i" else text[:1].upper()) + text[1:]


def capitals(text: str, language: str = "en") -> str:
    """Return a text in capitals."""
    return (text.replace("i", "İ") if language in _DOTTED else text).upper()
