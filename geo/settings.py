"""Settings, read once from a TOML file and the environment, then passed down.

Environment variables win over the file; the file is ``borderline.toml`` in the project's folder or the one that
``BORDERLINE_CONFIG`` names. ``docs/settings.md`` lists every setting.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from geo.errors import UsageError

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told from outside.

    Attributes
    ----------
    store : str
        SQLAlchemy URL of the store, or a path of a SQLite file.
    pack : Path
        Folder of the region pack.
    seeds : Path
        Folder of source documents that the first start reads.
    max_document_bytes : int
        Larger documents are refused (bytes).
    online_geocoder : str
        Your mail address or page, with which names that the gazetteer lacks are asked of OpenStreetMap's Nominatim; "" asks nobody.
    cache : Path
        Folder of answers from the network.
    """

    store: str = f"sqlite:///{ROOT / 'var' / 'borderline.sqlite'}"
    pack: Path = ROOT / "data"
    seeds: Path = ROOT / "seeds"
    max_document_bytes: int = 20_000_000
    online_geocoder: str = ""
    cache: Path = ROOT / "var" / "cache"


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings file and the environment.

    Parameters
    ----------
    environ : mapping, optional
        Environment variables; the process's own by default. ``BORDERLINE_STORE`` sets ``store``, and so on.

    Raises
    ------
    UsageError
        If the file is no TOML, names an unknown setting, or a value has the wrong type.
    """
    env = os.environ if environ is None else environ
    path = Path(env.get("BORDERLINE_CONFIG", ROOT / "borderline.toml"))
    values: dict[str, object] = _read_file(path) if path.exists() else {}
    names = {f.name for f in fields(Settings)}
    if unknown := sorted(set(values) - names):
        raise UsageError(f"{path} sets {', '.join(unknown)}, which is not a setting; known are {', '.join(sorted(names))}.")
    values |= {n: env[f"BORDERLINE_{n.upper()}"] for n in names if f"BORDERLINE_{n.upper()}" in env}
    return Settings(**{name: _typed(name, value) for name, value in values.items()})  # type: ignore[arg-type]


def _read_file(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The settings file {path} cannot be read ({error}); expected TOML.") from None


def _typed(name: str, value: object) -> object:
    if name == "online_geocoder":
        return str(value)
    if name in ("pack", "seeds", "cache"):
        return Path(str(value)).expanduser()
    if name == "max_document_bytes":
        if not str(value).isdigit():
            raise UsageError(f"The setting {name} is {value!r}; expected a whole number of bytes.")
        return int(str(value))
    store = str(value)
    return store if "://" in store else f"sqlite:///{Path(store).expanduser().resolve()}"
