import { desc, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { sealWrite } from "#db/chain.ts";
import { prepared, type Reading, type Writing } from "#db/client.ts";
import { holds, refusals, trail } from "#db/schema/index.ts";
import { type CommandName, mayDo, mayEverDo, type Subject } from "./access.ts";
import { dateOf, type Instant, now } from "./clock.ts";
import type { WriteContext } from "./context.ts";
import { database } from "./database.ts";
import { Conflict, Forbidden, type Hidden, Invalid, NotFound, unavailableFrom } from "./errors.ts";
import type { Known } from "./identifiers/known.ts";
import { passagesIn } from "./identifying-passages.ts";
import { type FormValues, parse } from "./input.ts";
import { getKnownNames } from "./known-names.ts";
import type { Viewer } from "./viewer.ts";
import { visibilityOf } from "./visibility.ts";

/** Options of one call of a command, all optional. */
export interface CommandOptions {
  /** The form's own key: a form sent twice with one key is written once. */
  readonly formKey?: string | undefined;
  /** The author has seen the passages that may identify a child and posts the text unchanged. */
  readonly postAnyway?: boolean | undefined;
  /** The instant of the event, if not now; used by seeds. */
  readonly at?: Instant | undefined;
  /** Sample data of a trial, marked as such wherever it is shown. */
  readonly sample?: boolean | undefined;
  /** The transaction of `writeTogether` that the command is a part of. */
  readonly within?: Writing | undefined;
  /** The names that the identifier guard knows, if many commands of one transaction need them. */
  readonly knownNames?: Known | undefined;
  /** Writes further facts of the same event, such as where in an imported file it came from. */
  readonly alongside?: ((ctx: WriteContext, subject: Subject) => Promise<void>) | undefined;
}

/** What every command returns: the number of its event in the audit trail, and its own result. */
export interface Receipt<Result = void> {
  readonly trail: number;
  /** Absent when the form had been sent before: a secret, for example, is returned once. */
  readonly result?: Result | undefined;
}

export interface Write<Input, Of extends Subject> {
  readonly input: Input;
  readonly subject: Of;
  /** Whether the text is held for review until the business team releases it. */
  readonly held: boolean;
}

interface Definition<Schema extends z.ZodType, Of extends Subject, Result> {
  readonly name: CommandName;
  readonly input: Schema;
  /** Loads what the command acts on. Throws NotFound, Invalid, or Conflict when another user was faster. */
  subject(ctx: WriteContext, input: z.output<Schema>): Promise<Of>;
  /** The free texts that go into a fact, by field: each is searched for what may identify a child. */
  freeText?(input: z.output<Schema>, subject: Of): Readonly<Record<string, string>>;
  /**
   * What happens to a text that may identify a child when its author posts it anyway: "hold" it for review; "allow" it,
   * when only the business team writes it (the default); or "refuse" it until it is reworded, when it is a decision,
   * because a decision counts at once.
   */
  readonly onIdentifier?: "hold" | "allow" | "refuse";
  write(ctx: WriteContext, write: Write<z.output<Schema>, Of>): Promise<Result>;
}

/**
 * Defines a command, the only way to write a fact: parse the input, take the write lock, load the subject, ask the access
 * table, append the event and its facts, seal them, commit.
 *
 * The command throws Invalid, NotFound, Forbidden (and records the refusal), Conflict or Unavailable; in each case
 * nothing was written. Sent again with the same form key it returns the first receipt without its result; a key that
 * another form was sent with is a Conflict.
 */
export function defineCommand<Schema extends z.ZodType, Of extends Subject, Result = void>(
  definition: Definition<Schema, Of, Result>,
) {
  return async (
    viewer: Viewer,
    input: z.input<Schema> | FormValues,
    options: CommandOptions = {},
  ): Promise<Receipt<Result>> => {
    const parsed = await parse(definition.input, input);
    const { within } = options;
    const run = async (db: Writing): Promise<Receipt<Result>> => {
      const earlier = await receiptOf(db, options.formKey, viewer, definition.name);
      if (earlier) return earlier;
      const ctx = await contextOfNextEvent(db, viewer, options.at ?? now());
      const subject = await authorizedSubject(definition, ctx, parsed);
      const texts = definition.freeText?.(parsed, subject) ?? {};
      const passages = passagesIn(texts, options.knownNames ?? (await getKnownNames(db)));
      const mayPostAnyway = definition.onIdentifier !== "refuse";
      if (passages.length > 0 && !(mayPostAnyway && options.postAnyway))
        throw new Invalid({}, { passages: passages.map((p) => p.shown), mayPostAnyway });
      const held = passages.length > 0 && definition.onIdentifier === "hold";
      appendEvent(ctx, definition.name, subject, options);
      if (held) await db.insert(holds).values({ trail: ctx.event, passages: passages.map((p) => p.kept) });
      const result = await definition.write(ctx, { input: parsed, subject, held });
      await options.alongside?.(ctx, subject);
      sealWrite(database().sqlite, ctx.event);
      return { trail: ctx.event, result };
    };
    return within ? run(within) : writeTogether(viewer, run);
  };
}

/**
 * Runs several commands in one transaction, each with the option `within`: either all of them are written, each with its
 * own event, or none. Throws what they throw, and records a refusal.
 */
export async function writeTogether<Result>(
  viewer: Viewer,
  work: (within: Writing) => Promise<Result>,
): Promise<Result> {
  try {
    return await database().write(work);
  } catch (error) {
    if (error instanceof Forbidden) await recordRefusal(viewer, error);
    throw error;
  }
}

const latestEvent = prepared((db) =>
  db.select({ number: trail.number, at: trail.at }).from(trail).orderBy(desc(trail.number)).limit(1).prepare(),
);

/** The context of the event that is appended next. Events are never earlier than the one before. */
async function contextOfNextEvent(db: Writing, viewer: Viewer, wanted: Instant): Promise<WriteContext> {
  const latest = latestEvent(db).get();
  const at = Math.max(wanted, latest?.at ?? 0);
  const last = latest?.number ?? 0;
  return {
    viewer,
    visibility: visibilityOf(viewer),
    db,
    at,
    event: last + 1,
    asOf: { instant: at, date: dateOf(at), event: last },
  };
}

/** The subject, if the viewer may run the command on it. Throws Forbidden otherwise. */
async function authorizedSubject<Schema extends z.ZodType, Of extends Subject, Result>(
  { name, subject: load }: Definition<Schema, Of, Result>,
  ctx: WriteContext,
  input: z.output<Schema>,
): Promise<Of> {
  const subject = await load(ctx, input).catch((error) => {
    // Hide the reason from roles that can never run this command.
    if (mayEverDo(ctx.viewer, name) || error instanceof NotFound) throw error;
    throw new Forbidden(name, "the requested subject");
  });
  if (!mayDo(ctx.viewer, name, subject.responsible)) throw new Forbidden(name, `${subject.kind} ${subject.id}`);
  return subject;
}

/** Every command inserts such a row, an import thousands. */
const insertTrail = prepared((db: Writing) =>
  db
    .insert(trail)
    .values({
      number: sql.placeholder("number"),
      at: sql.placeholder("at"),
      personId: sql.placeholder("personId"),
      role: sql.placeholder("role"),
      agencyId: sql.placeholder("agencyId"),
      command: sql.placeholder("command"),
      subjectKind: sql.placeholder("subjectKind"),
      subjectId: sql.placeholder("subjectId"),
      formKey: sql.placeholder("formKey"),
      sample: sql.placeholder("sample"),
    })
    .prepare(),
);

function appendEvent(
  { db, viewer, event, at }: WriteContext,
  command: CommandName,
  subject: Subject,
  { formKey, sample }: CommandOptions,
): void {
  const row: typeof trail.$inferInsert = {
    number: event,
    at,
    personId: viewer.personId,
    role: viewer.role,
    agencyId: viewer.agencyId,
    command,
    subjectKind: subject.kind,
    subjectId: subject.id === "new" ? event : subject.id,
    formKey: formKey ?? null,
    sample: sample ?? false,
  };
  insertTrail(db).run(row);
}

/** Records a refusal, without the input. Does not throw while the database is unavailable. */
export async function recordRefusal(viewer: Viewer, { what, subject }: Forbidden | Hidden): Promise<void> {
  const refusal = { at: now(), personId: viewer.personId, what, subject };
  try {
    await database().write(async (db) => void (await db.insert(refusals).values(refusal)));
  } catch (error) {
    if (!unavailableFrom(error)) throw error;
  }
}

/** The receipt of a form that was sent before. Throws Conflict if the key belongs to another person or command. */
async function receiptOf(
  db: Reading,
  formKey: string | undefined,
  viewer: Viewer,
  command: CommandName,
): Promise<{ trail: number } | undefined> {
  if (!formKey) return undefined;
  const row = await db
    .select({ number: trail.number, personId: trail.personId, command: trail.command })
    .from(trail)
    .where(eq(trail.formKey, formKey))
    .get();
  if (row && (row.personId !== viewer.personId || row.command !== command))
    throw new Conflict("Another form was sent in the place of this one. What you typed is below: send it again.");
  return row && { trail: row.number };
}
