"""What a model sees: names, descriptions and arguments of the tools; results, schemas and errors as text.

In: values of the rooms. Out: text and plain JSON values that every door hands to its model. It knows no framework, and
the tenant is never an argument: a tool is made for one claim.
"""

from agent_gateway.tool.arguments import DescribeArguments, QueryArguments, fitted, invalid_arguments, parse, reasons
from agent_gateway.tool.call import Answer, call, failed
from agent_gateway.tool.definitions import DESCRIBE, QUERY, TOOLS, Argument, Tool, input_schema
from agent_gateway.tool.description import describe
from agent_gateway.tool.function import Api, tool_spec
from agent_gateway.tool.keys import Readable, readable_columns, readable_keys
from agent_gateway.tool.problems import render_error
from agent_gateway.tool.prompts import agent_prompt
from agent_gateway.tool.rows import DEFAULT_ROWS, beside, render_result, structured
from agent_gateway.tool.source import BoundGateway, Source, recorded

__all__ = [
    "DEFAULT_ROWS",
    "DESCRIBE",
    "QUERY",
    "TOOLS",
    "Answer",
    "Api",
    "Argument",
    "BoundGateway",
    "DescribeArguments",
    "QueryArguments",
    "Readable",
    "Source",
    "Tool",
    "agent_prompt",
    "beside",
    "call",
    "describe",
    "failed",
    "fitted",
    "input_schema",
    "invalid_arguments",
    "parse",
    "readable_columns",
    "readable_keys",
    "reasons",
    "recorded",
    "render_error",
    "render_result",
    "structured",
    "tool_spec",
]
