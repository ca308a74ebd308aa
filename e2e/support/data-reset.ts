// Loaded before the server (`node --import`): on a message from the tests, it puts the seeded trial in the place of the data
// folder, as a start on a copy of it would, and prints its sign-in links. The product itself has nothing of this.
import { cp, rm } from "node:fs/promises";

process.on("message", async () => {
  const { config } = await import("#lib/core/config.ts");
  const { database, setDatabase } = await import("#lib/core/database.ts");
  const { openDataFolder } = await import("#server/data-folder.ts");
  const { say } = await import("#server/printed-lines.ts");
  const { signInLines } = await import("#server/sign-in-lines.ts");
  const { TRIAL_TEMPLATE } = process.env;
  if (!TRIAL_TEMPLATE) throw new Error("There is no template: Playwright's global set-up has not run.");
  const settings = config();
  await database().finish();
  setDatabase(undefined);
  await rm(settings.dataDir, { recursive: true });
  await cp(TRIAL_TEMPLATE, settings.dataDir, { recursive: true });
  const { firstInvitation } = await openDataFolder(settings.mode);
  for (const line of await signInLines(settings, firstInvitation)) say(line);
});
