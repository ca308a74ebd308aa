import type { Page } from "@playwright/test";
import { chooseFile, evidencePlace, press } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { signOut } from "./support/menu.ts";
import { accept, invite, PASSWORD } from "./support/people.ts";
import { addEvidence, ask, postUpdate } from "./support/steps.ts";

/** Is in every text, file and name that is given here, so that the log would show where one got in. */
const MARK = "quillfeather";

test.use({ settings: { LOG_LEVEL: "debug" } });

test("the debug log has no text, file name, password or token in it", async ({ signedInAs, newcomer, tracker }) => {
  const lead = await signedInAs("lead", "KSCMP training");
  const business = await signedInAs("business");
  const newly = await newcomer();

  expect(
    await postUpdate(lead, "HU2-3", { rating: "On track", done: `${MARK} was done`, difference: `${MARK} differs` }),
  ).toBe(303);
  expect(
    await addEvidence(lead, "HU2-3", {
      file: { name: `${MARK}.txt`, mimeType: "text/plain", buffer: Buffer.from(`In the file: ${MARK}`) },
      title: `Minutes of ${MARK}`,
      shows: "Shows what was done",
      trueOn: "2026-01-05",
    }),
  ).toBe(303);
  // A file of the wrong type, a text that is too long and a page that does not exist: errors must not repeat what was given.
  await lead.goto("/recommendations/HU2-3/evidence");
  const wrongType = { name: `${MARK}.pdf`, mimeType: "application/pdf", buffer: Buffer.from(MARK) };
  expect(await chooseFile(lead, await evidencePlace(lead, 1), wrongType)).toBe(422);
  await ask(business, "HU2-3", `${MARK} `.repeat(2000));
  await lead.goto(`/recommendations/${MARK}`);
  await lead.goto(`/recommendations?q=${MARK}`);
  await lead.goto(`/search?q=${MARK}`);

  const link = await invite(business, { name: `Sam ${MARK}`, email: `${MARK}@example.org`, role: /^Viewer/ });
  await accept(newly, link);
  await signOut(newly);
  await newly.goto("/sign-in");
  await newly.getByLabel("E-mail address").fill(`${MARK}@example.org`);
  await newly.getByLabel("Password").fill(`${MARK} is not it`);
  expect(await press(newly, "Sign in")).toBe(422);

  const secrets = [MARK, PASSWORD, link.split("/").at(-1) ?? "", ...(await tokensOf([lead, business, newly]))];
  expect(secrets.every((secret) => secret.length > 10)).toBe(true);
  // A trial prints its sign-in links on purpose.
  const lines = tracker.written().filter((line) => !line.startsWith("Sign in as "));
  expect(lines.filter((line) => line.includes('"msg":"signed in"')).length).toBeGreaterThan(2);
  expect(lines.filter((line) => line.includes('"msg":"sign-in refused"'))).toHaveLength(1);
  for (const secret of secrets) expect(lines.filter((line) => line.includes(secret))).toEqual([]);
});

async function tokensOf(pages: readonly Page[]): Promise<string[]> {
  const cookies = await Promise.all(pages.map((page) => page.context().cookies()));
  return cookies.flat().flatMap(({ name, value }) => (name.startsWith("tracker-") ? [value] : []));
}
