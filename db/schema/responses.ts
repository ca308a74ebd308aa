import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { agencies } from "./agencies.ts";
import { calendarDate, flag, freeText } from "./columns.ts";
import { ownTrailNumber } from "./core.ts";
import { recommendations } from "./reviews.ts";

const recommendationId = () =>
  integer()
    .notNull()
    .references(() => recommendations.id);

const agencyId = () =>
  integer()
    .notNull()
    .references(() => agencies.id);

/** A request to an owner to say whether it accepts a recommendation, and by when. Each row replaces the one before. */
export const responseRequests = sqliteTable(
  "response_requests",
  {
    trail: ownTrailNumber(),
    recommendationId: recommendationId(),
    agencyId: agencyId(),
    dueOn: calendarDate().notNull(),
  },
  (t) => [index("response_requests_by_recommendation").on(t.recommendationId, t.trail, t.dueOn)],
);

/** Whether an agency accepts a recommendation, and why. Only an owner’s response answers the request. */
export const responses = sqliteTable(
  "responses",
  {
    trail: ownTrailNumber(),
    recommendationId: recommendationId(),
    agencyId: agencyId(),
    /** Whether that agency was the owner then. */
    asOwner: flag().notNull(),
    answer: text({ enum: ["accepted", "accepted-in-part", "not-accepted"] }).notNull(),
    reason: freeText().notNull(),
    /** The day on which the agency answered; the business team may enter it later. */
    respondedOn: calendarDate().notNull(),
    held: flag().notNull(),
  },
  (t) => [index("responses_by_recommendation").on(t.recommendationId, t.trail, t.asOwner, t.held, t.answer)],
);
