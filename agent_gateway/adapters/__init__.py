"""The doors: HTTP, the command line. They do not know each other."""
