import type { PlanRow } from "#lib/imports/plan-rows.ts";
import type { PlanFile } from "#lib/imports/plan-tables.ts";
import type { TestAction, TestRecommendation, TestReview } from "./contents.ts";

/** What a row is expected to be, without what it asks. */
export type ExpectedRow = Omit<PlanRow, "ask">;

/** A plan file of a layout with the rows that it is to be read to. */
export interface TestPlan {
  readonly file: PlanFile;
  readonly rows: readonly ExpectedRow[];
}

/** A recommendation of a review with one of its actions. */
export interface Entry {
  readonly review: TestReview;
  readonly recommendation: TestRecommendation;
  readonly action: TestAction;
  /** The number of the action in its recommendation, from 0. */
  readonly number: number;
}

/** All actions of some reviews, in their order. */
export function entriesOf(reviews: readonly TestReview[]): Entry[] {
  return reviews.flatMap((review) =>
    review.recommendations.flatMap((recommendation) =>
      recommendation.actions.map((action, number) => ({ review, recommendation, action, number })),
    ),
  );
}

/** The row of an action of which a layout has the wording, the owner and the due date, with what else it has. */
export function expectedRow(
  at: string,
  { review, recommendation, action }: Entry,
  more: Partial<ExpectedRow> = {},
): ExpectedRow {
  return {
    at,
    review: review.name,
    ref: recommendation.ref,
    recommendation: recommendation.wording,
    action: action.action,
    owner: action.owner.owner,
    ownerAsWritten: action.owner.written,
    contributors: action.owner.contributors,
    person: action.owner.person,
    due: action.due.due,
    earlierDues: action.due.earlier,
    ratingAsWritten: "",
    ratingColour: "",
    delivery: null,
    percent: null,
    doneOn: null,
    updates: [],
    evidence: "",
    hold: false,
    rest: {},
    ...more,
  };
}

/** What a rating by its fill says by the file's own key. */
export function byColour({ mark }: TestAction): Partial<ExpectedRow> {
  return { ratingColour: mark.colour, delivery: mark.delivery };
}
