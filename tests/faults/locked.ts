import { join } from "node:path";
import { endProcess, startProcess } from "../driver/process.ts";
import { root } from "../driver/tracker.ts";
import type { FaultContext, Outcome } from "./context.ts";
import { runTransientFault } from "./transient-fault.ts";

/** The fault `locked`: another process keeps the database locked for ten seconds while eight writers post. */
export function locked({ workFolder, isShort }: FaultContext): Promise<Outcome> {
  const folder = join(workFolder, "data");
  return runTransientFault({
    folder,
    rounds: isShort ? 1 : 5,
    milliseconds: 10_000,
    isReadable: true,
    async begin() {
      const holder = [join(root, "tests/faults/hold-lock.ts"), join(folder, "tracker.db")];
      const process = await startProcess(holder, { ready: /^Locked$/m });
      return async () => void (await endProcess(process, "SIGKILL"));
    },
  });
}
