"""Annotates articles on a Spark cluster and builds the site from them.

    pip install pyspark
    spark-submit docs/spark.py articles.jsonl annotated/articles.jsonl public

The workers need newsite, of the same version, where it is found here. The site is the one that `newsite build articles.jsonl` makes, byte for
byte, where the annotated file bears the name of the articles' file: articles go by it.
"""

import os
import subprocess
import sys
from pathlib import Path

from pyspark.sql import SparkSession

PARTITIONS = 4


def main(articles: str, annotated: str, site: str) -> None:
    spark = SparkSession.builder.appName("newsite annotate").getOrCreate()
    lines = spark.sparkContext.textFile(articles, minPartitions=PARTITIONS)
    print(f"{lines.getNumPartitions()} partitions")
    Path(annotated).parent.mkdir(parents=True, exist_ok=True)
    with open(annotated, "w", encoding="utf-8", newline="\n") as output:
        # Spark gives a command no environment of its own, and minds its exit code only where it is told to.
        piped = lines.pipe("newsite annotate --quiet", env={"PATH": os.environ["PATH"]}, checkCode=True)
        # In the order of the lines, a partition at a time.
        for line in piped.toLocalIterator():
            output.write(line + "\n")
    spark.stop()
    subprocess.run(["newsite", "build", annotated, "--out", site], check=True)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("usage: spark.py ARTICLES.jsonl ANNOTATED.jsonl SITE")
    main(*sys.argv[1:])
