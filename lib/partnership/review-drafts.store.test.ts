import { beforeAll, describe, expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { redact } from "#lib/privacy/redaction/commands.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import {
  everyoneExcept,
  inviteAs,
  readAllRows,
  seedTestUsers,
  type TestUsers,
  withTestDatabase,
} from "#tests/support/database.ts";
import { reviewForm, reviewFrom, titledRecommendations } from "./review-drafts.rules.ts";
import {
  assertComplete,
  beginReviewDraft,
  deleteReviewDraft,
  getReviewDraft,
  listReviewDrafts,
  MAX_REVIEW_DRAFTS,
  saveReviewDraft,
} from "./review-drafts.store.ts";
import { publishReview } from "./reviews.commands.ts";

withTestDatabase();
let cast: TestUsers;
let colleague: Viewer;
beforeAll(async () => {
  cast = await seedTestUsers();
  colleague = await inviteAs("business");
});

const KEY = "0b9d4f9e-8a8f-4a34-9f4e-0a6d2f8a1c11";
const fields = {
  title: "Bruising in babies",
  code: "br1",
  kind: "Audit",
  publishedOn: "5 January 2026",
  publisher: "A partnership",
  link: "",
  scope: "How bruises were answered.",
  figures: [
    { figure: "", words: "", base: "" },
    { figure: "4", words: "babies", base: "" },
  ],
  themes: "Bruising\n\n  Curiosity ",
  list: "1. Plans should be shared.\n2. Schools should ask.",
};
const begin = (more = {}) => beginReviewDraft(cast.business, { ...fields, ...more }, undefined);

describe("a draft of a review", () => {
  test("is shared by the business team: one begins it, another saves it", async () => {
    const id = await begin();
    await saveReviewDraft(colleague, id, 1, { ...fields, title: "Another title" });
    const draft = await getReviewDraft(cast.business, id);
    expect(draft).toMatchObject({ version: 2, savedBy: colleague.personId, publishedAs: null });
    expect(draft.fields.title).toBe("Another title");
    expect((await listReviewDrafts(colleague)).map((one) => one.id)).toContain(id);
  });

  test("is not saved or deleted over what another has saved since", async () => {
    const id = await begin();
    await saveReviewDraft(colleague, id, 1, fields);
    await expect(saveReviewDraft(cast.business, id, 1, fields)).rejects.toBeInstanceOf(Conflict);
    await expect(deleteReviewDraft(cast.business, id, 1)).rejects.toMatchObject({ seen: 2 });
    await deleteReviewDraft(cast.business, id, 2);
    await expect(getReviewDraft(cast.business, id)).rejects.toBeInstanceOf(NotFound);
  });

  test("is begun once by a form that is sent twice", async () => {
    const id = await beginReviewDraft(cast.business, fields, KEY);
    expect(await beginReviewDraft(cast.business, fields, KEY)).toBe(id);
  });

  test("is for no one else", async () => {
    const id = await begin();
    for (const viewer of everyoneExcept(cast, cast.business)) {
      const attempts = [
        () => listReviewDrafts(viewer),
        () => getReviewDraft(viewer, id),
        () => beginReviewDraft(viewer, fields, undefined),
        () => saveReviewDraft(viewer, id, 1, fields),
        () => deleteReviewDraft(viewer, id, 1),
      ];
      const rows = readAllRows();
      for (const attempt of attempts) await expect(attempt()).rejects.toBeInstanceOf(Forbidden);
      expect(readAllRows()).toEqual(rows);
    }
  });

  test("loses a passage that is redacted, and a page that was open before cannot save it again", async () => {
    const id = await begin({ scope: "Visits to Riverbend.", list: "1. Visit Riverbend." });
    const { trail } = await askQuestion(cast.business, { reference: "HU2-4", words: "Was Riverbend asked?" });
    const { trail: redaction } = await redact(cast.business, {
      factTrail: String(trail),
      passage: "Riverbend",
      reason: "It points to one home.",
    });
    const draft = await getReviewDraft(cast.business, id);
    expect(draft.fields).toMatchObject({ scope: "Visits to [removed].", list: "1. Visit [removed]." });
    expect(draft).toMatchObject({ redactedBy: redaction, version: 2 });
    await expect(saveReviewDraft(cast.business, id, 1, fields)).rejects.toBeInstanceOf(Conflict);
  });

  test("is published once, as it was seen", async () => {
    const id = await begin();
    await saveReviewDraft(colleague, id, 1, fields);
    const review = await reviewForm.parseAsync(fields);
    const input = (draftVersion: number) => ({
      ...reviewFrom(review, titledRecommendations(review.list, [])),
      draftId: id,
      draftVersion,
    });
    await expect(publishReview(cast.business, input(1))).rejects.toMatchObject({ seen: 2 });
    const first = await publishReview(cast.business, input(2), { formKey: KEY });
    expect((await publishReview(cast.business, input(2), { formKey: KEY })).trail).toBe(first.trail);
    await expect(publishReview(colleague, input(2))).rejects.toThrow(
      "Another person has published this review already.",
    );
    expect((await getReviewDraft(colleague, id)).publishedAs).toBe("BR1");
    expect((await listReviewDrafts(colleague)).map((one) => one.id)).not.toContain(id);
    await expect(assertComplete(fields)).rejects.toMatchObject({ fields: { code: expect.stringContaining("BR1") } });
    expect((await currentContext(colleague)).asOf.event).toBe(first.trail);
  });

  test("takes half a megabyte at most, and there are so many at once", async () => {
    await expect(begin({ list: "x".repeat(500_000) })).rejects.toBeInstanceOf(Invalid);
    for (const { id, version } of await listReviewDrafts(cast.business))
      await deleteReviewDraft(cast.business, id, version);
    for (let count = 0; count < MAX_REVIEW_DRAFTS; count += 1) await begin();
    await expect(begin()).rejects.toThrow(`There are ${MAX_REVIEW_DRAFTS} drafts of reviews already`);
  });
});

describe("the form of a review", () => {
  test("leaves out empty rows and lines, and reads a code in small letters", async () => {
    const { code, figures, themes, list } = await reviewForm.parseAsync(fields);
    expect(code).toBe("BR1");
    expect(figures).toEqual([{ figure: "4", words: "babies", base: "", section: "" }]);
    expect(themes).toEqual([{ name: "Bruising" }, { name: "Curiosity" }]);
    expect(list.wordings).toEqual(["Plans should be shared.", "Schools should ask."]);
  });

  test("names the row of a figure that is not complete", async () => {
    const incomplete = {
      ...fields,
      figures: [
        { figure: "", words: "", base: "" },
        { figure: "4", words: "", base: "" },
      ],
    };
    await expect(assertComplete(incomplete)).rejects.toMatchObject({
      fields: { "figures.1.words": "Say what it counts." },
    });
  });

  test("a list of more than 100 is refused with its number", async () => {
    const list = Array.from({ length: 101 }, (_, index) => `${index + 1}. Do this.`).join("\n");
    await expect(assertComplete({ ...fields, list })).rejects.toMatchObject({
      fields: { list: "This list has 101 recommendations, and a review can have 100." },
    });
  });

  test("a title that was given follows its wording when the list is changed", async () => {
    const { list } = await reviewForm.parseAsync(fields);
    const [, second] = titledRecommendations(list, []);
    const titles = [{ key: second?.key ?? "", shortTitle: "Schools" }];
    const longer = await reviewForm.parseAsync({ ...fields, list: `1. Do this first.\n2. Schools should ask.` });
    expect(titledRecommendations(longer.list, titles).map(({ shortTitle }) => shortTitle)).toEqual([
      "Do this first",
      "Schools",
    ]);
  });
});
