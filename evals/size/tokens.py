"""How many tokens a text takes, without the vocabulary of any model."""

import math
import re

_PIECES = re.compile(r"[^\r\n\w]?[^\W\d_]+|\d{1,3}| ?[^\s\w]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+|_")


def tokens(text: str) -> int:
    """An upper estimate of tokens: what byte-pair encoders cut a text into at least, long words counted as several.

    The pieces are roughly those of OpenAI's `o200k_base`: a word with the mark before it, three digits, a run of marks.
    """
    return sum(math.ceil(len(piece.strip().encode()) / 6) or 1 for piece in _PIECES.findall(text))
