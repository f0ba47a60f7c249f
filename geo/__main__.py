"""``python -m geo``: parse, ingest, demo, export, geocode, evaluate, dashboard.

Exit codes: 0 all done; 1 some documents failed (each named on standard error with its reason); 2 wrong usage.
"""

from __future__ import annotations

import json
import logging
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from geo import __version__, columns, exports, filters, pipeline, readers, settings, tables
from geo import engines as engine_registry
from geo.codebook import EVENTS, SECTORS, country
from geo.errors import BorderlineError, DocumentError, UsageError
from geo.model import OUTCOMES, Toll
from geo.pack import Pack, load
from geo.readers import txt
from geo.stores import open_store

_NAMED = 20  # files that are named at once


def _errors_are_sentences(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn our errors into one sentence on standard error and exit code 2; ``-v`` shows the traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except BorderlineError as error:
            logging.debug("traceback", exc_info=True)
            click.echo(f"geo: {error}", err=True)
            sys.exit(2)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="geo")
@click.option("-v", "--verbose", is_flag=True, help="Show what is done, and tracebacks of errors.")
def main(verbose: bool) -> None:
    """From news text to an honest incident map."""
    logging.basicConfig(level=logging.DEBUG if verbose else logging.WARNING, format="%(levelname)s %(name)s: %(message)s")


def _tell_passed_over(paths: Sequence[Path]) -> None:
    if names := [str(p) for p in readers.passed_over(list(paths))]:
        some = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
        click.echo(f"geo: passed over, as their suffix is no document's ({len(names)}): {some}", err=True)


def _tell(skipped: tuple[tuple[str, str], ...] | list[tuple[str, str]]) -> int:
    for _, reason in skipped:
        click.echo(f"geo: {reason}", err=True)
    return 1 if skipped else 0


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--explain", is_flag=True, help="Print what was found and why for people instead of JSON.")
@_errors_are_sentences
def parse(paths: tuple[str, ...], explain: bool) -> None:
    """Read documents and print one JSON object each; nothing is stored. `-` reads one text from standard input."""
    config = settings.load()
    pack = load(config.pack)
    skipped: list[tuple[str, str]] = []
    documents = []
    for path in paths:
        try:
            if path == "-":
                found, bad = pipeline.sorted_out("-", list(txt.read(sys.stdin.buffer.read(), "-")))
                documents += found
                skipped += bad
            else:
                found, bad = pipeline.read_all([Path(path)], config)
                documents += found
                skipped += bad
        except DocumentError as error:
            skipped.append((path, str(error)))
    _tell_passed_over([Path(p) for p in paths if p != "-"])
    for document in documents:
        read = pipeline.parse(document, pack)
        click.echo(_explained(read) if explain else json.dumps(pipeline.record(read, pack), ensure_ascii=False))
    sys.exit(_tell(skipped))


def _explained(read: Any) -> str:
    lines = [f"# {read.document.title}", f"language: {read.language}", f"published: {read.published.resolved or 'unknown'} — {read.published.basis}"]
    lines += [f"warning: {w}" for w in read.warnings]
    lines += [f"place not found: {s.quote}" for s in read.unknown]
    for r in read.reports:
        who = f"{', '.join(r.actors) or '?'} → {', '.join(r.recipients) or '–'}"
        where = f"{r.place.name} ({r.place.relation}, ±{r.footprint.uncertainty_m:.0f} m)" if r.place and r.footprint else "no place"
        when = f"{r.date_start} … {r.date_end} ({r.date_basis})" if r.date_start else "no day"
        lines += ["", f"{r.event}{'/' + r.mode if r.mode else ''} [{r.status}, {r.confidence:.2f}]  {who}", f"  when: {when}"]
        lines += [f"  claimed by: {', '.join(r.asserted_by)}"] * bool(r.asserted_by)
        lines += [f"  {name}: {_toll(toll)}" for name in OUTCOMES if (toll := getattr(r, name))]
        lines += [f"  where: {where}", *(f"  says: “{e.quote}”" for e in r.evidence), *(f"  why: {x}" for x in r.reasons)]
    return "\n".join(lines) + "\n"


def _toll(toll: Toll) -> str:
    """A number of people with its range and whose they are: "2 to 4, best 3 (ARM, military)"."""
    spread = f"at least {toll.low}" if toll.high is None else f"{toll.low} to {toll.high}, best {toll.best}" if toll.low != toll.high else str(toll.best)
    whose = ", ".join(x for x in (toll.side, toll.group) if x not in ("", "unknown"))
    return f"{spread} ({whose})" if whose else spread


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--store", default=None, help="SQLAlchemy URL or path of a SQLite file.")
@click.option("--collection", default="mine", show_default=True, help="The set that the documents belong to.")
@click.option("--engine", default="local", show_default=True, help="local or dask.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 256), help="Processes.")
@click.option("--scheduler", default=None, help="Address of a running Dask scheduler, tcp://….")
@_errors_are_sentences
def ingest(paths: tuple[Path, ...], store: str | None, collection: str, engine: str, workers: int, scheduler: str | None) -> None:
    """Parse, merge and store documents; running it twice changes nothing."""
    config = settings.load()
    run = engine_registry.get(engine, workers, scheduler)
    target = open_store(store or config.store)
    with tqdm(unit="document", disable=not sys.stderr.isatty()) as bar:

        def progress(done: int, total: int, name: str) -> None:
            bar.total = total
            bar.update(done - bar.n)

        summary = pipeline.ingest(paths, target, load(config.pack), config, progress, collection=collection, engine=run)
    _tell_passed_over(paths)
    click.echo(
        f"{summary.added} read, {summary.unchanged} unchanged, {summary.removed} removed, {len(summary.skipped)} failed; "
        f"{target.count()} incidents in the store.", err=True
    )  # fmt: skip
    sys.exit(_tell(summary.skipped))


@main.command()
@click.option("--store", default=None, help="SQLAlchemy URL or path of a SQLite file.")
@click.option("--delete", is_flag=True, help="Take the demo collection away.")
@_errors_are_sentences
def demo(store: str | None, delete: bool) -> None:
    """Load the demo dispatches into a collection of their own, or take them away."""
    config = settings.load()
    target = open_store(store or config.store, make=not delete)
    if delete:
        click.echo(f"{pipeline.forget(pipeline.DEMO, target)} demo dispatches removed.", err=True)
    else:
        summary = pipeline.demo(target, load(config.pack), config)
        click.echo(f"{summary.added} demo dispatches read, {summary.unchanged} unchanged; {target.count()} incidents in the store.", err=True)


def _date(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; expected YYYY-MM-DD.") from None


def _bbox(_: click.Context, __: click.Parameter, value: str | None) -> tuple[float, ...] | None:
    if not value:
        return None
    try:
        west, south, east, north = map(float, value.split(","))
    except ValueError:
        raise click.BadParameter(f"{value!r} is no box; expected W,S,E,N in degrees.") from None
    return west, south, east, north


def _events(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    names = tuple(v.upper() for v in values)
    if unknown := [n for n in names if n not in EVENTS]:
        raise click.BadParameter(f"{', '.join(unknown)} is no PLOVER event; expected some of {', '.join(EVENTS)}.")
    return names


def _codes(name: str, pack: Pack) -> tuple[str, ...]:
    """Return the actor's codes that `--actor` asks for: a code as it stands, or a country or organisation by its name in any language."""
    code = name.upper()
    lands = {*pack.country_names, *pack.region.actor_names}
    known = {n.target.code for n in pack.actors.lookup(code) if n.role == "org"} | lands
    if country(code) in known and (":" not in code or code.partition(":")[2] in SECTORS):
        return (code,)
    found = {n.target.country for n in pack.names.lookup(name) if n.target.kind == "country"} or {n.target.code for n in pack.actors.lookup(name) if n.role == "org"}
    if not found:
        raise UsageError(f"{name!r} is no actor that is known; expected a code (ARM, ARM:MIL, OSCE) or the name of a country or organisation (Armenia, OSCE).")
    return tuple(sorted(found))


_FORMATS = "Formats: " + "; ".join(f"{name} – {e.label}" for name, e in exports.EXPORTS.items()) + "."


@main.command(epilog=_FORMATS)
@click.argument("format")
@click.argument("out", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--from", "since", callback=_date, default=None, help="First day, YYYY-MM-DD.")
@click.option("--to", "until", callback=_date, default=None, help="Last day, YYYY-MM-DD.")
@click.option("--event", "events", callback=_events, multiple=True, help="PLOVER event; may be repeated.")
@click.option("--actor", "actors", multiple=True, help="A code (ARM, ARM:MIL, OSCE …) or a name (Armenia); may be repeated.")
@click.option("--bbox", callback=_bbox, default=None, help="W,S,E,N in degrees.")
@click.option("--min-confidence", default=0.0, type=click.FloatRange(0, 1), help="From 0 to 1.")
@click.option("--points", is_flag=True, help="Representative points instead of footprints.")
@click.option("--store", default=None, help="SQLAlchemy URL or path of a SQLite file.")
@_errors_are_sentences
def export(
    format: str, out: Path, since: date | None, until: date | None, events: tuple[str, ...], actors: tuple[str, ...], bbox: tuple[float, float, float, float] | None,
    min_confidence: float, points: bool, store: str | None,
) -> None:  # fmt: skip
    """Write the filtered incidents in a FORMAT to the file OUT (`-` for standard output)."""
    if since and until and since > until:
        raise UsageError(f"The first day {since} is after the last day {until}; exchange them.")
    config = settings.load()
    writer = exports.get(format)
    pack = load(config.pack)
    codes = tuple(code for name in actors for code in _codes(name, pack))
    source = open_store(store or config.store, make=False)
    if not source.is_merged():
        pipeline.remerge(source)
    known = source.columns()
    query = filters.Query(since, until, events, actors=codes, area=filters.box(*bbox) if bbox else (), min_confidence=min_confidence)
    chosen = source.incidents(list(known["id"].iloc[filters.select(known, query, source)]))
    data = writer.write(tables.to_frame(chosen, pack, source.texts), pack, points)
    try:
        if str(out) == "-":
            sys.stdout.buffer.write(data)
        else:
            out.write_bytes(data)
            click.echo(f"{len(chosen)} of {columns.kept(known).sum()} incidents written to {out}.", err=True)
    except OSError as error:
        raise UsageError(f"{out} cannot be written ({error.strerror}); choose another file.") from None


@main.command()
@click.argument("texts", nargs=-1, required=True)
@_errors_are_sentences
def geocode(texts: tuple[str, ...]) -> None:
    """Print the candidates of place names with their scores, as JSON, one object a name."""
    config = settings.load()
    pack = load(config.pack)
    for text in texts:
        found = pipeline.lookup(text, pack) or pipeline.lookup_online(text, pack, config)
        click.echo(json.dumps({"text": text, "candidates": found}, ensure_ascii=False))


@main.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--errors/--no-errors", default=True, help="List what was missed and what was false.")
@click.option("--reliability", is_flag=True, help="Of sets of place mentions: how often a score is right.")
@_errors_are_sentences
def evaluate(gold: tuple[Path, ...], errors: bool, reliability: bool) -> None:
    """Score `parse` against gold files, or against sets of place mentions (.jsonl), and print a table, then JSON."""
    from geo import evaluation, evaluation_mentions

    pack: Pack = load(settings.load().pack)
    if all(p.suffix == ".jsonl" for p in gold):
        if reliability:
            click.echo(evaluation_mentions.reliability(evaluation_mentions.trials(evaluation_mentions.load(gold), pack)))
            return
        scores = evaluation_mentions.evaluate(evaluation_mentions.load(gold), pack)
    else:
        scores = evaluation.evaluate(evaluation.load(gold), pack)
    click.echo(evaluation.table(scores, errors))
    click.echo(json.dumps(scores.as_dict(), ensure_ascii=False))


@main.command()
@click.option("--port", default=8501, show_default=True, type=click.IntRange(1, 65535))
@_errors_are_sentences
def dashboard(port: int) -> None:
    """Start the dashboard on http://localhost:PORT."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise UsageError(f"Port {port} is already taken; stop the other program or choose another with --port.") from None
    command = [sys.executable, "-m", "streamlit", "run", str(settings.ROOT / "app.py"), "--server.port", str(port), "--server.headless", "true"]
    sys.exit(subprocess.call(command, cwd=settings.ROOT))


if __name__ == "__main__":
    main(prog_name="geo")
