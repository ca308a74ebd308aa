import { z } from "zod";
import { checkbox, rowNumber } from "#lib/core/input.ts";

/** How long what was begun may be finished: after that it begins with another secret. */
export const SET_UP_LIMIT = 60 * 60_000;
export const RECOVERY_CODES = 10;

/** What somebody types as their code: six digits of their app, or a recovery code, with or without spaces and dashes. */
export type SecondFactorCode = { readonly kind: "app" | "recovery"; readonly code: string };

/** The letters of recovery codes: none that is taken for another. */
export const RECOVERY_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
/** 118 bits: enough for what is kept of them to be a hash that is quickly made. */
export const RECOVERY_LENGTH = 24;

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
