import { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { Busboy } from "@fastify/busboy";
import { mayReport } from "#lib/core/access.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { MOST_EVIDENCE } from "#lib/recommendations/updates/rules.ts";
import { receiveFile } from "#lib/recommendations/updates/store.ts";

const REFUSED = "refused:";
const MOST_FIELDS = 300;
const LONGEST_FIELD = 256 * 1024;
/** As much as Next takes for a server action. */
const MOST_TEXT = 1024 * 1024;
const TOO_LONG = "it is too long";
/** Beyond this a request is cut off unread; up to it, a file too large gets its sentence. */
export const LARGEST_REQUEST = 300 * 1024 * 1024;
/** What is neither a form nor a file is read into memory by whoever asked for it, and small. */
export const LARGEST_OTHER = 64 * 1024;

/** The body of a form can't be read: broken, or with more fields than any form here has. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/**
 * Reads a multipart form as a stream: its fields, and in the place of each file the ticket under which its bytes were
 * received (or `refused:` and why), so that no file is ever in memory. Throws Unreadable.
 */
export async function receiveForm(request: IncomingMessage, viewer: Viewer | null): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of await readParts(request, viewer)) form.append(name, value);
  return form;
}

/** The request that Next is to have: the one that came, with the form as it was received. Throws Unreadable where Next would not take so much. */
export async function requestWith(form: FormData, request: IncomingMessage): Promise<IncomingMessage> {
  const encoded = new Response(form);
  const body = Buffer.from(await encoded.arrayBuffer());
  // Line ends and letters take more room than they were counted by.
  if (body.length > MOST_TEXT) throw new Unreadable(TOO_LONG);
  const substitute = new IncomingMessage(request.socket);
  substitute.method = request.method;
  substitute.url = request.url;
  substitute.headers = {
    ...request.headers,
    "content-type": encoded.headers.get("content-type") ?? "multipart/form-data",
    "content-length": String(body.length),
  };
  // Without this Node takes it for broken off once it is read, and closes the connection.
  substitute.complete = true;
  substitute.push(body);
  substitute.push(null);
  return substitute;
}

type Part = readonly [name: string, value: string];

function readParts(request: IncomingMessage, viewer: Viewer | null): Promise<Part[]> {
  return new Promise((resolve, reject) => {
    const parts: Promise<Part | null>[] = [];
    let text = 0;
    const fail = (why: string) => {
      request.unpipe();
      request.resume();
      reject(new Unreadable(why));
    };
    const parser = parserFor(request);
    if (!parser) return fail("it can't be read");
    parser.on("field", (name: string | undefined, value, nameCut, valueCut) => {
      // A part without a name is nothing of ours; the parser's own types do not know it.
      if (name === undefined) return;
      text += value.length;
      if (nameCut || valueCut || text > MOST_TEXT) fail(TOO_LONG);
      // Why a file was refused is said here, and not by whoever sends the form.
      else parts.push(Promise.resolve([name, isFileField(name) && value.startsWith(REFUSED) ? "" : value]));
    });
    parser.on("file", (name: string | undefined, stream, fileName) => {
      stream.on("error", () => {});
      if (name === undefined || !fileName || !viewer || !mayReport(viewer)) stream.resume();
      else {
        const received = receivedPart(viewer, name, fileName, stream);
        received.catch((error) => {
          request.unpipe();
          request.resume();
          reject(error);
        });
        parts.push(received);
      }
    });
    for (const limit of ["partsLimit", "filesLimit", "fieldsLimit"] as const)
      parser.on(limit, () => fail("it has too many fields"));
    parser.on("error", () => fail("it can't be read"));
    request.on("aborted", () => reject(new Unreadable("it broke off")));
    parser.on("finish", () => {
      Promise.all(parts).then((all) => resolve(all.filter((part) => part !== null)), reject);
    });
    request.pipe(parser);
  });
}

function isFileField(name: string): boolean {
  return name.endsWith(".file");
}

function parserFor({ headers }: IncomingMessage) {
  const limits = { fields: MOST_FIELDS, files: MOST_EVIDENCE, fieldSize: LONGEST_FIELD, fieldNameSize: 200 };
  try {
    return new Busboy({ headers: { ...headers, "content-type": headers["content-type"] ?? "" }, limits });
  } catch {
    return null;
  }
}

async function receivedPart(viewer: Viewer, name: string, fileName: string, stream: Readable): Promise<Part> {
  const received = await receiveFile(viewer, fileName, stream);
  stream.resume();
  return [name, "ticket" in received ? received.ticket : `${REFUSED}${received.refused}`];
}
