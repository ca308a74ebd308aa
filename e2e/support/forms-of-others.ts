import type { Page } from "@playwright/test";
import { daysAgo, evidencePlace, type Fields, fieldsOf, giveEvidence } from "./forms.ts";

/** A form that is not everybody's: where it stands, and what makes it one that would be taken. */
export interface OthersForm {
  readonly path: string;
  readonly button: string;
  readonly fill: (page: Page) => Promise<unknown>;
}

const nothingToFill = async () => {};

const aboutHU21: readonly OthersForm[] = [
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
      await page.getByLabel("How was this date arrived at?").fill("Set by a viewer.");
    },
  },
  {
    path: "/recommendations/HU2-1/success-measure",
    button: "Save the measure",
    fill: (page) => page.getByLabel("We will know it worked when").fill("Said by a viewer."),
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
    async fill(page) {
      const place = await evidencePlace(page, 1);
      await place.getByLabel("Or a link").fill("https://example.org/minutes");
      await giveEvidence(place, { title: "Minutes", shows: "It shows that something was done", trueOn: daysAgo(1) });
    },
  },
];

interface Places {
  readonly agency: string;
  readonly person: string;
  /** The page of somebody who is disabled. */
  readonly disabled: string;
}

/** Every form of the business team's, about KCC Early Help and its lead, and the sample lead of NHS Kent and Medway. */
export function businessTeamForms({ agency, person, disabled }: Places): readonly OthersForm[] {
  return [
    ...aboutHU21,
    { path: "/agencies/add", button: "Add the agency", fill: (page) => page.getByLabel("Name").fill("A viewer’s") },
    {
      path: `${agency}/rename`,
      button: "Save the new name",
      fill: (page) => page.getByLabel("New name").fill("Renamed by a viewer"),
    },
    {
      path: `${agency}/dissolve`,
      button: "Dissolve KCC Early Help",
      async fill(page) {
        await page.getByLabel("First day without it").fill(daysAgo(0));
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

export const executiveForm: OthersForm = {
  path: "/recommendations/HU2-5/owner/confirm",
  button: "Confirm KSCMP Executive",
  fill: nothingToFill,
};

/** What a browser would send of a form, filled in by somebody whose form it is. */
export async function filled(page: Page, { path, button, fill }: OthersForm): Promise<Fields> {
  await page.goto(path);
  await fill(page);
  return fieldsOf(page, button);
}
