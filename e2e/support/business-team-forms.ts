import { daysAgo } from "./forms.ts";
import { nothingToFill, type Places, type RestrictedForm, sayWhy } from "./restricted-form.ts";
import { reviewForms } from "./review-forms.ts";

const aboutHU21: readonly RestrictedForm[] = [
  {
    path: "/recommendations/HU2-1/owner",
    button: "Save the owner",
    fill: (page) => page.getByLabel("Why this agency?").fill("Taken by a viewer."),
  },
  {
    path: "/recommendations/HU2-1/due-date",
    button: "Set the due date",
    async fill(page) {
      await page.getByLabel("Due date").fill(daysAgo(-100));
      await page.getByLabel("How was this date agreed?").fill("Set by a viewer.");
    },
  },
  {
    path: "/recommendations/HU2-1/response-request",
    button: "Ask for a response",
    fill: (page) => page.getByLabel("Response owed by").fill(daysAgo(-40)),
  },
  {
    path: "/recommendations/HU2-1/success-measure",
    button: "Save the measure",
    fill: (page) => page.getByLabel("Success measure").fill("Said by a viewer."),
  },
  {
    path: "/recommendations/HU2-1/contributors",
    button: "Save the contributors",
    fill: (page) => page.getByRole("checkbox", { name: "KCC Early Help" }).check(),
  },
  {
    path: "/recommendations/HU2-1/themes",
    button: "Save the themes",
    fill: (page) => page.getByRole("checkbox").first().check(),
  },
  {
    path: "/recommendations/HU2-1/reporting-interval",
    button: "Save",
    fill: (page) => page.getByLabel("Months between two updates").fill("24"),
  },
  {
    path: "/recommendations/HU2-1/asks",
    button: "Save the parts",
    fill: (page) => page.getByLabel("The parts, one a line").fill("Named by a viewer\nAnd this one too"),
  },
  {
    path: "/recommendations/HU2-1/assess",
    button: "Post your rating",
    async fill(page) {
      await page.getByRole("radio", { name: "Off track" }).check();
      await page.getByLabel("Why?").fill("Assessed by a viewer.");
    },
  },
  {
    path: "/recommendations/HU2-1/questions/ask",
    button: "Ask the question",
    fill: (page) => page.getByLabel(/^Your question to /).fill("Asked by a viewer?"),
  },
];

/** Every form that only the business team may send. */
export function businessTeamForms(places: Places): readonly RestrictedForm[] {
  const { agency, person, disabled, evidence, redact } = places;
  return [
    ...aboutHU21,
    ...reviewForms(places),
    {
      path: `${evidence}/appraise`,
      button: "Save",
      async fill(page) {
        await page.getByRole("radio", { name: "No, it is not sufficient" }).check();
        await sayWhy(page);
      },
    },
    { path: `${evidence}/remove`, button: "Remove it for good", fill: sayWhy },
    {
      path: redact,
      button: "Remove it for good",
      async fill(page) {
        await page.getByLabel("Passage to remove").fill("Every district");
        await page.getByLabel("Why?").fill("Removed by a viewer.");
      },
    },
    { path: "/agencies/add", button: "Add the agency", fill: (page) => page.getByLabel("Name").fill("A viewer’s") },
    {
      path: `${agency}/rename`,
      button: "Save the new name",
      fill: (page) => page.getByLabel("New name").fill("Renamed by a viewer"),
    },
    { path: `${agency}/mark`, button: "Mark it as outside the partnership", fill: nothingToFill },
    {
      path: `${agency}/dissolve`,
      button: "Dissolve KCC Early Help",
      async fill(page) {
        await page.getByLabel("Date of dissolution").fill(daysAgo(0));
        await page.getByRole("checkbox", { name: "KSCMP training" }).check();
      },
    },
    {
      path: "/people/invite",
      button: "Invite them",
      async fill(page) {
        await page.getByLabel("Name", { exact: true }).fill("A friend of the viewer");
        await page.getByLabel("E-mail address").fill("friend@example.org");
        await page.getByRole("radio", { name: /^Business team/ }).check();
      },
    },
    { path: `${person}/role`, button: "Save", fill: (page) => page.getByRole("radio", { name: /^Executive/ }).check() },
    { path: `${person}/link`, button: "Make a new link", fill: nothingToFill },
    {
      path: `${person}/hand-over`,
      button: "Hand over",
      async fill(page) {
        await page.getByLabel("New lead").selectOption({ index: 1 });
        await page.getByLabel("Why?").fill("A viewer wants it.");
      },
    },
    { path: `${person}/sign-out`, button: "Sign Sample lead of KCC Early Help out", fill: async () => {} },
    { path: `${person}/second-factor`, button: "Remove the second factor", fill: async () => {} },
    {
      path: `${person}/disable`,
      button: "Disable Sample lead of KCC Early Help",
      fill: (page) => page.getByLabel("Why?").fill("A viewer wants it."),
    },
    {
      path: `${disabled}/enable`,
      button: "Enable Sample lead of NHS Kent and Medway",
      fill: (page) => page.getByLabel("Why?").fill("A viewer wants it."),
    },
    {
      path: "/board/meetings/add",
      button: "Add the meeting",
      fill: (page) => page.getByLabel("Day").fill(daysAgo(-200)),
    },
  ];
}
