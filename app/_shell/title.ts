import type { Metadata } from "next";
import { currentRequest } from "./request.ts";

/** A page's title: it says first that there is a problem, where there is one. */
export function titled(title: string): Metadata {
  return { title: currentRequest().outcome ? `Error: ${title}` : title };
}
