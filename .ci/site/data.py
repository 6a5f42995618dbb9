"""Reads every feed and data file of a site with other people's parsers: data.py SITE (built with a base address).

Exit code 1 where one of them cannot be read, or says of itself what is not so.
"""
import csv, json, re, sys
import xml.etree.ElementTree as etree
from pathlib import Path
from urllib.parse import unquote, urlsplit

import bibtexparser
import icalendar

site = Path(sys.argv[1])
faults, read = [], []
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def fault(path, what):
    faults.append(f"{path.relative_to(site)}: {what}")


def sitemap(path, root):
    """sitemaps.org: at most 50,000 addresses a file, each absolute; ours must lead to a file of ours."""
    addresses = [one.text for one in root.iter(f"{SITEMAP}loc")]
    if not addresses or len(addresses) > 50_000:
        fault(path, f"{len(addresses)} addresses")
    for one in root.iter(f"{SITEMAP}lastmod"):
        if not re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?)?)?", one.text):
            fault(path, f"lastmod {one.text}")
    for address in addresses:
        parts = urlsplit(address)
        if not parts.scheme or not any((site / "/".join(unquote(parts.path).strip("/").split("/")[n:] or ["index.html"])).exists() for n in range(4)):
            fault(path, f"{address} leads nowhere")


for path in sorted(site.rglob("*")):
    if not path.is_file() or path.name.startswith(".newsite"):
        continue
    try:
        if path.suffix in (".xml", ".atom", ".svg"):
            root = etree.parse(path).getroot()
            if root.tag in (f"{SITEMAP}urlset", f"{SITEMAP}sitemapindex"):
                sitemap(path, root)
        elif path.suffix in (".json", ".jsonld", ".webmanifest"):
            json.loads(path.read_text("utf-8"))
        elif path.suffix == ".csv":
            rows = list(csv.reader(path.open(encoding="utf-8-sig", newline=""), strict=True))
            if {len(row) for row in rows} != {len(rows[0])}:
                fault(path, "rows of different lengths")
        elif path.suffix == ".ics":
            calendar = icalendar.Calendar.from_ical(path.read_bytes())
            events = list(calendar.walk("VEVENT"))
            for event in events:
                if event.errors or not all(event.get(key) for key in ("UID", "DTSTAMP", "DTSTART", "SUMMARY")):
                    fault(path, f"an event without all it needs: {event.get('SUMMARY')} {event.errors}")
            if not events or any(len(line.encode()) > 75 for line in path.read_bytes().decode().split("\r\n")):
                fault(path, "no events, or a line over 75 octets")
        elif path.suffix == ".bib":
            text = path.read_text("utf-8")
            parser = bibtexparser.bparser.BibTexParser(common_strings=True, ignore_nonstandard_types=False)
            entries = bibtexparser.loads(text, parser).entries
            if len(entries) != len(re.findall(r"(?m)^@(?!comment)", text)) or not all(entry.get("title") for entry in entries):
                fault(path, f"{len(entries)} entries read")
        else:
            continue
        read.append(path.suffix)
    except Exception as error:  # Whatever a parser says is a fault of the file.
        fault(path, repr(error))

print(*faults, sep="\n")
print(", ".join(f"{read.count(one)} {one}" for one in sorted(set(read))), f"read; {len(faults)} faults")
sys.exit(bool(faults))
