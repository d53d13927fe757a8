"""Measurements of the built site: Lighthouse's scores, bytes of a page, and how long a build takes."""
