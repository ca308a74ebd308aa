import { expectAccessible } from "../support/accessibility.ts";
import { evidencePlace, follow } from "../support/forms.ts";
import { expect, test } from "../support/journey.ts";

const HU21 = "/recommendations/HU2-1";
const HU23 = "/recommendations/HU2-3";
const HU24 = "/recommendations/HU2-4";

const visits = [
  {
    role: "executive",
    paths: [
      "/board",
      "/board?as-at=2001-01-01",
      "/recommendations?as-at=2022-06-01",
      `${HU21}?as-at=2022-06-01`,
      "/recommendations?rating=delivered",
    ],
  },
  {
    role: "business",
    paths: [
      "/my-work",
      "/held",
      "/history",
      "/history?reference=HU2-3&kind=actions",
      "/history?from=2099-01-01",
      "/reviews/add",
    ],
  },
  { role: "viewer", paths: ["/board/meetings", HU24, "/history", "/board/changes?to=2099-01-01"] },
  {
    role: "viewer",
    paths: ["agencies", "reviews", "reviews/HU2", "board", "board/meetings"].map((page) => `/${page}?as-at=2022-06-01`),
  },
  { role: "lead", agency: "NHS Kent and Medway", paths: ["/my-work"] },
  { role: "lead", agency: "KCC Early Help", paths: ["/my-work", HU24, `${HU24}/update`, "/nowhere", "/people"] },
  {
    role: "lead",
    agency: "KSCMP training",
    paths: ["/my-work", HU23, `${HU23}/actions/add`, `${HU24}/update`],
  },
] as const;

for (const { role, paths, ...visit } of visits) {
  const agency = "agency" in visit ? visit.agency : undefined;
  test(`${paths[0]} and other pages of a trial as seeded, for the ${role}${agency ? ` of ${agency}` : ""}`, async ({
    signedInAs,
  }) => {
    const page = await signedInAs(role, agency);
    for (const path of paths) {
      await page.goto(path);
      await expectAccessible(page, `${role}, ${path}`);
    }
  });
}

test("parts of a page that open", async ({ signedInAs }) => {
  const executive = await signedInAs("executive");
  await executive.setViewportSize({ width: 390, height: 844 });
  await executive.getByText("Menu", { exact: true }).click();
  await expect(executive.getByRole("link", { name: "Reviews", exact: true })).toBeVisible();
  await expectAccessible(executive, "the board with its menu open");

  const lead = await signedInAs("lead", "KCC Early Help");
  await lead.goto(`${HU24}/update`);
  await evidencePlace(lead, 1);
  await expectAccessible(lead, "post an update, with a place for evidence open");
  await lead.goto(HU24);
  await follow(lead.getByRole("link", { name: "Correct this update" }).first());
  await expectAccessible(lead, "correct an update");
});

test("the decisions of a past meeting, with the confirmation of an owner open", async ({ signedInAs }) => {
  const executive = await signedInAs("executive");
  await executive.goto("/board/meetings");
  await follow(
    executive
      .getByRole("main")
      .getByRole("rowheader")
      .getByRole("link", { name: /\d{4}$/ })
      .first(),
  );
  await follow(executive.getByRole("link", { name: "Record the decisions" }));
  await follow(executive.getByRole("link", { name: "Confirm the owner" }).first());
  await expect(executive.getByRole("button", { name: "Confirm KSCMP Executive" })).toBeVisible();
  await expectAccessible(executive, "record the decisions, with the confirmation of an owner open");
});

test("the business team’s pages about a meeting and a lead, before anything has happened", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  await business.goto("/board/meetings");
  const toCome = business.getByRole("main").getByRole("listitem");
  await follow(toCome.getByRole("link", { name: /\d{4}$/ }).first());
  await expectAccessible(business, "a meeting to come, without a paper");
  await business.goto("/people");
  await follow(business.getByRole("link", { name: "Sample lead of KCC Early Help", exact: true }));
  await expectAccessible(business, "a lead, and what they lead");
  await follow(business.getByRole("link", { name: "Hand over their work" }));
  await expect(business.getByRole("main")).toContainText("There is no one to hand it to yet.");
  await expectAccessible(business, "hand over, with no other lead in the agency");
});

test("pages for a visitor who is not signed in", async ({ newcomer }) => {
  const page = await newcomer();
  for (const path of ["/sign-in", "/sign-in?next=%2Fboard", "/nowhere", "/invitation/nothing"]) {
    await page.goto(path);
    await expectAccessible(page, `not signed in, ${path}`);
  }
});
