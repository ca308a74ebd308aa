import { join } from "node:path";
import { strikeAgainAndAgain } from "./again-and-again.ts";
import type { Given } from "./given.ts";
import type { Outcome } from "./report.ts";

/** The server is killed while eight people write. */
export function killed({ workFolder, isShort, random }: Given): Promise<Outcome> {
  const stroke = { folder: join(workFolder, "data"), strike: (tracker: { kill(): Promise<void> }) => tracker.kill() };
  return strikeAgainAndAgain(stroke, isShort ? 5 : 50, random);
}
