import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { Busboy } from "@fastify/busboy";
import type { Viewer } from "#lib/core/viewer.ts";
import { MAX_EVIDENCE } from "#lib/recommendations/updates/rules.ts";
import { receiveUpload } from "#lib/recommendations/updates/store.ts";
import { MAX_ACTION_BODY, withBody } from "./next-internals.ts";

/** The value of a file field whose file was refused begins with this, followed by the cause and the sentence for the person. */
const REFUSED = "refused:";
/** The field of the form that a plan is imported with. */
const PLAN_FIELD = "plan.0.file";
const MAX_FIELDS = 300;
const MAX_FIELD_BYTES = 256 * 1024;
const MAX_FIELD_NAME_BYTES = 200;
const TOO_LONG = "it is too long";

/** A multipart form cannot be read: it is malformed, larger than any form of the tracker, or one of too many at once. */
export class UnreadableForm extends Error {
  override readonly name = "UnreadableForm";
  readonly status: 400 | 413 | 429;
  /** In how many milliseconds to try again. */
  readonly wait: number;
  constructor(message: string, { status = 400, wait = 0 }: { status?: 400 | 413 | 429; wait?: number } = {}) {
    super(message);
    this.status = status;
    this.wait = wait;
  }
}

interface Receiving {
  /** Who sends the files; null where this person can give none on this page, so that none is received. */
  readonly giver: Viewer | null;
  /** Collects the tickets of the files, also where the form then turns out to be unreadable. */
  readonly tickets: string[];
  /** Is told how many bytes have arrived, and throws UnreadableForm where they are too many. */
  readonly count: (bytes: number) => void;
}

/**
 * Reads a multipart form as a stream, so that no file is held in memory. In the form returned, the value of a file field is
 * the ticket under which the file was stored, or `refused:` with the cause and the sentence. Throws UnreadableForm.
 */
export async function receiveForm(request: IncomingMessage, receiving: Receiving): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of await readParts(request, receiving)) form.append(name, value);
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

function readParts(request: IncomingMessage, receiving: Receiving): Promise<Part[]> {
  return new Promise((resolve, reject) => {
    const parts: Promise<Part | null>[] = [];
    const streams: Readable[] = [];
    let textLength = 0;
    const stop = (error: unknown) => {
      request.unpipe();
      request.resume();
      // The parser ends no file that it did not read to its end, and each would stay open and on the disk.
      for (const stream of streams) stream.destroy(new UnreadableForm("it broke off"));
      void Promise.allSettled(parts).then(() => reject(error));
    };
    const fail = (reason: string) => stop(new UnreadableForm(reason));
    const parser = parserFor(request);
    if (!parser) return fail("it can't be read");
    request.on("data", counter(receiving.count, stop));
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
      if (name === undefined || !fileName || !receiving.giver || !isFileField(name)) return stream.resume();
      streams.push(stream);
      const part = receivePart(receiving.giver, { name, fileName, stream }, receiving.tickets);
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

/** Counts the bytes that arrive, and stops once they are too many. */
function counter(count: Receiving["count"], stop: (error: unknown) => void) {
  let bytes = 0;
  let isStopped = false;
  return (piece: Buffer) => {
    if (isStopped) return;
    bytes += piece.length;
    try {
      count(bytes);
    } catch (error) {
      isStopped = true;
      stop(error);
    }
  };
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

async function receivePart(
  giver: Viewer,
  { name, fileName, stream }: { name: string; fileName: string; stream: Readable },
  tickets: string[],
): Promise<Part> {
  // Browsers write a quotation mark in the name of a file as a percent code.
  const use = name === PLAN_FIELD ? "plan" : "evidence";
  const received = await receiveUpload(giver, fileName.replaceAll("%22", '"'), stream, use);
  stream.resume();
  if ("ticket" in received) tickets.push(received.ticket);
  return [name, "ticket" in received ? received.ticket : `${REFUSED}${received.refused}:${received.sentence}`];
}
