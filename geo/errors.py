"""The error tree, split by whose fault it is.

::

    BorderlineError
    ├── UserError                 the caller can mend it
    │   ├── UsageError            a wrong option, format or filter
    │   ├── DocumentError         one document cannot be read; the others go on
    │   └── NoDocumentsError      a folder or list without any document
    ├── StoreError                the store cannot be opened, read or written
    └── PackError                 the region pack (``data/``) is incomplete or malformed

Every message is one sentence that says what was given, what was expected and what to do.
"""


class BorderlineError(Exception):
    """Root of all errors that Borderline raises on purpose."""


class UserError(BorderlineError):
    """The caller can mend it."""


class UsageError(UserError):
    """A wrong option, format or filter."""


class DocumentError(UserError):
    """One document cannot be read; the others go on."""


class NoDocumentsError(UserError):
    """A folder or list without any document."""


class StoreError(BorderlineError):
    """The store cannot be opened, read or written."""


class PackError(BorderlineError):
    """The region pack is incomplete or malformed."""
