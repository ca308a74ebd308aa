import { strikeAgainAndAgain } from "./again-and-again.ts";
import type { Given } from "./given.ts";
import { powerCutGround } from "./grounds.ts";
import type { Outcome } from "./report.ts";

/** The power is cut while eight people write: what was not on the disk is lost. */
export async function powerCut({ workFolder, isShort, random }: Given): Promise<Outcome> {
  const ground = await powerCutGround(workFolder);
  try {
    return await strikeAgainAndAgain(
      {
        folder: ground.folder,
        async strike(tracker) {
          await ground.cut();
          await tracker.kill();
          await ground.comeBack();
        },
      },
      isShort ? 3 : 50,
      random,
    );
  } finally {
    await ground.release();
  }
}
