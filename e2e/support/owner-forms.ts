import { daysAgo, evidencePlace, giveEvidence } from "./forms.ts";
import type { Places, RestrictedForm } from "./restricted-form.ts";

const LINK = {
  link: "https://example.org/minutes",
  title: "Minutes",
  shows: "Shows what was done",
  trueOn: daysAgo(1),
} as const;

/** Every form by which an owner reports, or the business team on their behalf. */
export function ownersForms({ action, question, evidence }: Places): readonly RestrictedForm[] {
  return [
    {
      path: "/recommendations/HU2-1/update",
      button: "Post the update",
      async fill(page) {
        await page.getByLabel(/^What has been done since/).fill("Posted by a viewer.");
        await page.getByRole("radio", { name: "Off track" }).check();
        await page.getByLabel("What is in the way?").fill("Nothing.");
      },
    },
    {
      path: "/recommendations/HU2-1/evidence",
      button: "Add the evidence",
      fill: async (page) => giveEvidence(await evidencePlace(page, 1), LINK),
    },
    {
      path: `${evidence}/replace`,
      button: "Replace it",
      fill: async (page) => giveEvidence(await evidencePlace(page, 1), LINK),
    },
    {
      path: "/recommendations/HU2-1/actions/add",
      button: "Add the action",
      async fill(page) {
        await page.getByLabel("What is to be done?").fill("To do what a viewer wants.");
        await page.getByLabel("Due on").fill(daysAgo(-30));
      },
    },
    {
      path: action,
      button: "Save",
      async fill(page) {
        await page.getByRole("radio", { name: "Dropped" }).check();
        await page.getByLabel("Note").fill("A viewer wants it dropped.");
      },
    },
    {
      path: question,
      button: "Post the answer",
      fill: (page) => page.getByLabel("Your answer").fill("Answered by a viewer."),
      isReadByAll: true,
    },
    {
      path: "/recommendations/HU2-3/new-date",
      button: "Ask for this date",
      async fill(page) {
        await page.getByLabel("The date you ask for").fill(daysAgo(-60));
        await page.getByLabel("Why can’t the date be kept?").fill("A viewer wants it so.");
        await page.getByLabel("What is the risk until then").fill("None that a viewer sees.");
      },
    },
    {
      path: "/recommendations/HU2-1/sign-off",
      button: "Ask for sign-off",
      async fill(page) {
        await page.getByLabel("What was done?").fill("Said by a viewer.");
        await page.getByLabel("What difference did it make?").fill("None.");
      },
    },
  ];
}
