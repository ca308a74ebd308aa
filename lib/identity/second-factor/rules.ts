import { z } from "zod";
import { checkbox, rowNumber } from "#lib/core/input.ts";

/** How long a set-up can be finished, in milliseconds; after that it starts again with a new secret. */
export const SET_UP_LIMIT = 60 * 60_000;
export const RECOVERY_CODES = 10;

/** A code of the app or a recovery code, without spaces and dashes. */
export type SecondFactorCode = { readonly kind: "app" | "recovery"; readonly code: string };

/** The characters of recovery codes, without those that look alike. */
export const RECOVERY_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
/** 24 characters have 118 bits, enough to store a fast hash. */
export const RECOVERY_LENGTH = 24;

/** Parses a typed code; spaces, dashes and case do not matter. */
export const secondFactorCode = z
  .string("Enter the code.")
  .max(100, "Enter the six digits that your app shows.")
  .transform((text, context): SecondFactorCode => {
    const code = text.toLowerCase().replace(/[\s-]/g, "");
    if (/^\d{6}$/.test(code)) return { kind: "app", code };
    if (code.length === RECOVERY_LENGTH && [...code].every((letter) => RECOVERY_LETTERS.includes(letter)))
      return { kind: "recovery", code };
    context.addIssue({
      code: "custom",
      message: code === "" ? "Enter the code." : "Enter the six digits that your app shows, or a whole recovery code.",
    });
    return z.NEVER;
  });

export const codeInput = z.object({ code: secondFactorCode });

export const setUpInput = z.object({
  code: z
    .string("Enter the six digits that your app shows.")
    .transform((text) => text.replace(/\s/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "Enter the six digits that your app shows.")),
  kept: checkbox.refine(Boolean, "Keep the recovery codes somewhere safe, then tick this."),
});

export const personInput = z.object({ personId: rowNumber("Choose a person.") });
