"""A seat on the server that Soundings runs on: what a socket does that does not read, and what the others notice."""

import asyncio
import socket
from contextlib import asynccontextmanager

import uvicorn
import websockets

from peer_review.hub.seat import MOST_WAITING, TOO_SLOW, Seat, Ticket

PAGE = "x" * 60_000


@asynccontextmanager
async def server_of(seats: list[Seat]):
    """Serve sockets that get a seat each and are pushed to by the test."""

    async def application(scope, receive, send) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        seats.append(Seat(Ticket(len(seats), "key", "group", "en-gb"), send))
        while (await receive())["type"] != "websocket.disconnect":
            pass

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(
        application, ws="websockets-sansio", ws_per_message_deflate=False, lifespan="off", log_level="error"
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started:
        await asyncio.sleep(0.01)
    yield f"ws://127.0.0.1:{listener.getsockname()[1]}/"
    server.should_exit = server.force_exit = True
    await serving


async def test_a_socket_that_does_not_read_is_let_go_while_another_hears_everything():
    seats: list[Seat] = []
    async with (
        server_of(seats) as address,
        websockets.connect(address, max_queue=1, max_size=None, ping_interval=None) as deaf,
        websockets.connect(address, max_size=None) as keen,
    ):
        while len(seats) < 2:
            await asyncio.sleep(0.01)
        pushed = 0
        async with asyncio.timeout(30):
            while not seats[0].gone:
                for seat in seats:
                    seat.push({"type": "websocket.send", "text": PAGE})
                pushed += 1
                assert len(await keen.recv()) == len(PAGE)
        assert pushed > MOST_WAITING
        assert not seats[1].gone
        got = 0
        async with asyncio.timeout(30):
            try:
                while True:
                    await deaf.recv()
                    got += 1
            except websockets.ConnectionClosed as closed:
                assert closed.rcvd.code == TOO_SLOW
        assert got < pushed
