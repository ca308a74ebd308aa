import { readiness } from "#lib/operations/checks/queries.ts";

/** Whether the tracker can take what people post: for what watches over it. Says what failed by name, and no more. */
export async function GET() {
  const answer = await readiness();
  return Response.json(answer, { status: answer.ready ? 200 : 503, headers: { "cache-control": "no-store" } });
}
