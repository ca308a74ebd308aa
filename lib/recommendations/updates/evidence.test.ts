import { beforeAll, describe, expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { Invalid } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { inviteAs, seedTestUsers, type TestUsers, uploadTestFile, withTestDatabase } from "#tests/support/database.ts";
import { addEvidence, postUpdate } from "./commands.ts";
import { listEvidence } from "./queries.ts";

withTestDatabase();
let users: TestUsers;
beforeAll(async () => {
  users = await seedTestUsers();
});

const update = { reference: "HU2-4", rating: "on-track", seen: 0, done: "The form was tried in two districts." };

describe("the same file again on a recommendation", () => {
  const given = { shows: "activity", trueOn: "2026-01-31" };
  const files = async (lead: Viewer) => {
    const { id } = await getRecommendation(await currentContext(lead), "HU2-4");
    return (await listEvidence(await currentContext(lead), id)).length;
  };
  const refusalOf = async (posted: Promise<unknown>) => {
    const refused = await posted.catch((error: unknown) => error);
    if (!(refused instanceof Invalid)) throw new Error("not refused");
    return refused.fields;
  };

  test("is pointed out under another name, then added or left out as the person says", async () => {
    const lead = users.leads.earlyHelp;
    const first = [
      { file: await uploadTestFile(lead, "notes.txt", "the same bytes"), title: "Audit of plans", ...given },
    ];
    await addEvidence(lead, { reference: "HU2-4", evidence: first });
    const before = await files(lead);
    const again = [{ file: await uploadTestFile(lead, "copy of notes.txt", "the same bytes"), ...given }];
    const fields = await refusalOf(addEvidence(lead, { reference: "HU2-4", evidence: again }));
    expect(fields).toEqual({
      "evidence.0.again": expect.stringMatching(
        /^“copy of notes\.txt” is the same file as “Audit of plans”, added on \d{1,2} \w+ \d{4}\. Say whether to add it again\.$/,
      ),
    });
    expect(await files(lead)).toBe(before);

    const leftOut = again.map((one) => ({ ...one, again: "leave" }));
    await postUpdate(lead, { ...update, evidence: leftOut });
    expect(await files(lead)).toBe(before);
    await addEvidence(lead, { reference: "HU2-4", evidence: again.map((one) => ({ ...one, again: "add" })) });
    expect(await files(lead)).toBe(before + 1);
  });

  test("is pointed out when it is twice in one form", async () => {
    const lead = users.leads.earlyHelp;
    const evidence = [
      { url: "https://example.org", title: "Minutes", ...given },
      { file: await uploadTestFile(lead, "notes.txt", "twice"), ...given },
      { file: await uploadTestFile(lead, "other.txt", "twice"), ...given },
    ];
    expect(await refusalOf(addEvidence(lead, { reference: "HU2-4", evidence }))).toEqual({
      "evidence.2.again": "“other.txt” is the same file as the file of evidence 2. Say whether to add it again.",
    });
  });

  test("is nothing to ask about on another recommendation, and does not show what is held from the person", async () => {
    const lead = users.leads.nhs;
    const theirs = [{ file: await uploadTestFile(lead, "Baby_A.txt", "held bytes"), ...given }];
    await addEvidence(lead, { reference: "HU2-1", evidence: theirs }, { postAnyway: true });
    const colleague = await inviteAs("lead", users.agencies.nhs);
    for (const [viewer, reference] of [
      [colleague, "HU2-1"],
      [users.leads.earlyHelp, "HU2-4"],
    ] as const) {
      const evidence = [{ file: await uploadTestFile(viewer, "notes.txt", "held bytes"), ...given }];
      await addEvidence(viewer, { reference, evidence });
    }
  });
});

test.each([
  ["with a password in it", "https://ann:secret@example.org", /^This link has a password or a key in it/],
  [
    "that is too long",
    `https://example.org/${"a".repeat(2001)}`,
    /^This link is too long: it has 2,021 characters, and at most 2,000/,
  ],
])("a link %s is refused with a sentence of its own", async (_what, url, sentence) => {
  const evidence = [{ url, title: "Minutes", shows: "activity", trueOn: "2026-01-01" }];
  await expect(addEvidence(users.leads.earlyHelp, { reference: "HU2-4", evidence })).rejects.toMatchObject({
    fields: { "evidence.0.url": expect.stringMatching(sentence) },
  });
});
