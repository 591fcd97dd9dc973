"""`/docs`: the contract in a viewer whose files come with an installed package; nothing is loaded from elsewhere."""

from importlib.resources import files

from fastapi import APIRouter, Response

router = APIRouter(include_in_schema=False)
VIEWER = files("fastapi_standalone_docs") / "static" / "swagger"
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Godziny: HTTP</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/viewer.css">
</head>
<body>
<main id="viewer"></main>
<script src="/docs/viewer.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""
START = """SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#viewer",
  deepLinking: true,
  validatorUrl: null,
});
"""
POLICY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


@router.get("/docs")
async def docs() -> Response:
    """The page; its policy lets it load from this service alone."""
    return Response(PAGE, headers=POLICY, media_type="text/html")


@router.get("/docs/start.js")
async def start() -> Response:
    return Response(START, headers=POLICY, media_type="text/javascript")


@router.get("/docs/viewer.js")
def viewer() -> Response:
    return Response((VIEWER / "swagger-ui-bundle.js").read_bytes(), headers=POLICY, media_type="text/javascript")


@router.get("/docs/viewer.css")
def style() -> Response:
    return Response((VIEWER / "swagger-ui.css").read_bytes(), headers=POLICY, media_type="text/css")
