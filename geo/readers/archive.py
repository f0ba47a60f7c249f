"""ZIP archives: every file inside that a reader knows, read in memory; nothing is unpacked to a disk, and names are text alone.

An archive inside an archive is not opened, and what unpacks to more than `LARGEST` bytes in all, or to far more than it packs, is refused.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from geo.errors import DocumentError
from geo.model import Document

LARGEST = 200_000_000  # bytes of all files of one archive
MOST = 5_000  # files of one archive
_RATIO = 300  # text packs to a tenth, a bomb to a thousandth
_SMALL = 1_000_000  # bytes: below, a ratio says nothing

Reader = Callable[[bytes, str], Iterator[Document | DocumentError]]


def read(data: bytes, path: str, readers: Mapping[str, Reader], largest: int) -> Iterator[Document | DocumentError]:
    """Yield the documents of an archive's files, or why one is none.

    Parameters
    ----------
    data : bytes
        The archive.
    path : str
        Its name, kept with the documents before their own.
    readers : mapping
        By suffix.
    largest : int
        Bytes that one file inside may have.

    Raises
    ------
    DocumentError
        If it is no archive, or has more files than `MOST`, or more bytes than `LARGEST`.
    """
    name = PurePosixPath(path).name or "The archive"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from _files(archive, path, name, readers, largest)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, UnicodeDecodeError, ValueError, OverflowError):
        raise DocumentError(f"{name} is no ZIP archive that can be read; pack it again.") from None


def _files(archive: zipfile.ZipFile, path: str, name: str, readers: Mapping[str, Reader], largest: int) -> Iterator[Document | DocumentError]:
    inside = [f for f in archive.infolist() if not f.is_dir() and not _hidden(f.filename)]
    if len(inside) > MOST:
        raise DocumentError(f"{name} holds {len(inside):,} files, more than the limit of {MOST:,}; split it.")
    if sum(f.file_size for f in inside) > LARGEST:
        raise DocumentError(f"{name} unpacks to more than {LARGEST:,} bytes; split it.")
    if not inside:
        raise DocumentError(f"{name} is empty; expected texts inside.")
    for file in inside:
        try:
            reader = readers.get(PurePosixPath(file.filename).suffix.lower())
            yield from _guarded(reader, archive, file, f"{path}#{file.filename}", f"{name}: {PurePosixPath(file.filename).name}", largest)
        except DocumentError as error:
            yield error


def _guarded(reader: Reader | None, archive: zipfile.ZipFile, file: zipfile.ZipInfo, path: str, name: str, largest: int) -> Iterator[Document | DocumentError]:
    if reader is None:
        raise DocumentError(f"{name} is of no kind that can be read.")
    if file.flag_bits & 1:
        raise DocumentError(f"{name} is locked by a password; pack it without.")
    if file.file_size > largest:
        raise DocumentError(f"{name} has {file.file_size:,} bytes, more than the limit of {largest:,}.")
    if file.file_size > _SMALL and file.file_size > _RATIO * max(1, file.compress_size):
        raise DocumentError(f"{name} unpacks to more than {_RATIO} times its size, as no text does; it was not opened.")
    try:
        data = archive.read(file)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError):
        raise DocumentError(f"{name} is damaged; pack it again.") from None
    yield from reader(data, path)


def _hidden(name: str) -> bool:
    return any((part.startswith(".") and part.strip(".")) or part == "__MACOSX" for part in PurePosixPath(name).parts)
