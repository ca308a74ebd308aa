import { type Daemon, EICAR, startDaemon } from "#tests/support/clamav-daemon.ts";
import { problem } from "./support/forms.ts";
import { test as base, expect } from "./support/journey.ts";
import { addEvidence } from "./support/steps.ts";

const test = base.extend<{ scanner: Daemon }>({
  scanner: async ({ browserName: _ }, use) => {
    const scanner = await startDaemon();
    await use(scanner);
  },
  settings: async ({ scanner }, use) => use({ CLAMAV: `127.0.0.1:${scanner.port}` }),
});

const textFile = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

test("a virus is refused; with the scanner away a file waits, and is read by nobody until it is back", async ({
  scanner,
  signedInAs,
  settled,
  javaScriptEnabled,
}) => {
  const lead = await signedInAs("lead", "KSCMP training");
  const viewer = await signedInAs("viewer");
  const given = { title: "Minutes", shows: "It shows that something was done", trueOn: "2026-01-05" } as const;

  await test.step("a file with a virus is told to be one, and is not kept", async () => {
    const answer = await addEvidence(lead, "HU2-3", { ...given, file: textFile("minutes.txt", EICAR) });
    expect(answer).toBe(422);
    // With JavaScript it was refused as it was chosen, so the form came without it.
    if (javaScriptEnabled === false)
      await expect(problem(lead)).toContainText("A virus was found in the selected file");
    else await expect(problem(lead)).toContainText("Choose a file, or enter a link.");
  });

  await scanner.stop();

  const href = await test.step("with the scanner away a file is taken, and waits", async () => {
    expect(await addEvidence(lead, "HU2-3", { ...given, file: textFile("minutes.txt", "All was well.") })).toBe(303);
    await expect(lead.getByRole("main")).toContainText("being checked for viruses");
    await settled(lead, "a file that waits for the scanner");
    const link = (await lead.getByRole("link", { name: "Minutes" }).first().getAttribute("href")) ?? "";
    for (const page of [lead, viewer]) {
      const answer = await page.request.get(link);
      expect(answer.status()).toBe(409);
      expect(await answer.text()).toBe("This file is being checked for viruses. Try again in a few minutes.\n");
    }
    return link;
  });

  await test.step("once it is back, whoever opens the file has it scanned, and reads it", async () => {
    const back = await startDaemon("scans", scanner.port);
    const answer = await viewer.request.get(href);
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toBe("All was well.");
    await viewer.goto("/recommendations/HU2-3");
    await expect(viewer.getByRole("main")).not.toContainText("being checked for viruses");
    await back.stop();
  });
});
