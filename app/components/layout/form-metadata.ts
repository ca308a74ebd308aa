import type { Metadata } from "next";
import { currentRequest } from "#app/session/request.ts";

/** A form page's title: it says first that there is a problem, where what was posted was not taken. */
export function formMetadata(title: string): Metadata {
  const { outcome } = currentRequest();
  const isFormAgain = outcome !== null && outcome.status !== 403 && outcome.status !== 404;
  return { title: isFormAgain ? `Error: ${title}` : title };
}
