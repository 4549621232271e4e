"""A service on this machine: a profile in, an assessment out; it stores nothing (needs fastapi and uvicorn).

Start it with ``uvicorn --app-dir examples service:app`` and send a profile, as JSON or TOML, to ``/assessments``. An
app that others can reach needs encryption and a limit of requests in front of it.
"""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Callable
from typing import TypeVar

from fastapi import FastAPI, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, JSONResponse

import twitchkit as tk

KIT = tk.load()  # once, at start: a kit never changes, so all requests share it
LARGEST = 200_000  # bytes of a request; the longest diary has fewer
UNSTORED = {"Cache-Control": "no-store"}
T = TypeVar("T")

app = FastAPI(title="Legs at night", docs_url=None, redoc_url=None)  # the pages of both load scripts from elsewhere


@app.exception_handler(tk.ProfileError)
async def refused(_: Request, error: tk.ProfileError) -> JSONResponse:
    """Say all that is wrong with a profile, each with its path; a message names the key and never the answer."""
    problems = [
        {"code": found.code, "path": list(found.path), "message": found.message, "hint": found.hint}
        for found in error.diagnostics
    ]
    return JSONResponse({"problems": problems}, status_code=422, headers=UNSTORED)


async def told(request: Request, work: Callable[[tk.Profile], T]) -> T:
    """Read the profile of a request and work with it, beside other requests."""
    body = b"".join([part async for part in _limited(request.stream())])
    return await run_in_threadpool(lambda: work(KIT.read_profile(io.BytesIO(body))))


async def _limited(parts: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    size = 0
    async for part in parts:
        size += len(part)
        if size > LARGEST:
            raise HTTPException(413, "The profile is too large.")
        yield part


@app.post("/assessments")
async def assess(request: Request) -> JSONResponse:
    """Return the assessment of a profile: docs/assessment.md has its keys, docs/embedding.md what must be shown."""
    result = await told(request, KIT.assess)
    return JSONResponse(result.to_dict(), headers=UNSTORED)


@app.post("/reports")
async def report(request: Request) -> HTMLResponse:
    """Return the assessment of a profile as a page that has everything that must be shown."""
    page = await told(request, lambda profile: KIT.report(KIT.assess(profile), "html"))
    return HTMLResponse(page, headers=UNSTORED)


@app.post("/questions")
async def questions(request: Request) -> JSONResponse:
    """Return what to ask next, or why nothing more is asked. The asker keeps the answers, and sends all of them."""
    screen = await told(request, KIT.next_questions)
    return JSONResponse(screen.to_dict(), headers=UNSTORED)


@app.get("/profile-schema")
def profile_schema() -> JSONResponse:
    """Return the JSON Schema of a profile, from which a form can be made."""
    return JSONResponse(tk.schema("profile", KIT))
