import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { Busboy } from "@fastify/busboy";
import { mayReport } from "#lib/core/access.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { MAX_EVIDENCE } from "#lib/recommendations/updates/rules.ts";
import { receiveUpload } from "#lib/recommendations/updates/store.ts";
import { MAX_ACTION_BODY, withBody } from "./next-internals.ts";

/** The value of a file field whose file was refused begins with this, followed by the cause and the sentence for the person. */
const REFUSED = "refused:";
const MAX_FIELDS = 300;
const MAX_FIELD_BYTES = 256 * 1024;
const MAX_FIELD_NAME_BYTES = 200;
const TOO_LONG = "it is too long";

/** A multipart form cannot be read: it is malformed, or larger than any form of the tracker. */
export class UnreadableForm extends Error {
  override readonly name = "UnreadableForm";
}

/**
 * Reads a multipart form as a stream, so that no file is held in memory. In the form returned, the value of a file field is
 * the ticket under which the file was stored, or `refused:` with the cause and the sentence. Throws UnreadableForm.
 */
export async function receiveForm(request: IncomingMessage, viewer: Viewer | null): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of await readParts(request, viewer)) form.append(name, value);
  return form;
}

/** The request with the received form as its body, for Next. Throws UnreadableForm where Next would not accept as much. */
export async function requestWith(form: FormData, request: IncomingMessage): Promise<IncomingMessage> {
  const encoded = new Response(form);
  const body = Buffer.from(await encoded.arrayBuffer());
  // Line ends and letters take more bytes when encoded than were counted while reading.
  if (body.length > MAX_ACTION_BODY) throw new UnreadableForm(TOO_LONG);
  return withBody(request, encoded.headers.get("content-type") ?? "multipart/form-data", body);
}

type Part = readonly [name: string, value: string];

function readParts(request: IncomingMessage, viewer: Viewer | null): Promise<Part[]> {
  return new Promise((resolve, reject) => {
    const parts: Promise<Part | null>[] = [];
    const files: Readable[] = [];
    let textLength = 0;
    const stop = (error: unknown) => {
      request.unpipe();
      request.resume();
      // The parser ends no file that it did not read to its end, and each would stay open and on the disk.
      for (const file of files) file.destroy(new UnreadableForm("it broke off"));
      reject(error);
    };
    const fail = (reason: string) => stop(new UnreadableForm(reason));
    const parser = parserFor(request);
    if (!parser) return fail("it can't be read");
    // The parser's types do not say that a part may come without a name.
    parser.on("field", (name: string | undefined, value, isNameCut, isValueCut) => {
      if (name === undefined) return;
      textLength += value.length;
      if (isNameCut || isValueCut || textLength > MAX_ACTION_BODY) fail(TOO_LONG);
      // Only the tracker says why a file was refused, never the client.
      else parts.push(Promise.resolve([name, isFileField(name) && value.startsWith(REFUSED) ? "" : value]));
    });
    parser.on("file", (name: string | undefined, stream, fileName) => {
      stream.on("error", () => {});
      if (name === undefined || !fileName || !viewer || !mayReport(viewer)) return stream.resume();
      files.push(stream);
      const part = receivePart(viewer, name, fileName, stream);
      part.catch(stop);
      return parts.push(part);
    });
    for (const limit of ["partsLimit", "filesLimit", "fieldsLimit"] as const)
      parser.on(limit, () => fail("it has too many fields"));
    parser.on("error", () => fail("it can't be read"));
    request.on("aborted", () => fail("it broke off"));
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
  const limits = {
    fields: MAX_FIELDS,
    files: MAX_EVIDENCE,
    fieldSize: MAX_FIELD_BYTES,
    fieldNameSize: MAX_FIELD_NAME_BYTES,
  };
  try {
    return new Busboy({ headers: { ...headers, "content-type": headers["content-type"] ?? "" }, limits });
  } catch {
    return null;
  }
}

async function receivePart(viewer: Viewer, name: string, fileName: string, stream: Readable): Promise<Part> {
  // Browsers write a quotation mark in the name of a file as a percent code.
  const received = await receiveUpload(viewer, fileName.replaceAll("%22", '"'), stream);
  stream.resume();
  return [name, "ticket" in received ? received.ticket : `${REFUSED}${received.refused}:${received.sentence}`];
}
