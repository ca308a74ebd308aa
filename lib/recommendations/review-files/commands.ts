import { reviewFiles } from "#db/schema/index.ts";
import { type CommandOptions, defineCommand, type Receipt, writeTogether } from "#lib/core/command.ts";
import { Conflict, Invalid } from "#lib/core/errors.ts";
import { type FormValues, parse } from "#lib/core/input.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { getReview } from "#lib/partnership/reviews.queries.ts";
import { claimUpload, findUploads } from "#lib/recommendations/updates/store.ts";
import { findReviewFile } from "./queries.ts";
import { isReport, REPORT_FIELD, reviewFileInput } from "./rules.ts";

const CHOOSE = "Choose the file of the review.";

/**
 * Adds the file of a review, such as its report, or one in the place of an earlier file, which stays in the record. Throws
 * Conflict if another file was added since the page was made, and Invalid for a file that is gone or is no document.
 */
export const addReviewFile = defineCommand({
  name: "addReviewFile",
  input: reviewFileInput,
  async subject(ctx, { code, report, seen }) {
    const { id } = await getReview(ctx, code);
    const current = await findReviewFile(ctx, id);
    if ((current?.trail ?? 0) !== seen)
      throw new Conflict(
        "Another person added a file while you had the page open.",
        [{ label: "The file now", text: current?.fileName ?? "" }],
        current?.trail ?? 0,
      );
    const ticket = report[0]?.file ?? "";
    if (ticket === "") throw new Invalid({ [REPORT_FIELD]: CHOOSE });
    const [upload] = await findUploads(ctx, [ticket]);
    if (upload && !isReport(upload.mediaType))
      throw new Invalid({
        [REPORT_FIELD]: `Choose a PDF, Word or OpenDocument text: “${upload.fileName}” is another kind.`,
      });
    return { kind: "review" as const, id, ticket, fileName: upload?.fileName ?? "" };
  },
  freeText: (_input, { fileName }) => ({ [REPORT_FIELD]: fileName.replaceAll("_", " ") }),
  async write(ctx, { subject: { id, ticket } }) {
    const { fileName, sha256, mediaType, bytes } = await claimUpload(ctx.db, ctx.viewer, ticket, REPORT_FIELD);
    await ctx.db.insert(reviewFiles).values({ trail: ctx.event, reviewId: id, fileName, sha256, mediaType, bytes });
  },
});

/** What publishes a review, with the options that it is given. */
type Publish = (options: CommandOptions) => Promise<Receipt<void>>;

/** Publishes a review and adds its file if one was chosen, each with its own event: either both are written or neither. */
export async function withReviewFile(
  viewer: Viewer,
  { code, report }: { readonly code: string; readonly report: FormValues[string] | undefined },
  options: CommandOptions,
  publish: Publish,
): Promise<Receipt<void>> {
  const file = await parse(reviewFileInput, { code, report, seen: 0 });
  if ((file.report[0]?.file ?? "") === "") return publish(options);
  return writeTogether(viewer, async (within) => {
    const published = await publish({ ...options, within });
    // A form that was sent before has added its file.
    const formKey = options.formKey && `${options.formKey}/file`;
    await addReviewFile(viewer, file, { ...options, formKey, within });
    return published;
  });
}
