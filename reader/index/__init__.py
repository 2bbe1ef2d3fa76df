"""The index of a library: what its articles hold, for lists, searches and entity pages.

It is derived from the library's files and can be deleted at any time. `LibraryIndex` is what screens and
commands ask; `SqliteIndex` answers from a database that `Indexer` builds.
"""
