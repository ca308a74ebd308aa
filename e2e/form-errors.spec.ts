import { fieldsOf, follow, press, problem, send } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { invite } from "./support/people.ts";

const UPDATE = "/recommendations/HU2-4/update";

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("the focus is on the error summary of a refused form", async ({ signedInAs }) => {
      const lead = await signedInAs("lead", "KCC Early Help");
      await lead.goto(UPDATE);
      expect(await press(lead, "Post the update")).toBe(422);
      await expect(problem(lead)).toBeFocused();
      await lead.keyboard.press("Tab");
      await expect(problem(lead).getByRole("link").first()).toBeFocused();
    });
  });

test("a date is taken as a person types it", async ({ signedInAs, tracker }) => {
  const business = await signedInAs("business");
  const path = "/board/meetings/add";
  await business.goto(path);
  const form = await fieldsOf(business, "Add the meeting");
  const answers = async (heldOn: string) => {
    const key = crypto.randomUUID();
    const typed = new Map([
      ["title", `Executive ${key}`],
      ["heldOn", heldOn],
      ["formKey", key],
    ]);
    return send(
      business,
      path,
      form.map(([name, value]) => [name, typed.get(name) ?? value]),
    );
  };
  const year = Number(tracker.day().slice(0, 4)) + 1;
  for (const typed of [`2 November ${year}`, `16/03/${year}`]) expect((await answers(typed)).status()).toBe(303);
  const refused = await answers("0026-11-02");
  expect(refused.status()).toBe(422);
  expect(await refused.text()).toContain("Enter the year of the day of the meeting with four figures, such as 2027.");
});

test("the form for a password reports all its errors at once", async ({ signedInAs, newcomer }) => {
  const link = await invite(await signedInAs("business"), {
    name: "Sam Field",
    email: "sam.field@example.org",
    role: /^Viewer/,
  });
  const sam = await newcomer();
  await sam.goto(link);
  await sam.getByLabel("Password", { exact: true }).fill("short");
  await sam.getByLabel("The same password again").fill("different");
  expect(await press(sam, "Set the password and sign in")).toBe(422);
  await expect(problem(sam).getByRole("link")).toHaveText([
    /^Use at least 12 characters/,
    "The two passwords differ: type the same one twice.",
  ]);
});

test("the page of a person has their name as its title, and the current page is underlined in forced colours", async ({
  signedInAs,
}) => {
  const business = await signedInAs("business");
  await business.goto("/people");
  await follow(business.getByRole("link", { name: "Sample viewer" }));
  await expect(business).toHaveTitle("Trial: Sample viewer – Recommendations tracker");
  await business.emulateMedia({ forcedColors: "active" });
  await business.getByRole("navigation", { name: "Main" }).getByText(/^More/).click();
  const current = business.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "People" });
  await expect(current).toHaveAttribute("aria-current", "page");
  await expect(current).toHaveCSS("text-decoration-line", "underline");
});

test("a recommendation is printed in one column", async ({ signedInAs }) => {
  const viewer = await signedInAs("viewer");
  await viewer.goto("/recommendations/HU2-4");
  await viewer.emulateMedia({ media: "print" });
  const lefts = await viewer
    .getByRole("main")
    .getByRole("heading", { level: 2 })
    .evaluateAll((headings) =>
      // The heading of a panel begins inside its border: the panel itself has to begin where the others do.
      headings.map((one) => {
        const panel = one.parentElement;
        const isInPanel = panel !== null && getComputedStyle(panel).paddingLeft !== "0px";
        return Math.round((isInPanel ? panel : one).getBoundingClientRect().left);
      }),
    );
  expect(lefts.length).toBeGreaterThan(2);
  expect(new Set(lefts).size).toBe(1);
});
