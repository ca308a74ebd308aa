import { z } from "zod";
import type { FormValues } from "./types.ts";

// The schemas with which JSON columns are parsed when they are read.

/** A list of ids or event numbers. */
export const idList = z.array(z.int());

/** The salts of the free texts of an event, by place. */
export const saltsByPlace = z.record(z.string(), z.string());

/** The values of a form. */
export const formValues: z.ZodType<FormValues> = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string()), z.array(z.lazy(() => formValues))]),
);

const count = z.int().nonnegative();

/** How many rows of an imported plan came to what, and how many events were written. */
export const importCounts = z
  .object({ new: count, changed: count, same: count, cannot: count, held: count, events: count })
  .readonly();
