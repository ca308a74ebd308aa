import type { Metadata } from "next";
import { successionText } from "#app/(tracker)/agencies/succession-text.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { QuestionItem } from "#app/components/recommendation/question-item.tsx";
import { requireContext } from "#app/session/session.ts";
import { type CommandName, mayDo } from "#lib/core/access.ts";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import { listLeads } from "#lib/identity/people/queries.ts";
import {
  getAgency,
  listAgencies,
  listAgencyNames,
  listOwnedRecommendations,
  nothingOwned,
} from "#lib/partnership/agencies.queries.ts";
import { isActive, successionOf } from "#lib/partnership/agencies.rules.ts";
import { listOpenThreads } from "#lib/recommendations/questions.queries.ts";
import { listed } from "#lib/status/labels.ts";
import { listOwnedStatuses } from "#lib/status/queries.ts";
import { OwnedReferences } from "../owned.tsx";

interface Props {
  params: Promise<{ id: string }>;
}

const MOST_QUESTIONS = 25;

async function agencyOf({ params }: Props) {
  const ctx = await requireContext();
  return { ctx, agency: await getAgency(ctx, parseId((await params).id)) };
}

export const metadata: Metadata = { title: "Agency" };

export default page(AgencyPage);

async function AgencyPage(props: Props) {
  const { ctx, agency } = await agencyOf(props);
  const { id, name } = agency;
  const directory = await listAgencies(ctx);
  const owned = (await listOwnedRecommendations(ctx, directory)).get(id) ?? nothingOwned;
  const leads = (await listLeads(ctx)).filter(({ agencyId }) => agencyId === id);
  const standsInFor = [...directory.values()].flatMap((other) => {
    const standing = successionOf(directory, other.id, ctx.asOf.date);
    return standing.kind === "succeeded" && standing.agency.id === id ? [{ ...other, since: standing.since }] : [];
  });
  const isThere = isActive(agency, ctx.asOf.date);
  const positions = await listOwnedStatuses(ctx, id);
  const questions = await listOpenThreads(
    ctx,
    MOST_QUESTIONS,
    positions.map((position) => position.id),
  );
  const tasks: readonly { command: CommandName; path: string; label: string; isOpen: boolean }[] = [
    { command: "renameAgency", path: "rename", label: "Rename it", isOpen: true },
    { command: "dissolveAgency", path: "dissolve", label: "Dissolve it", isOpen: agency.dissolvedOn === null },
  ];
  const open = tasks.filter((task) => task.isOpen && mayDo(ctx.viewer, task.command));
  return (
    <>
      <div className="head">
        <div>
          <h1>{name}</h1>
          <p className="asat">
            {successionText(agency, directory, ctx.asOf.date) ??
              (agency.isExecutive ? "The partnership’s own Executive" : "Can own recommendations")}
          </p>
        </div>
        {open.length > 0 && (
          <ul className="tasks no-print">
            {open.map(({ path, label }) => (
              <li key={path}>
                <a href={`/agencies/${id}/${path}`}>{label}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
      <dl>
        {(isThere || owned.total > 0) && (
          <div>
            <dt>{isThere ? "Owns now" : "Owner to be settled for"}</dt>
            <dd>
              <OwnedReferences id={id} owned={owned} directory={directory} />
              {isThere && owned.total > 0 && (
                <>
                  <br />
                  <a href={`/recommendations?owner=${id}`}>
                    {owned.total === 1 ? "Where it stands" : `Where these ${owned.total.toLocaleString("en-GB")} stand`}
                  </a>
                </>
              )}
            </dd>
          </div>
        )}
        {(isThere || leads.length > 0) && (
          <div>
            <dt>{isThere ? "Leads" : "Still its leads"}</dt>
            <dd>{listed(leads.map((lead) => lead.name)) || "None yet"}</dd>
          </div>
        )}
        {standsInFor.length > 0 && (
          <div>
            <dt>Stands in for</dt>
            <dd>
              {standsInFor.map((other) => (
                <div key={other.id}>
                  <a href={`/agencies/${other.id}`}>{other.name}</a> <small>since {formatDate(other.since)}</small>
                </div>
              ))}
            </dd>
          </div>
        )}
        {agency.successorIds.length > 0 && (
          <div>
            <dt>Succeeded by</dt>
            <dd>
              {agency.successorIds.map((successor) => (
                <div key={successor}>
                  <a href={`/agencies/${successor}`}>{directory.get(successor)?.name}</a>
                </div>
              ))}
            </dd>
          </div>
        )}
      </dl>
      {questions.length > 0 && (
        <>
          <h2>Questions waiting for its answer</h2>
          <ul className="todo">
            {questions.map((thread) => (
              <QuestionItem key={thread.trail} thread={thread} />
            ))}
          </ul>
        </>
      )}
      <h2>Its names</h2>
      <table className="stack">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {(await listAgencyNames(ctx, id)).map((one) => (
            <tr key={one.trail}>
              <th scope="row">{one.name}</th>
              <td data-label="Since">{formatDate(dateOf(one.at))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
