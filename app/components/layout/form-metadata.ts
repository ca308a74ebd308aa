import type { Metadata } from "next";
import { currentRequest } from "#app/session/request.ts";

/** The title of a page with a form: it begins with “Error:” while the page shows a failed form. */
export function formMetadata(title: string): Metadata {
  const { failure } = currentRequest();
  const isFailedForm = failure !== null && failure.status !== 403 && failure.status !== 404;
  return { title: isFailedForm ? `Error: ${title}` : title };
}
