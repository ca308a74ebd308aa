import { Form } from "#app/components/forms/form.tsx";
import type { FormState } from "#app/components/forms/form-state.ts";
import { DataTable } from "#app/components/layout/data-table.tsx";
import { Notice } from "#app/components/layout/panel.tsx";
import type { Context } from "#lib/core/context.ts";
import { Invalid } from "#lib/core/errors.ts";
import { listed, plural } from "#lib/core/text.ts";
import type { Agency } from "#lib/partnership/agencies.rules.ts";
import { compareReturn } from "#lib/returns/differences.queries.ts";
import type { ReturnDifference } from "#lib/returns/differences.rules.ts";
import { readGivenReturn } from "#lib/returns/given-file.ts";
import { submitReturn } from "./submit.ts";

/** What a given return would change, and the form that posts it. */
export async function Differences({
  ctx,
  agency,
  ticket,
  state,
}: {
  ctx: Context;
  agency: Agency;
  ticket: string;
  state: FormState;
}) {
  const given = await readGivenReturn(ctx, ticket).catch(sentenceOf);
  const another = <a href={`/agencies/${agency.id}/return`}>Choose another file</a>;
  if (typeof given === "string")
    return (
      <>
        <Notice>{given}</Notice>
        <p>{another}</p>
      </>
    );
  const rows = await compareReturn(ctx, agency.id, given.returned);
  const posted = rows.filter(({ input }) => input !== null);
  const refused = rows.filter(({ kind }) => kind === "cannot");
  const same = rows.flatMap(({ kind, reference }) => (kind === "same" && reference ? [reference] : []));
  return (
    <>
      <h2>What “{given.fileName}” changes</h2>
      {posted.length === 0 && (
        <p>
          {refused.length === 0 && "It changes nothing, so there is nothing to post. "}
          {another}
        </p>
      )}
      {posted.map((row) => (
        <Difference key={row.at} row={row} />
      ))}
      {refused.length > 0 && <Refused rows={refused} ticket={ticket} />}
      {same.length > 0 && (
        <>
          <h3>The same as before, or left blank</h3>
          <p>{listed(same)}: nothing is posted.</p>
        </>
      )}
      {posted.length > 0 && (
        <Form
          submit={submitReturn}
          state={state}
          button={`Post ${plural(posted.length, "update")}${ctx.viewer.role === "lead" ? "" : ` on behalf of ${agency.name}`}`}
          hidden={{
            agencyId: agency.id,
            file: ticket,
            references: posted.map(({ reference }) => reference).join(),
          }}
          cancel={`/agencies/${agency.id}/return`}
        />
      )}
    </>
  );
}

function sentenceOf(error: unknown): string {
  if (error instanceof Invalid && error.fields.file) return error.fields.file;
  throw error;
}

function Difference({ row: { reference, shortTitle, kind, answers, passages } }: { row: ReturnDifference }) {
  return (
    <>
      <h3>
        {reference} {shortTitle}
      </h3>
      <DataTable caption={kind === "new" ? "Its first update" : "A new update"}>
        <thead>
          <tr>
            <th scope="col">Answer</th>
            <th scope="col">Said last</th>
            <th scope="col">In this return</th>
          </tr>
        </thead>
        <tbody>
          {answers.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-label="Said last" className="whitespace-pre-line">
                {before}
              </td>
              <td data-label="In this return" className="whitespace-pre-line">
                {after}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {passages.length > 0 && (
        <Notice>
          This may identify a person: {listed(passages.map((passage) => `“${passage}”`))}. The update is held for review
          until the business team releases it.
        </Notice>
      )}
    </>
  );
}

function Refused({ rows, ticket }: { rows: readonly ReturnDifference[]; ticket: string }) {
  return (
    <>
      <h3>{plural(rows.length, "answer")} cannot be posted yet</h3>
      <ul>
        {rows.map(({ at, reference, sentence, isIncomplete }) => (
          <li key={at}>
            <strong>{reference ?? at}</strong> {sentence}
            {isIncomplete && reference && (
              <>
                {" "}
                <a href={`/recommendations/${reference}/update?return=${ticket}`}>
                  Complete it in the form of an update<span className="sr-only"> on {reference}</span>
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
