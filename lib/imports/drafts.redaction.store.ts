import { and, eq, isNull } from "drizzle-orm";
import type { Writing } from "#db/client.ts";
import { importDrafts } from "#db/schema/index.ts";
import { mapTexts } from "#lib/core/draft-passages.ts";
import { notWritten } from "./answers.rules.ts";

/**
 * Replaces a passage in all drafts, in the write of a redaction. A page that was open before can no longer save it again,
 * because the version goes up.
 */
export async function redactImportDrafts(
  on: Writing,
  event: number,
  passage: string,
  replacement: string,
): Promise<void> {
  for (const { id, choices, fileName, version } of await on.select().from(importDrafts)) {
    const without = (text: string) => text.replaceAll(passage, replacement);
    const left = mapTexts(choices, without, notWritten);
    if (JSON.stringify(left) === JSON.stringify(choices) && without(fileName) === fileName) continue;
    await on
      .update(importDrafts)
      .set({ choices: left, fileName: without(fileName), redactedBy: event, version: version + 1 })
      .where(eq(importDrafts.id, id));
  }
}

/** Deletes the drafts of a file that is removed. Returns the tickets, so that the caller deletes their bytes. */
export async function dropImportDrafts(on: Writing, sha256: string): Promise<string[]> {
  const rows = await on
    .delete(importDrafts)
    .where(and(eq(importDrafts.sha256, sha256), isNull(importDrafts.importTrail)))
    .returning({ ticket: importDrafts.ticket });
  return rows.map(({ ticket }) => ticket);
}
