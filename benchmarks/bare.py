"""What the balances are held against: FastAPI with one route, which reads one row by its index. Argument: the url."""

import socket
import sys
from typing import Any

import uvicorn
from fastapi import FastAPI
from psycopg_pool import ConnectionPool

ROW = "SELECT number, command FROM godziny.journal WHERE unit = %s AND edition = %s ORDER BY number DESC LIMIT 1"


def bare(pool: ConnectionPool[Any]) -> FastAPI:
    """As somebody would write it who measures nothing but the library: a plain function, a pool."""
    app = FastAPI()

    @app.get("/units/{unit}/programmes/{edition}")
    def newest(unit: str, edition: str) -> dict[str, Any]:
        with pool.connection() as connection:
            row = connection.execute(ROW, (unit, edition)).fetchone()
        return {"number": row[0], "command": row[1]} if row else {}

    return app


def main(url: str) -> None:
    """Prints the address on standard error, as `godziny serve` does."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with ConnectionPool(url, min_size=1, max_size=8, open=True) as pool:
        print(f"http://127.0.0.1:{listener.getsockname()[1]} .", file=sys.stderr, flush=True)
        uvicorn.Server(uvicorn.Config(bare(pool), log_level="warning")).run([listener])


if __name__ == "__main__":
    main(sys.argv[1])
