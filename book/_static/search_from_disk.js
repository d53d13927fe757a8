// A page that is read from a disk may not fetch another page, so there are no excerpts to show.
if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
