"""Serve the built book on this machine as a web host does: text compressed, all else as it is.

    python tools/site_server.py [PORT]

The tests and `make bench-site` count bytes with it. Hosts of static pages compress text; Python's own server
does not.
"""

import gzip
import sys
import threading
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

SITE = Path(__file__).resolve().parents[1] / "_build" / "html"
COMPRESSED = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".ipynb": "application/json",
    ".md": "text/markdown; charset=utf-8",
}
AS_IT_IS = {
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".whl": "application/zip",
}


@cache
def content(path):
    """Return the bytes to send for a file and whether they are compressed."""
    data = path.read_bytes()
    if path.suffix in COMPRESSED:
        return gzip.compress(data, 6), True
    return data, False


def handler(folder):
    """Return a handler of requests for the files below ``folder``."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            path = (folder / unquote(urlsplit(self.path).path).lstrip("/")).resolve()
            if path.is_dir():
                path = path / "index.html"
            if not path.is_file() or folder not in path.parents:
                self.send_error(404)
                return
            data, compressed = content(path)
            kind = COMPRESSED.get(path.suffix) or AS_IT_IS.get(path.suffix, "application/octet-stream")
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "max-age=600")
            if compressed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *arguments):
            """Say nothing about each request."""

    return Handler


@contextmanager
def serving(folder=SITE, port=0):
    """Serve a folder while the block runs; give its address, which ends in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", port), handler(Path(folder).resolve()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def main():
    """Serve the book until Ctrl+C."""
    with serving(port=int(sys.argv[1]) if len(sys.argv) > 1 else 8000) as address:
        print(f"The book is at {address} until you press Ctrl+C.")
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
