import { findViewer } from "#app/session/session.ts";
import { mayReport } from "#lib/core/access.ts";
import { fileRefusalMessages, receiveUpload } from "#lib/recommendations/updates/store.ts";

/** Receives one file from the file input with JavaScript. Without JavaScript, files are sent with their form. */
export async function PUT(request: Request) {
  const viewer = await findViewer();
  if (!viewer)
    return Response.json(
      { refused: "You were signed out. Sign in again in another tab, then choose the file again." },
      { status: 401 },
    );
  if (!mayReport(viewer)) return Response.json({ refused: "You can’t add evidence." }, { status: 403 });
  if (!request.body) return Response.json({ refused: fileRefusalMessages.empty }, { status: 422 });
  const name = decodeFileName(request.headers.get("x-file-name") ?? "");
  const received = await receiveUpload(viewer, name, request.body);
  if ("ticket" in received) return Response.json(received);
  const status = received.refused === "too large" ? 413 : received.refused === "not saved" ? 503 : 422;
  return Response.json({ refused: fileRefusalMessages[received.refused] }, { status });
}

function decodeFileName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return "";
  }
}
