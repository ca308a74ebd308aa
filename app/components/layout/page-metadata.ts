import type { Metadata } from "next";
import { currentRequest } from "#app/session/request.ts";
import { findViewer } from "#app/session/session.ts";
import { type Context, currentContext } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";

type NameOf = (ctx: Context) => Promise<string>;

/**
 * The title of a page with a form: it ends with what the form is about, and begins with “Error:” while the page shows a
 * failed form. A form about a recommendation is about the reference in its path; others give `nameOf`.
 */
export async function formMetadata(title: string, nameOf?: NameOf): Promise<Metadata> {
  const { failure, path } = currentRequest();
  const isFailedForm = failure !== null && failure.status !== 403 && failure.status !== 404;
  const [, reference] = /^\/recommendations\/([A-Z0-9]+-\d+)\//.exec(path) ?? [];
  const subject = nameOf ? await findName(nameOf) : reference;
  return { title: [isFailedForm ? "Error" : "", title, subject].filter(Boolean).join(": ") };
}

/** The title of a page about one record: the name of the record. */
export async function recordMetadata(nameOf: NameOf): Promise<Metadata> {
  const name = await findName(nameOf);
  return name === null ? {} : { title: name };
}

/** The name of a record; null if the viewer may not see it, which the page itself says and records. */
async function findName(nameOf: NameOf): Promise<string | null> {
  const viewer = await findViewer();
  if (!viewer) return null;
  try {
    return await nameOf(await currentContext(viewer));
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
