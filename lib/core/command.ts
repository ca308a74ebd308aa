import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { sealWrite } from "#db/chain.ts";
import type { Reading, Writing } from "#db/client.ts";
import { type HeldPassage, holds, refusals, trail } from "#db/schema/index.ts";
import { database } from "#lib/core/database.ts";
import { type CommandName, mayDo, mayEver, type Subject } from "./access.ts";
import { type Instant, now } from "./clock.ts";
import {
  Conflict,
  Forbidden,
  type Hidden,
  type IdentifyingPassage,
  Invalid,
  NotFound,
  unavailableFrom,
} from "./errors.ts";
import { findIdentifiers, reasonFor } from "./identifiers/identifiers.ts";
import { type FormValues, parse } from "./input.ts";
import type { Viewer } from "./viewer.ts";

/** How a command comes to be given: all of it may be left out. */
export interface Occasion {
  /** The form's own key: what is sent twice with one key is written once. */
  readonly formKey?: string | undefined;
  /** The author has seen the passages that may identify somebody and posts all the same. */
  readonly postAnyway?: boolean | undefined;
  /** The instant of it, where that is not now: the set-up's facts carry the dates of what they record. */
  readonly at?: Instant | undefined;
  /** Invented for a trial, and marked so wherever it is shown. */
  readonly sample?: boolean | undefined;
}

/** What every command answers with: the number of its trail row, and what else it gives. */
export interface Receipt<Result = void> {
  readonly trail: number;
  /** Absent where the form had been sent before: a secret, say, is given once. */
  readonly result?: Result | undefined;
}

export interface Write<Input, Of extends Subject> {
  readonly on: Writing;
  readonly viewer: Viewer;
  readonly input: Input;
  readonly subject: Of;
  readonly trail: number;
  readonly at: Instant;
  /** Whether what is written is kept back until the business team releases it. */
  readonly held: boolean;
}

interface Definition<Schema extends z.ZodType, Of extends Subject, Result> {
  readonly name: CommandName;
  readonly input: Schema;
  /** Loads what it is done to. Throws NotFound, or Conflict where somebody else was quicker. */
  subject(on: Reading, input: z.output<Schema>, viewer: Viewer, at: Instant): Promise<Of>;
  /** The free texts that go into a fact, by field: each is searched for what may identify a child. */
  freeText?(input: z.output<Schema>, subject: Of): Readonly<Record<string, string>>;
  /**
   * What becomes of a doubtful text that its author posts all the same. It is held back; or taken, where only the
   * business team writes it; or refused until it is reworded, where it is a decision, which counts at once.
   */
  readonly doubtful?: "held" | "taken" | "refused";
  write(write: Write<z.output<Schema>, Of>): Promise<Result>;
}

/**
 * Declares a command: the one door through which facts are written. Parse the input, take the write lock, load the
 * subject, ask the access table, append the trail row and the facts that carry its number, seal them, commit.
 *
 * The command throws Invalid, NotFound, Forbidden (and records the refusal), Conflict or Unavailable; whichever it
 * throws, nothing was written. Sent again with the same form key it answers with the first receipt, and without what
 * else it gave; a key that another form was sent with is a Conflict.
 */
export function defineCommand<Schema extends z.ZodType, Of extends Subject, Result = void>(
  definition: Definition<Schema, Of, Result>,
) {
  return async (
    viewer: Viewer,
    input: z.input<Schema> | FormValues,
    occasion: Occasion = {},
  ): Promise<Receipt<Result>> => {
    const parsed = await parse(definition.input, input);
    try {
      return await database().write(async (on) => {
        const earlier = await receiptOf(on, occasion.formKey, viewer, definition.name);
        if (earlier) return earlier;
        const latest = await on
          .select({ number: trail.number, at: trail.at })
          .from(trail)
          .orderBy(desc(trail.number))
          .get();
        const at = Math.max(occasion.at ?? now(), latest?.at ?? 0);
        const subject = await definition.subject(on, parsed, viewer, at).catch((error) => {
          // Whoever may never do this is told nothing of what stands in its way.
          if (mayEver(viewer, definition.name) || error instanceof NotFound) throw error;
          throw new Forbidden(definition.name, "what they asked for");
        });
        if (!mayDo(viewer, definition.name, subject.responsible))
          throw new Forbidden(definition.name, `${subject.kind} ${subject.id}`);
        const passages = screened(definition.freeText?.(parsed, subject) ?? {});
        const mayPostAnyway = definition.doubtful !== "refused";
        if (passages.length > 0 && !(mayPostAnyway && occasion.postAnyway))
          throw new Invalid({}, { passages: passages.map((p) => p.shown), mayPostAnyway });

        const number = (latest?.number ?? 0) + 1;
        const held = passages.length > 0 && definition.doubtful === "held";
        await on.insert(trail).values({
          number,
          at,
          personId: viewer.personId,
          role: viewer.role,
          agencyId: viewer.agencyId,
          command: definition.name,
          subjectKind: subject.kind,
          subjectId: subject.id === "new" ? number : subject.id,
          formKey: occasion.formKey ?? null,
          sample: occasion.sample ?? false,
        });
        if (held) await on.insert(holds).values({ trail: number, passages: passages.map((p) => p.kept) });
        const result = await definition.write({ on, viewer, input: parsed, subject, trail: number, at, held });
        sealWrite(database().sqlite, number);
        return { trail: number, result };
      });
    } catch (error) {
      if (error instanceof Forbidden) await recordRefusal(viewer, error);
      throw error;
    }
  };
}

/** Keeps that somebody was refused, but not what they typed. They are refused also while nothing can be written. */
export async function recordRefusal(viewer: Viewer, { what, subject }: Forbidden | Hidden): Promise<void> {
  const refusal = { at: now(), personId: viewer.personId, what, subject };
  try {
    await database().write(async (on) => void (await on.insert(refusals).values(refusal)));
  } catch (error) {
    if (!unavailableFrom(error)) throw error;
  }
}

/** Throws Conflict where the key was somebody else's, or another form's. */
async function receiptOf(
  on: Reading,
  formKey: string | undefined,
  viewer: Viewer,
  command: CommandName,
): Promise<{ trail: number } | undefined> {
  if (!formKey) return undefined;
  const row = await on
    .select({ number: trail.number, personId: trail.personId, command: trail.command })
    .from(trail)
    .where(eq(trail.formKey, formKey))
    .get();
  if (row && (row.personId !== viewer.personId || row.command !== command))
    throw new Conflict("Another form was sent in the place of this one. What you typed is below: send it again.");
  return row && { trail: row.number };
}

interface Screened {
  readonly shown: IdentifyingPassage;
  readonly kept: HeldPassage;
}

const AROUND = 40;

function screened(texts: Readonly<Record<string, string>>): Screened[] {
  return Object.entries(texts).flatMap(([field, text]) =>
    findIdentifiers(text).map(({ kind, start, end }) => ({
      shown: {
        field,
        before: text.slice(Math.max(0, start - AROUND), start),
        text: text.slice(start, end),
        after: text.slice(end, end + AROUND),
        reason: reasonFor(kind),
      },
      kept: { field, kind, start, end },
    })),
  );
}
