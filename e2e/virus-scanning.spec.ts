import { type Daemon, EICAR, startDaemon } from "#tests/support/clamav-daemon.ts";
import { chooseFile, evidencePlace, giveEvidence, press, problem } from "./support/forms.ts";
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

test("a virus is refused; without the scanner a file waits, and opens for no one until it was scanned", async ({
  scanner,
  signedInAs,
}) => {
  const lead = await signedInAs("lead", "KSCMP training");
  const viewer = await signedInAs("viewer");
  const given = { title: "Minutes", shows: "Shows what was done", trueOn: "2026-01-05" } as const;

  await test.step("a file with a virus is refused, and is not kept", async () => {
    await lead.goto("/recommendations/HU2-3/evidence");
    const place = await evidencePlace(lead, 1);
    expect(await chooseFile(lead, place, textFile("minutes.txt", EICAR))).toBe(422);
    await expect(place).toContainText("“minutes.txt” was not kept: a virus was found in it.");
    await giveEvidence(place, given);
    await place.getByRole("button", { name: "Remove minutes.txt" }).click();
    expect(await press(lead, "Add the evidence")).toBe(422);
    await expect(problem(lead)).toContainText("Evidence 1: choose a file, or enter a link.");
  });

  await scanner.stop();

  const href = await test.step("without the scanner a file is taken, and waits", async () => {
    expect(await addEvidence(lead, "HU2-3", { ...given, file: textFile("minutes.txt", "All was well.") })).toBe(303);
    await expect(lead.getByRole("main")).toContainText("being checked for viruses");
    const link = (await lead.getByRole("link", { name: "Minutes" }).first().getAttribute("href")) ?? "";
    for (const page of [lead, viewer]) {
      const answer = await page.request.get(link);
      expect(answer.status()).toBe(409);
      expect(await answer.text()).toBe("This file is being checked for viruses. Try again in a few minutes.\n");
    }
    return link;
  });

  await test.step("once the scanner is back, opening the file has it scanned first", async () => {
    const back = await startDaemon("scans", scanner.port);
    const answer = await viewer.request.get(href);
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toBe("All was well.");
    await viewer.goto("/recommendations/HU2-3");
    await expect(viewer.getByRole("main")).not.toContainText("being checked for viruses");
    await back.stop();
  });
});
