import { readiness } from "#lib/operations/checks/readiness.ts";

/** Whether the tracker can save what people post, for monitoring. The response has the names of the checks that failed. */
export async function GET() {
  const result = await readiness();
  return Response.json(result, { status: result.ready ? 200 : 503, headers: { "cache-control": "no-store" } });
}
