"""The doors: HTTP, LangChain, OpenAI, MCP, the command line. They do not know each other; the last one starts them."""
