import { beforeAll, expect, test } from "vitest";
import { chainBreaks } from "#db/verify.ts";
import { contextAt, currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { Forbidden } from "#lib/core/errors.ts";
import {
  everyoneExcept,
  inDatabaseCopy,
  seedTestUsers,
  type TestUsers,
  withTestDatabase,
} from "#tests/support/database.ts";
import { publishReview, tagThemes } from "./reviews.commands.ts";
import { getRecommendation, getReview, themesOf } from "./reviews.queries.ts";
import { findTheme, listThemes } from "./themes.queries.ts";
import { themeKey, themePath } from "./themes.rules.ts";

withTestDatabase();
let cast: TestUsers;
const now = () => currentContext(cast.business);
beforeAll(async () => {
  cast = await seedTestUsers();
  await publishReview(cast.business, {
    code: "AA1",
    title: "Sleep",
    kind: "Audit",
    publishedOn: "2020-03-01",
    publisher: "A partnership",
    scope: "How sleep was talked about.",
    themes: [{ name: "Safer sleep" }, { name: "Voice of the child / parents" }],
    recommendations: [{ shortTitle: "Sleep", wording: "Talk about sleep." }],
  });
});

const themeIdsOf = async (code: string) => (await getReview(await now(), code)).themes.map(({ id }) => id);
const namesOf = async (reference: string) => {
  const ctx = await now();
  return (await themesOf(ctx, await getRecommendation(ctx, reference))).map(({ name }) => name);
};
const inCopy = (what: string, work: () => Promise<void>) => test(what, () => inDatabaseCopy(work));

test.each([
  ["Safer sleep", "safer  SLEEP ", true],
  ["Safer sleep", "Safersleep", true],
  ["Safer sleep", "Safe sleep", false],
])("“%s” and “%s” are the same theme: %s", (a, b, same) => expect(themeKey(a) === themeKey(b)).toBe(same));

test("the path of a theme survives what a name may contain", () => {
  const name = "Voice / 100% of the child?";
  expect(decodeURIComponent(themePath(name).replace("/themes/", ""))).toBe(name);
});

inCopy("a review takes on the theme of another, spelt as there, and it is one theme across both", async () => {
  const [sleep = 0] = await themeIdsOf("AA1");
  await tagThemes(cast.business, { reference: "AA1-1", themeIds: [sleep] });
  const before = (await now()).asOf;
  const [own = 0] = await themeIdsOf("HU2");
  await tagThemes(cast.business, { reference: "HU2-1", themeIds: [own], otherThemes: "safer  Sleep" });
  expect(await namesOf("HU2-1")).toContain("Safer sleep");
  expect(await namesOf("HU2-1")).toHaveLength(2);
  const theme = await findTheme(await now(), "SAFER SLEEP");
  expect(theme).toMatchObject({ name: "Safer sleep", reviewIds: [expect.any(Number), expect.any(Number)] });
  expect(theme?.recommendationIds).toHaveLength(2);
  expect((await findTheme(contextAt(cast.business, before), "Safer sleep"))?.recommendationIds).toHaveLength(1);
  expect((await getReview(contextAt(cast.business, before), "HU2")).themes.map(({ name }) => name)).not.toContain(
    "Safer sleep",
  );
  expect([...chainBreaks(database().sqlite)]).toEqual([]);
});

inCopy("a new theme becomes one of the review once, however often it is entered", async () => {
  await tagThemes(cast.business, { reference: "HU2-1", newThemes: "Fathers\n\n fathers " });
  await tagThemes(cast.business, { reference: "HU2-2", newThemes: "FATHERS" });
  expect(await namesOf("HU2-1")).toEqual(["Fathers"]);
  expect(await namesOf("HU2-2")).toEqual(["Fathers"]);
  const named = (await getReview(await now(), "HU2")).themes.filter(({ name }) => themeKey(name) === "fathers");
  expect(named).toHaveLength(1);
  expect((await findTheme(await now(), "fathers"))?.recommendationIds).toHaveLength(2);
});

inCopy("a tagging replaces the one before, and its theme stays in the list without recommendations", async () => {
  await tagThemes(cast.business, { reference: "AA1-1", newThemes: "Housing" });
  await tagThemes(cast.business, { reference: "AA1-1" });
  expect(await namesOf("AA1-1")).toEqual([]);
  expect((await listThemes(await now(), null)).find(({ name }) => name === "Housing")?.recommendationIds).toEqual([]);
});

test.each([
  ["a theme that no review has", { otherThemes: ["Unknown"] }, "otherThemes", "Choose themes from the list."],
  ["a long name", { newThemes: "x".repeat(201) }, "newThemes", "Keep each theme to 200 characters, one on each line."],
])("%s is refused", async (_what, more, field, sentence) => {
  const refused = await tagThemes(cast.business, { reference: "HU2-1", ...more }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ fields: { [field]: sentence } });
});

test("a theme of another review is not taken by its number, and a name that may identify a child is asked about", async () => {
  const themeIds = await themeIdsOf("AA1");
  const refused = await tagThemes(cast.business, { reference: "HU2-1", themeIds }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ fields: { themeIds: "Choose themes from the list." } });
  const asked = await tagThemes(cast.business, { reference: "HU2-1", newThemes: "Child B" }).catch(
    (error: unknown) => error,
  );
  expect(asked).toMatchObject({ mayPostAnyway: true });
  for (const viewer of everyoneExcept(cast, cast.business))
    await expect(tagThemes(viewer, { reference: "HU2-1", newThemes: "Fathers" })).rejects.toBeInstanceOf(Forbidden);
});
