"""Ask every outside address that the texts name whether it is still there.

    python tools/check_links.py

It prints each broken link with file and line, and exits with 1 if there is one, with 2 if no host answers at
all: then this machine is offline and nothing is known. Links within the site are checked by tests/site.
"""

import re
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ["*.md", "*.cff", "book/*.md", "book/*.yml", "book/*.bib", "solutions/*.py", "lossedu/**/*.py"]
ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\]+")
DOI = re.compile(r"^\s*doi\s*=\s*[{\"]([^}\"]+)")
SHY = (401, 403, 429)  # what hosts answer that let no program in; the page may well be there
SECONDS = 10  # for a host to answer
AT_A_TIME = 8
BROKEN, OFFLINE = 1, 2


def links(text):
    """Return (line, address) of each outside link of a text, the DOIs of a bibliography among them."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        addresses = [trimmed(address) for address in ADDRESS.findall(line)]
        addresses += [f"https://doi.org/{doi}" for doi in DOI.findall(line)]
        found += [(number, address) for address in addresses if "//localhost" not in address]
    return found


def trimmed(address):
    """Return an address without the marks of the sentence it stands in."""
    address = address.rstrip(".,;:!?*")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(".,;:!?*")
    return address


def answer(address):
    """Ask for an address; return the status in numbers, or in words why there is none."""
    request = urllib.request.Request(address, headers={"User-Agent": "lossedu-links"})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as response:
            return response.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except (OSError, HTTPException, ValueError) as error:  # no host, no connection, no answer in time
        return str(getattr(error, "reason", error))


def places(root):
    """Return {address: ["file:line"]} of all texts."""
    found = {}
    for path in sorted({path for pattern in TEXTS for path in root.glob(pattern)}):
        for line, address in links(path.read_text(encoding="utf-8")):
            found.setdefault(address, []).append(f"{path.relative_to(root).as_posix()}:{line}")
    return found


def report(found, answers):
    """Return the lines to print and the exit status."""
    if answers and not any(isinstance(status, int) for status in answers.values()):
        reasons = ", ".join(sorted(set(answers.values())))
        message = f"No host answers ({reasons}). This machine seems to be offline"
        return [f"{message}: {len(found)} links unchecked."], OFFLINE
    lines, broken = [], 0
    for address, status in answers.items():
        if status != 200:
            verdict = "lets no program in" if status in SHY else "BROKEN"
            broken += verdict == "BROKEN"
            lines += [f"{place}  {address}  {verdict}: {status}" for place in found[address]]
    lines.append(f"{len(found)} links, {broken} broken")
    return lines, BROKEN if broken else 0


def main(root=ROOT):
    """Check all links; return the exit status."""
    found = places(root)
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        answers = dict(zip(found, pool.map(answer, found), strict=True))
    lines, status = report(found, answers)
    print("\n".join(lines))
    return status


if __name__ == "__main__":
    sys.exit(main())
