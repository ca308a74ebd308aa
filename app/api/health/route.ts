/** Whether the server is alive. */
export function GET() {
  return Response.json({ alive: true }, { headers: { "cache-control": "no-store" } });
}
