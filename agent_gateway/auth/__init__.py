"""Who asks: a bearer token comes in, a `Claim` goes out; the short-lived database token is minted here too.

It takes every byte of a token for an attacker's until a signature over it has verified. It never says in an error what
the token said, never lets a token choose its own algorithm or the place its key comes from, and holds no cryptography
of its own: PyJWT and cryptography verify and sign.
"""

from agent_gateway.auth.authenticator import Authenticator
from agent_gateway.auth.mint import mint_context_token, mint_test_token
from agent_gateway.auth.spelling import admitted

__all__ = ["Authenticator", "admitted", "mint_context_token", "mint_test_token"]
