import { csv, pdf, programNamedAsDocument, tooLargeTable } from "./support/files.ts";
import {
  chooseFile,
  daysAgo,
  evidencePlace,
  follow,
  giveEvidence,
  press,
  problem,
  timelineEvents,
} from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";

const POST = "Post the update";

test("a wrong update is corrected, and both stay readable", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  await lead.goto("/recommendations/HU2-4");
  const wrong = timelineEvents(lead, "Update: On track");
  await follow(wrong.getByRole("link", { name: "Correct this update" }));
  await expect(lead.getByRole("heading", { level: 1 })).toHaveText("Correct an update");
  await expect(lead.getByLabel(/^What has been done/)).toHaveValue(/^Plans were shared in 84 of 120 families/);
  await lead.getByLabel(/^What has been done/).fill("Plans were shared in 82 of 120 families that agreed.");
  expect(await press(lead, "Post the correction")).toBe(303);

  const correction = timelineEvents(lead, "Update: On track").filter({ hasText: "82 of 120" });
  await expect(correction).toContainText("Corrects an earlier update");
  const corrected = timelineEvents(lead, "Update: On track").filter({ hasText: "84 of 120" });
  await expect(corrected).toContainText("Corrected by a later update");
  await expect(corrected.getByRole("link", { name: "Correct this update" })).toBeHidden();

  await follow(lead.getByRole("link", { name: "Board" }));
  const differences = lead.getByRole("listitem").filter({ hasText: "Partners say they hear of a plan" });
  await expect(differences).toHaveCount(1);
});

test("a lead posts an update with two files, after a few mistakes", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  const summary = problem(lead);
  const minutes = pdf("minutes.pdf", "Minutes of the steering group");
  const table = csv("plans-shared.csv", [
    ["District", "Plans shared"],
    ["North", 28],
    ["South", 21],
  ]);

  await test.step("they find the form from the board", async () => {
    await follow(lead.getByRole("table").first().getByRole("link", { name: "HU2-4" }));
    await follow(lead.getByRole("link", { name: "Post an update" }));
    await expect(lead.getByRole("heading", { level: 1 })).toHaveText("Post an update");
    await expect(lead.getByText("Last time: All districts from next month.")).toBeVisible();
  });

  await test.step("the last answer can be copied into the field, below what was typed", async () => {
    const next = lead.getByLabel("What is next?");
    await expect(next).toHaveAccessibleDescription("Last time: All districts from next month.");
    await next.fill("Two districts are left.");
    await lead.getByRole("button", { name: /^Start from this ?: What is next/ }).click();
    await expect(next).toHaveValue("Two districts are left.\nAll districts from next month.");
    await expect(next).toBeFocused();
    await next.fill("");
  });

  await test.step("nothing answered: a sentence beside each field, and the way to it", async () => {
    expect(await press(lead, POST)).toBe(422);
    await expect(lead).toHaveTitle(/^Trial: Error: Post an update/);
    await expect(summary.getByRole("link")).toHaveText(["Say what has been done.", "Choose a rating."]);
    await expect(summary).toBeFocused();
    const done = lead.getByLabel(/^What has been done since/);
    await expect(done).toHaveAccessibleDescription(/Error: Say what has been done\./);
    await summary.getByRole("link", { name: /^Say what has been done/ }).click();
    await expect(done).toBeFocused();
    await summary.getByRole("link", { name: "Choose a rating." }).click();
    await expect(lead.getByRole("group", { name: "How is it going?" })).toBeFocused();
  });

  await test.step("half of it answered: everything typed is kept", async () => {
    await lead.getByLabel(/^What has been done since/).fill("All twelve districts share plans.\nPartners were told.");
    await lead.getByLabel("What difference has it made?").fill("Health visitors prepare with the plan in hand.");
    await lead.getByLabel("What is next?").fill("A look at how the plans are used.");
    await lead.getByRole("radio", { name: "At risk" }).check();
    await giveEvidence(await evidencePlace(lead, 1), {
      file: minutes,
      title: "Minutes of the steering group",
      shows: "Shows what was done",
    });
    await giveEvidence(await evidencePlace(lead, 2), { file: table, trueOn: daysAgo(3) });
    expect(await press(lead, POST)).toBe(422);

    await expect(summary.getByRole("link")).toHaveText([
      "Say what is in the way: you rated it at risk.",
      "Evidence 1: enter the date of the evidence.",
      "Evidence 2: say whether it shows that something was done, or that it made a difference.",
    ]);
    await expect(lead.getByLabel(/^What has been done since/)).toHaveValue(
      "All twelve districts share plans.\nPartners were told.",
    );
    await expect(lead.getByLabel("What difference has it made?")).toHaveValue(
      "Health visitors prepare with the plan in hand.",
    );
    await expect(lead.getByLabel("What is next?")).toHaveValue("A look at how the plans are used.");
    await expect(lead.getByRole("radio", { name: "At risk" })).toBeChecked();
    const [first, second] = [await evidencePlace(lead, 1), await evidencePlace(lead, 2)];
    await expect(first.getByLabel("What it is")).toHaveValue("Minutes of the steering group");
    await expect(first.getByRole("radio", { name: "Shows what was done" })).toBeChecked();
    await expect(first).toContainText("Received: minutes.pdf");
    await expect(first).toContainText("Enter the date of the evidence.");
    await expect(second).toContainText("Received: plans-shared.csv");
    await expect(second.getByLabel("Date of the evidence")).toHaveValue(daysAgo(3));
  });

  await test.step("corrected, it is posted, and shows on the timeline", async () => {
    await lead.getByLabel("What is in the way?").fill("Two partners have no secure mailbox yet.");
    await giveEvidence(await evidencePlace(lead, 1), { trueOn: daysAgo(10) });
    await giveEvidence(await evidencePlace(lead, 2), { shows: "Shows what difference it made" });
    expect(await press(lead, POST)).toBe(303);

    await expect(lead).toHaveURL(/\/recommendations\/HU2-4\?done=\d+/);
    const posted = timelineEvents(lead, "Update: At risk").first();
    await expect(posted).toContainText("by Sample lead of KCC Early Help for KCC Early Help");
    await expect(posted).toContainText("All twelve districts share plans.\nPartners were told.", {
      useInnerText: true,
    });
    await expect(posted).toContainText("In the way. Two partners have no secure mailbox yet.");
    const links = posted.getByRole("link", { name: /^(Minutes of the steering group|plans-shared\.csv)$/ });
    await expect(links).toHaveCount(2);
    for (const { name, file } of [
      { name: "Minutes of the steering group", file: minutes },
      { name: "plans-shared.csv", file: table },
    ]) {
      const address = await posted.getByRole("link", { name }).getAttribute("href");
      const answer = await lead.request.get(address ?? "");
      expect(answer.headers()["content-disposition"]).toContain(file.name);
      expect(file.buffer.equals(await answer.body())).toBe(true);
    }
  });
});

test("a refused file says why, and the form keeps what was typed", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  for (const { file, status, sentence } of [
    {
      file: programNamedAsDocument("report.pdf"),
      status: 422,
      sentence: "“report.pdf” was not taken: its name ends in .pdf, but it is a program or script.",
    },
    { file: tooLargeTable("everything.csv"), status: 413, sentence: "“everything.csv” must be smaller than 25MB." },
  ]) {
    await lead.goto("/recommendations/HU2-4/update");
    await lead.getByLabel(/^What has been done since/).fill("The report is attached.");
    await lead.getByRole("radio", { name: "On track" }).check();
    const place = await evidencePlace(lead, 1);
    expect(await chooseFile(lead, place, file)).toBe(status);
    await giveEvidence(place, { title: "The report", shows: "Shows what was done", trueOn: daysAgo(1) });
    await expect(await evidencePlace(lead, 1)).toContainText(sentence);
    await expect(lead.getByLabel(/^What has been done since/)).toHaveValue("The report is attached.");
    await expect(place.getByLabel("What it is")).toHaveValue("The report");
  }
  await lead.goto("/recommendations/HU2-4");
  await expect(lead.getByRole("main")).not.toContainText("The report is attached.");
});

test("an update that says nothing has changed", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "NHS Kent and Medway");
  await lead.goto("/recommendations/HU2-1/update");
  await lead.getByRole("radio", { name: "Nothing has changed" }).check();
  expect(await press(lead, POST)).toBe(303);
  const posted = timelineEvents(lead, "Update: On track").first();
  await expect(posted).toContainText("Nothing has changed.");
  await expect(posted).not.toContainText("Done.");
});
