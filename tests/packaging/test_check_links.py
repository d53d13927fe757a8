"""Outside links: found with their lines, asked for, and reported by what a host answers."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import check_links
import pytest


class Host(BaseHTTPRequestHandler):
    """Answers /404 with 404, and so on; /moved-404 leads to /404; /slow takes longer than we wait."""

    def do_GET(self):
        word = self.path.strip("/")
        if word == "slow":
            time.sleep(1)
        moved = word.startswith("moved-")
        self.send_response(301 if moved else int(word) if word.isdigit() else 200)
        if moved:
            self.send_header("Location", f"/{word.removeprefix('moved-')}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        """Say nothing about each request."""


@pytest.fixture
def host():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_links_are_found_with_their_lines():
    text = """\
See [a page](https://a.example/b_(c)), or https://a.example/d.
At home: http://localhost:8000 (<https://b.example/>).
  doi = {10.1000/182},
"""
    assert check_links.links(text) == [
        (1, "https://a.example/b_(c)"),
        (1, "https://a.example/d"),
        (2, "https://b.example/"),
        (3, "https://doi.org/10.1000/182"),
    ]


def test_a_broken_link_is_named_with_file_and_line(host, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(check_links, "SECONDS", 0.3)
    words = ["200", "404", "403", "moved-200", "moved-404", "slow"]
    (tmp_path / "README.md").write_text("\n".join(f"{host}/{word}" for word in words), encoding="utf-8")
    assert check_links.main(tmp_path) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"README.md:2  {host}/404  BROKEN: 404",
        f"README.md:3  {host}/403  lets no program in: 403",
        f"README.md:5  {host}/moved-404  BROKEN: 404",
        f"README.md:6  {host}/slow  BROKEN: timed out",
        "6 links, 3 broken",
    ]


def test_links_that_lead_somewhere_are_counted(host, tmp_path, capsys):
    (tmp_path / "README.md").write_text(f"{host}/200\n{host}/moved-200\n{host}/200", encoding="utf-8")
    assert check_links.main(tmp_path) == 0
    assert capsys.readouterr().out == "2 links, 0 broken\n"


def test_a_machine_without_a_network_says_so(tmp_path, capsys):
    closed = "http://127.0.0.1:9/"  # the port that discards, where nobody listens
    (tmp_path / "README.md").write_text(f"{closed}1 {closed}2", encoding="utf-8")
    assert check_links.main(tmp_path) == 2
    out = capsys.readouterr().out
    assert out.startswith("No host answers (")
    assert out.endswith("This machine seems to be offline: 2 links unchecked.\n")


def test_the_texts_of_the_project_are_looked_through():
    found = check_links.places(check_links.ROOT)
    assert any(place.startswith("README.md:") for places in found.values() for place in places)
    assert any(place.startswith("book/references.bib:") for places in found.values() for place in places)
