"""Texts as bytes from which they can be told apart again, for associated data."""


def framed(*parts: str) -> bytes:
    """Each text in UTF-8 behind its length in 4 bytes, so that ("ab", "c") and ("a", "bc") differ."""
    encoded = (one.encode("utf-8", "surrogatepass") for one in parts)
    return b"".join(len(one).to_bytes(4, "big") + one for one in encoded)
