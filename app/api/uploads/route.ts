import { findViewer } from "#app/session/session.ts";
import { mayReport } from "#lib/core/access.ts";
import { codeOf } from "#lib/core/errors.ts";
import { plainName } from "#lib/files/names.ts";
import { fileRefusal, type RefusalCause } from "#lib/files/refusals.ts";
import { receiveUpload } from "#lib/recommendations/updates/store.ts";

/** Receives one file from the file input with JavaScript. Without JavaScript, files are sent with their form. */
export async function PUT(request: Request) {
  const viewer = await findViewer();
  if (!viewer)
    return Response.json(
      {
        refused:
          "You were signed out, so the file was not kept. Sign in again in another tab, then choose the file again.",
      },
      { status: 401 },
    );
  if (!mayReport(viewer)) return Response.json({ refused: "You can’t add evidence." }, { status: 403 });
  const name = decodeFileName(request.headers.get("x-file-name") ?? "");
  if (!request.body) return Response.json({ refused: fileRefusal("empty", plainName(name)).sentence }, { status: 422 });
  const received = await receiveUpload(viewer, name, request.body).catch(nullIfCutOff);
  // The connection is closed, so this answer reaches no one.
  if (!received) return new Response(null, { status: 400 });
  if ("ticket" in received) return Response.json(received);
  return Response.json({ refused: received.sentence }, { status: statuses[received.refused] ?? 422 });
}

/** For a connection that broke off, or a person who left the file out while it was sent. */
function nullIfCutOff(error: unknown): null {
  if (codeOf(error) === "ECONNRESET") return null;
  throw error;
}

/** The status of a refusal, where it is not about what is in the file. */
const statuses: Partial<Record<RefusalCause, number>> = { "too large": 413, "no room": 503, "not saved": 503 };

function decodeFileName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return "";
  }
}
