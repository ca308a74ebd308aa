import { z } from "zod";
import { timelineFilters } from "#lib/core/events.ts";

/** Which part of a timeline to show, from its URL. */
export const timelineFilter = z.enum(timelineFilters).catch("everything");
