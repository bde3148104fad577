"""Ask Spark the questions of a page of documentation, over the Parquet files of a data package.

    python .ci/spark_answers.py PACKAGE docs/scale.md

The same SQL is asked of the package's SQLite file. Exit status 1 where Spark's answer is another.
"""

import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from pyspark.sql import SparkSession


def main(folder: Path, page: Path) -> int:
    """Print each question's answers, and return the number of questions that are answered differently."""
    text = page.read_text(encoding="utf-8")
    questions = re.findall(r"^```sql\n(SELECT .*?)\n```$", text, re.DOTALL | re.MULTILINE)
    views = re.findall(r"CREATE VIEW (\w+) AS FROM '.*/(\w+\.parquet)'", text)
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    for name, file in views:
        spark.read.parquet(str(folder / file)).createOrReplaceTempView(name)
    wrong = 0
    with closing(sqlite3.connect(folder / "signatories.sqlite")) as database:
        for sql in questions:
            found, wanted = [tuple(row) for row in spark.sql(sql).collect()], database.execute(sql).fetchall()
            wrong += found != wanted
            print(found, "as SQLite" if found == wanted else f"but SQLite: {wanted}")
    print(f"Spark {spark.version}: {len(questions)} questions, {wrong} answered differently")
    spark.stop()
    return wrong if questions else 1


if __name__ == "__main__":
    sys.exit(1 if main(Path(sys.argv[1]), Path(sys.argv[2])) else 0)
