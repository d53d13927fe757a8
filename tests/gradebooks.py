"""Reads whole gradebooks, so that tests can compare two whatever databases they are in."""

import re

from sqlalchemy import MetaData, create_engine

RANDOM = re.compile("[0-9a-f]{32}")  # ids that nbgrader draws


def contents(url):
    """All rows of all tables of a gradebook: {table: sorted texts}, ids replaced by what they stand for."""
    engine = create_engine(url)
    found = MetaData()
    found.reflect(engine)
    with engine.connect() as connection:
        rows = {
            name: [dict(row) for row in connection.execute(table.select()).mappings()]
            for name, table in found.tables.items()
        }
    engine.dispose()
    return {
        name: sorted(str(described(table, row, rows)) for row in rows[name])
        for name, table in found.tables.items()
    }


def described(table, row, rows):
    """A row with the rows that it refers to, without drawn ids."""
    said = {}
    for column in sorted(table.columns, key=lambda column: column.name):
        value = row[column.name]
        for key in column.foreign_keys:
            other = key.column.table
            value = next(
                (described(other, each, rows) for each in rows[other.name] if each[key.column.name] == value),
                None,
            )
        if not (isinstance(value, str) and RANDOM.fullmatch(value)):
            said[column.name] = value
    return said
