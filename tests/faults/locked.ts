import { once } from "node:events";
import { join } from "node:path";
import { started } from "../bench/serving.ts";
import type { Given } from "./given.ts";
import type { Outcome } from "./report.ts";
import { whileItLasts } from "./while-it-lasts.ts";

/** Another process keeps the database locked for ten seconds while eight people write. */
export function locked({ workFolder, isShort }: Given): Promise<Outcome> {
  const folder = join(workFolder, "data");
  return whileItLasts({
    folder,
    rounds: isShort ? 1 : 5,
    lastsMilliseconds: 10_000,
    isReadable: true,
    async begin() {
      const { child } = await started(["scripts/faults/hold-lock.ts", join(folder, "tracker.db")], {}, /^Locked$/m);
      return async () => {
        child.kill("SIGKILL");
        await once(child, "exit");
      };
    },
  });
}
