import { z } from "zod";
import { type CalendarDate, dateOf, type Instant } from "#lib/core/clock.ts";
import { calendarDay, checkbox, freeText, oneOf, optionalRowNumber, reference, seen } from "#lib/core/input.ts";
import { linkProblem } from "#lib/core/links.ts";

/** The ratings that an owner can give, from least to most delivered. */
export const ratings = ["not-started", "on-track", "at-risk", "off-track", "delivered"] as const;
export type Rating = (typeof ratings)[number];

export const ratingNames: Readonly<Record<Rating, string>> = {
  "not-started": "Not started",
  "on-track": "On track",
  "at-risk": "At risk",
  "off-track": "Off track",
  delivered: "Delivered",
};

export const ratingDefinitions: Readonly<Record<Rating, string>> = {
  "not-started": "Nothing has been done yet.",
  "on-track": "It will be done by its date.",
  "at-risk": "It may miss its date. Say what is in the way, and what will bring it back.",
  "off-track": "It will miss its date, or has missed it.",
  delivered: "It has been done. The Executive decides whether it is complete.",
};

/** The largest number of pieces of evidence in one form. */
export const MAX_EVIDENCE = 5;
export const MAX_FILE_BYTES = 25 * 1024 * 1024;
/** The files that a person may have sent and not posted yet: enough for two full forms, and twice as many small ones. */
export const MAX_UNPOSTED_BYTES = 2 * MAX_EVIDENCE * MAX_FILE_BYTES;
export const MAX_UNPOSTED_FILES = 20;

/** The four questions of an update, in order. */
export const updateQuestions = ["done", "difference", "next", "inTheWay"] as const;
export type UpdateQuestion = (typeof updateQuestions)[number];

const FIELDS = "Enter the evidence in the fields of this form.";

/** One piece of evidence in a form: the ticket of an uploaded file, or a link; null if all its fields are empty. */
const slot = z
  .object(
    {
      file: z
        .union([z.string(), z.array(z.string())], "Choose a file.")
        .optional()
        .transform((ticket) => [ticket ?? []].flat().findLast((one) => one !== "") ?? ""),
      url: z.string("Enter one link.").trim().optional().default(""),
      title: freeText("what it is", 200),
      shows: z.string("Choose what it shows.").optional().default(""),
      trueOn: z.string("Enter the date of the evidence.").optional().default(""),
      /** What to do with a file that is there already. */
      again: z.string("Choose what to do with the file.").optional().default(""),
    },
    FIELDS,
  )
  .transform((given, context) => {
    if (given.again === "leave") return null;
    const titled = given.title.replace(/\s+/g, " ");
    if (!given.file && !given.url && !titled && !given.trueOn) return null;
    const issue = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
    checkSource(given, issue);
    if (given.url) checkLink(given.url, titled, issue);
    const shows = oneOf(["activity", "outcome"], "").safeParse(given.shows);
    if (!shows.success) issue("shows", "Say whether it shows that something was done, or that it made a difference.");
    const trueOn = calendarDay("the date of the evidence").safeParse(given.trueOn);
    if (!trueOn.success) issue("trueOn", trueOn.error.issues[0]?.message ?? "Enter the date of the evidence.");
    if (!shows.success || !trueOn.success) return z.NEVER;
    return {
      ticket: given.file || null,
      url: given.url || null,
      title: titled,
      shows: shows.data,
      trueOn: trueOn.data,
      again: given.again === "add",
    };
  });

type AddIssue = (field: string, message: string) => void;

/** Evidence is either a file or a link. */
function checkSource({ file, url }: { readonly file: string; readonly url: string }, issue: AddIssue) {
  if (!file && !url) issue("file", "Choose a file, or enter a link.");
  if (file && url) issue("url", "Give either a file or a link here, not both.");
}

/** A link has an address that others can open, and a title. */
function checkLink(url: string, title: string, issue: AddIssue) {
  const problem = linkProblem(url);
  if (problem) issue("url", problem);
  if (!title) issue("title", "Say what it is: a link is shown by its title.");
}

export type EvidenceSlot = NonNullable<z.output<typeof slot>>;

const slots = z
  .array(slot, "Enter the evidence in the fields of this form.")
  .max(MAX_EVIDENCE, `Give at most ${MAX_EVIDENCE} pieces of evidence at a time.`)
  .default([]);

const answers = {
  done: freeText("what has been done"),
  difference: freeText("what difference it has made"),
  next: freeText("what is next"),
  inTheWay: freeText("what is in the way"),
};

/** The choice “Nothing has changed” in the place of a rating. */
export const UNCHANGED = "unchanged";

const report = z
  .object({
    reference,
    /** The reporting agency, which only the business team chooses. */
    agencyId: optionalRowNumber("Choose the agency on whose behalf you post."),
    rating: z.preprocess(
      (value) => (value === "" ? undefined : value),
      oneOf([...ratings, UNCHANGED], "Choose a rating.").optional(),
    ),
    nothingChanged: checkbox,
    corrects: optionalRowNumber("Choose the update it corrects."),
    /** The trail number of the newest update when the form was made; 0 if there was none. */
    seen,
    ...answers,
  })
  .transform(({ rating, nothingChanged, ...given }) =>
    rating === UNCHANGED ? { ...given, rating: undefined, nothingChanged: true } : { ...given, rating, nothingChanged },
  )
  .superRefine((given, context) => {
    const issue = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
    if (given.nothingChanged) return;
    if (given.done === "") issue("done", "Say what has been done.");
    if (given.rating === undefined) issue("rating", "Choose a rating.");
    if ((given.rating === "at-risk" || given.rating === "off-track") && given.inTheWay === "")
      issue("inTheWay", `Say what is in the way: you rated it ${ratingNames[given.rating].toLowerCase()}.`);
  });

// An intersection reports errors in the answers and in the evidence together.
export const updateInput = z
  .intersection(report, z.object({ evidence: slots }))
  .refine(
    (given) =>
      !given.nothingChanged ||
      (updateQuestions.every((question) => given[question] === "") && !given.evidence.some(Boolean)),
    {
      path: ["rating"],
      message:
        "You chose that nothing has changed, and also gave answers or evidence: choose a rating, or remove those.",
    },
  );

export const evidenceInput = z.object({
  reference,
  agencyId: optionalRowNumber("Choose the agency on whose behalf you add it."),
  /** The evidence that it replaces. */
  replaces: optionalRowNumber("Choose the evidence that it replaces."),
  evidence: slots.refine((given) => given.some(Boolean), {
    path: ["0", "file"],
    message: "Choose a file, or enter a link.",
  }),
});

/** Whether a date is in the future at an instant. */
export function isFutureDate(trueOn: CalendarDate, at: Instant): boolean {
  return trueOn > dateOf(at);
}
