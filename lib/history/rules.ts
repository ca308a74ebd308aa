import { z } from "zod";

export const timelineFilters = ["everything", "updates", "evidence", "decisions"] as const;
export type TimelineFilter = (typeof timelineFilters)[number];

/** Which part of a timeline to show, from its URL. */
export const timelineFilter = z.enum(timelineFilters).catch("everything");
