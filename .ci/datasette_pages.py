"""Request every table of a database from Datasette, and the page of its first rows and of its last.

    python .ci/datasette_pages.py signatories.sqlite

Exit status 1 where a page is answered with anything but 200.
"""

import asyncio
import sys
from urllib.parse import quote

from datasette.app import Datasette
from datasette.utils import path_from_row_pks

ROWS = 25
"""The rows of each table whose pages are requested."""


async def main(path: str) -> int:
    """Request the pages, print how many there were, and return the number that failed."""
    datasette = Datasette([path])
    database = next(name for name in datasette.databases if name != "_internal")
    found = datasette.get_database(database)
    failed, asked = [], 0
    for table in await found.table_names():
        keys = await found.primary_keys(table)
        order = ", ".join(f'"{key}"' for key in keys)
        back = ", ".join(f'"{key}" DESC' for key in keys)
        rows = [
            row
            for by in (order, back)
            for row in await found.execute(f'SELECT * FROM "{table}" ORDER BY {by} LIMIT {ROWS}')
        ]
        pages = [f"/{database}/{table}", f"/{database}/{table}?_facet={quote(keys[0])}"]
        pages += [f"/{database}/{table}/{path_from_row_pks(row, keys, use_rowid=False)}" for row in rows]
        for page in dict.fromkeys(pages):
            asked += 1
            answer = await datasette.client.get(page)
            if answer.status_code != 200:
                failed.append(f"{page}: {answer.status_code}")
    print(f"{asked} pages requested, {len(failed)} failed", *failed, sep="\n")
    return len(failed)


if __name__ == "__main__":
    sys.exit(1 if asyncio.run(main(sys.argv[1])) else 0)
