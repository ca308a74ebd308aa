import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { Busboy } from "@fastify/busboy";
import type SQLite from "better-sqlite3";
import { findIdentifiers } from "#lib/core/identifiers/identifiers.ts";
import { questions, update } from "#lib/recommendations/updates/rules.ts";
import type { Session } from "./database.ts";
import { updateSealer } from "./sealing.ts";

/** Takes a posted update: parsed, screened and appended as the product does it, and acknowledged once it is on disk. */
export function updatePosting(
  writer: SQLite.Database,
): (reference: string, session: Session, request: IncomingMessage) => Promise<string> {
  const append = appending(writer);
  return async (reference, session, request) => {
    const { formKey, ...typed } = await fieldsOf(request);
    const given = update.parse(typed);
    if (questions.some((question) => findIdentifiers(given[question]).length > 0))
      throw new Error("it may identify somebody");
    return `/recommendations/${reference}#n${append(reference, session, String(formKey), given)}`;
  };
}

async function fieldsOf(request: IncomingMessage): Promise<Record<string, string>> {
  const fields: Record<string, string> = {};
  const parser = new Busboy({ headers: { ...request.headers, "content-type": request.headers["content-type"] ?? "" } });
  parser.on("field", (name, value) => {
    if (/^[a-zA-Z]+$/.test(name)) fields[name] = value;
  });
  parser.on("file", (_name, stream) => stream.resume());
  request.pipe(parser);
  await once(parser, "finish");
  return fields;
}

type Given = ReturnType<typeof update.parse>;

function appending(writer: SQLite.Database) {
  const sent = writer.prepare<[string, number], { number: number }>(
    "select number from trail where form_key = ? and person_id = ?",
  );
  const latest = writer.prepare<[], { number: number; at: number; hash: string | null }>(
    "select number, at, hash from trail order by number desc limit 1",
  );
  const seal = updateSealer(writer);
  const subject = writer.prepare<[string], { id: number; agencyId: number }>(
    `select r.id, coalesce((select s.successor_id from successors s where s.agency_id = a.agency_id), a.agency_id) as agencyId
     from recommendations r join assignments a on a.trail = (select max(trail) from assignments where recommendation_id = r.id)
     where r.reference = ?`,
  );
  const last = writer.prepare<[number, number], { trail: number; rating: string }>(
    "select trail, rating from updates where recommendation_id = ? and agency_id = ? order by trail desc limit 1",
  );
  const trail = writer.prepare(
    `insert into trail (number, at, person_id, role, agency_id, command, subject_kind, subject_id, form_key, sample)
     values (@number, @at, @personId, @role, @byAgency, 'postUpdate', 'recommendation', @id, @formKey, 0)`,
  );
  const fact = writer.prepare(
    `insert into updates (trail, recommendation_id, agency_id, as_owner, rating, nothing_changed, done, difference, next, in_the_way, stands_at, held)
     values (@number, @id, @agencyId, 1, @rating, 0, @done, @difference, @next, @inTheWay, @number, 0)`,
  );
  const draft = writer.prepare<[number, string]>("delete from drafts where person_id = ? and path = ?");
  const inOne = writer.transaction(
    (reference: string, { personId, role, agencyId: byAgency }: Session, formKey: string, given: Given) => {
      const earlier = sent.get(formKey, personId);
      if (earlier) return earlier.number;
      const about = subject.get(reference);
      if (!about) throw new Error(`${reference} has no owner`);
      const before = last.get(about.id, about.agencyId);
      if ((before?.trail ?? 0) !== given.seen) throw new Error("somebody else was quicker");
      const now = latest.get() ?? { number: 0, at: 0, hash: null };
      const number = now.number + 1;
      const at = Math.max(now.at, Date.now());
      trail.run({ number, at, personId, role, byAgency, id: about.id, formKey });
      const { done, difference, next, inTheWay } = given;
      fact.run({
        number,
        ...about,
        rating: given.rating ?? before?.rating ?? "not-started",
        done,
        difference,
        next,
        inTheWay,
      });
      seal(number, now.hash);
      return number;
    },
  );
  return (reference: string, session: Session, formKey: string, given: Given) => {
    const number = inOne.immediate(reference, session, formKey, given);
    draft.run(session.personId, `/recommendations/${reference}/update`);
    return number;
  };
}
