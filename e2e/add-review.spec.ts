import { daysAgo, follow, press, problem, timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";

// Both steps and the draft between them are forms of a new kind: they work without JavaScript.
test.use({ javaScriptEnabled: false });

const PASTED = `The review makes three recommendations:

1. NHS Kent and Medway should ensure that every midwife is trained in the bruising protocol:
• on joining;
• once a year.

2. KCC Early Help should tell the partnership how it
records what parents say.

3. The partnership should audit the bruising protocol within a year.`;

const AS_WORDED = "KCC Early Help should tell the partnership how it records what parents say.";
const CORRECTED = "KCC Early Help should tell the partnership every year how it records what parents say.";

test("a review is added by pasting, left as a draft, published, assigned and corrected", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  const main = business.getByRole("main");
  const heading = business.getByRole("heading", { level: 1 });

  await test.step("what is missing is said for each field, and nothing typed is lost", async () => {
    await business.goto("/reviews");
    await follow(business.getByRole("link", { name: "Add a review" }));
    await business.getByLabel("Short code").fill("hu2");
    await business.getByLabel("Link to the review").fill("www.example.org");
    await business.getByLabel("Recommendations, as worded").fill(PASTED);
    expect(await press(business, "Check the review")).toBe(422);
    await expect(problem(business).getByRole("link")).toHaveText([
      "Enter the title.",
      "Choose what kind of review it is.",
      "Enter the day it was published.",
      "Enter who published it.",
      /^Enter the whole address of the link/,
      "Enter a summary: what the review studied.",
    ]);
    await expect(business.getByLabel("Recommendations, as worded")).toHaveValue(/once a year/);
  });

  await test.step("it is left as a draft, which another of the team does not need to find by its address", async () => {
    await business.getByLabel("Title").fill("Bruising in babies");
    await business.getByLabel("Kind").selectOption({ label: "Local child safeguarding practice review (LCSPR)" });
    await business.getByLabel("Published on").fill(daysAgo(30));
    await business.getByLabel("Published by").fill("The partnership");
    await business.getByLabel("Link to the review").fill("https://www.example.org/bruising");
    await business.getByLabel("Summary").fill("How agencies answered when bruises were seen.");
    await business.getByText("Figure 1", { exact: true }).click();
    await business.getByLabel("Figure", { exact: true }).first().fill("4");
    await business.getByLabel("What it counts").first().fill("children seen before");
    await business.getByLabel("What it is a share of").first().fill("the 11 children in the review");
    await business.getByLabel("Themes").fill("Bruising\nCuriosity");
    expect(await press(business, "Save and finish later")).toBe(303);
    await expect(business.getByRole("status")).toHaveText("The draft is saved. Open it below to finish it.");
    await follow(business.getByRole("link", { name: "Bruising in babies" }));
    await expect(business.getByLabel("Summary")).toHaveValue("How agencies answered when bruises were seen.");
  });

  await test.step("a code that is taken is refused before the next page", async () => {
    expect(await press(business, "Check the review")).toBe(422);
    await expect(problem(business)).toContainText("There is a review with the code HU2 already");
    await business.getByLabel("Short code").fill("BR1");
    expect(await press(business, "Check the review")).toBe(303);
  });

  await test.step("the list is shown as it was split, with a title for each", async () => {
    await expect(heading).toHaveText("Check the review");
    await expect(business.getByRole("heading", { level: 3 })).toHaveText(["BR1-1", "BR1-2", "BR1-3"]);
    await expect(business.getByRole("blockquote")).toHaveText([/once a year\.$/, AS_WORDED, /audit the bruising/]);
    await expect(main).toContainText("are left out: “The review makes three recommendations:”");
    await expect(business.getByLabel("Short title of BR1-2")).toHaveValue(
      "Tell the partnership how it records what parents say",
    );
    await business.getByLabel("Short title of BR1-1").fill("Bruising protocol for midwives");
    await business.getByLabel("Short title of BR1-3").fill("");
    expect(await press(business, "Publish BR1")).toBe(422);
    await expect(problem(business).getByRole("link")).toHaveText("Recommendation 3: enter a short title.");
    await expect(business.getByLabel("Short title of BR1-1")).toHaveValue("Bruising protocol for midwives");
    await business.getByLabel("Short title of BR1-3").fill("Bruising protocol audit");
  });

  await test.step("it is published once, and its draft is gone from the list", async () => {
    const draft = business.url();
    expect(await press(business, "Publish BR1")).toBe(303);
    await expect(heading).toHaveText("Bruising in babies");
    const done = business.getByRole("region", { name: "Review published" });
    await expect(done).toContainText("Its recommendations are on the board and in the list.");
    await expect(done).toContainText("Next: Assign the owner of BR1-1 · 3 recommendations left without an owner");
    await expect(main).toContainText("children seen before");
    await expect(main).toContainText("the 11 children in the review");
    await business.goto(draft);
    await expect(heading).toHaveText("This review has been published");
    await business.goto("/reviews");
    await expect(business.getByRole("region", { name: "Drafts" })).toBeHidden();
    await follow(business.getByRole("link", { name: "BR1", exact: true }));
  });

  await test.step("one gets an owner", async () => {
    await follow(business.getByRole("link", { name: "Assign an owner to BR1-2" }));
    await business.getByRole("combobox", { name: "Agency" }).selectOption({ label: "KCC Early Help" });
    await business.getByRole("radio", { name: "Named in the report" }).check();
    await business.getByLabel("Why this agency?").fill("The review names it.");
    expect(await press(business, "Save the owner")).toBe(303);
    await business.goto("/reviews/BR1");
    await expect(business.getByRole("link", { name: /^Assign an owner to/ })).toHaveText([/BR1-1$/, /BR1-3$/]);
  });

  await test.step("its wording is corrected, with the one before beside it", async () => {
    await business.goto("/recommendations/BR1-2");
    await main.getByText(/^More/).click();
    await follow(business.getByRole("link", { name: "Correct the wording" }));
    await business.getByLabel("Wording", { exact: true }).fill(CORRECTED);
    await business.getByLabel("Short title").fill("How parents’ words are recorded");
    await business.getByLabel("Why is it corrected?").fill("Two words were left out.");
    expect(await press(business, "Save the correction")).toBe(303);
    await expect(business.getByRole("region", { name: "Wording corrected" })).toContainText("The wording before stays");
    await expect(heading).toHaveText("How parents’ words are recorded");
    await expect(business.getByRole("blockquote").first()).toHaveText(CORRECTED);
    const earlier = business.getByRole("region", { name: "Worded differently earlier" });
    await expect(earlier.getByRole("blockquote")).toHaveText(AS_WORDED);
    await expect(earlier).toContainText("Two words were left out.");
    await expect(timelineEvents(business, "Wording corrected")).toContainText(CORRECTED);
  });

  await test.step("the board and the list have it, and no one is asked for an owner that only the team can assign", async () => {
    const executive = await signedInAs("executive");
    const row = executive.getByRole("row", { name: /^BR1-2 How parents’ words are recorded/ });
    await expect(row.first()).toContainText("KCC Early Help");
    await expect(executive.getByRole("main")).toContainText("2 have no owner.");
    await expect(executive.getByRole("region", { name: "For you to decide" })).not.toContainText("BR1");
    await executive.goto("/recommendations?review=BR1");
    await expect(executive.getByRole("main").getByRole("table").first().getByRole("rowheader")).toHaveText([
      /^BR1-1 Bruising protocol for midwives/,
      /^BR1-2 How parents’ words are recorded/,
      /^BR1-3 Bruising protocol audit/,
    ]);
    await executive.goto("/reviews");
    await expect(executive.getByRole("link", { name: "Add a review" })).toBeHidden();
  });
});
