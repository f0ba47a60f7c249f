"""Claim against claim: where the reports of one incident tell different things, each of them in a row of its own with its claimant.

Law: no claim is corrected by another and none comes first for what it says; a report that denies the incident stands beside those that tell it.
"""

from __future__ import annotations

from geo.dashboard import evidence, words
from geo.dashboard.i18n import _
from geo.exports.told import DIFFER
from geo.model import OUTCOMES, Claim, Incident
from geo.pack import Pack


def table(i: Incident, pack: Pack) -> str:
    """Return an incident's claims as an HTML table, each with a link to its sentence; empty where all reports tell the same."""
    if not i.claims:
        return ""
    rows = "".join(_row(i.event, c, pack) for c in i.claims)
    head = "".join(f'<th scope="col">{words.html(h)}</th>' for h in (_("Who says so"), _("Who → whom"), _("Losses"), _("Source")))
    heading, note = map(_, DIFFER)
    return (
        f'<h3 class="b-part">{words.html(heading)}</h3><p class="b-note">{words.html(note)}</p>'
        f'<table class="b-losses b-claims"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(event: str, c: Claim, pack: Pack) -> str:
    s = c.source
    claimant = words.guessed(", ".join(words.actor(a, pack) for a in s.asserted_by), c.asserted_by_inferred) or _("no claimant")
    lost = [f"{_(name)}: {words.toll(t, pack)}" for name in OUTCOMES if (t := getattr(c, name))] or [_("not told")]
    outlet = s.publisher or s.title or _("unnamed source")
    link = f'<a href="#{evidence.anchor(s)}" target="_self">{words.html(outlet)}</a>'
    badge = f'<span class="b-badge">{words.html(_("denied") if c.status == "denied" else _("reported"))}</span>'
    who = words.html(words.who_of(event, c.actors, c.recipients, pack, c.actors_inferred))
    day = f"<small>{words.html(words.published(s.published))}</small>"
    return f'<tr><th scope="row">{words.html(claimant)} {badge}</th><td>{who}</td><td>{"<br>".join(map(words.html, lost))}</td><td>{link}{day}</td></tr>'
