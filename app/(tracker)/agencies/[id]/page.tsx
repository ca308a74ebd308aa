import type { Metadata } from "next";
import { orNotFound, requireViewer } from "#app/_shell/session.ts";
import { agenciesAsAt, getAgency, listAgencyNames, nothingOwned, ownedAsAt } from "#lib/agencies/queries.ts";
import { idsStoodInBy, isActive } from "#lib/agencies/rules.ts";
import { type CommandName, mayDo } from "#lib/core/access.ts";
import { dateInWords, dateOf } from "#lib/core/clock.ts";
import { momentAt } from "#lib/core/moment.ts";
import { listLeads } from "#lib/people/queries.ts";
import { listed, plural } from "#lib/positions/words.ts";
import { becameInWords } from "../became.ts";
import { OwnedReferences } from "../owned.tsx";

interface Props {
  params: Promise<{ id: string }>;
}

async function agencyOf({ params }: Props) {
  const viewer = await requireViewer();
  const moment = await momentAt();
  return { viewer, moment, agency: await orNotFound(getAgency(viewer, Number((await params).id), moment)) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await agencyOf(props)).agency.name };
}

export default async function AgencyPage(props: Props) {
  const { viewer, moment, agency } = await agencyOf(props);
  const { id, name } = agency;
  const directory = await agenciesAsAt(viewer, moment);
  const owned = (await ownedAsAt(viewer, moment, directory)).get(id) ?? nothingOwned;
  const leads = (await listLeads(viewer)).filter(({ agencyId }) => agencyId === id);
  const standsInFor = idsStoodInBy(directory, id, moment.date).filter((other) => other !== id);
  const isThere = isActive(agency, moment.date);
  const tasks: readonly { command: CommandName; path: string; label: string; isOpen: boolean }[] = [
    { command: "renameAgency", path: "rename", label: "Rename it", isOpen: true },
    { command: "dissolveAgency", path: "dissolve", label: "Dissolve it", isOpen: agency.dissolvedOn === null },
  ];
  const open = tasks.filter((task) => task.isOpen && mayDo(viewer, task.command));
  return (
    <>
      <div className="head">
        <div>
          <h1>{name}</h1>
          <p className="asat">
            {becameInWords(agency, directory, moment.date) ??
              (agency.isExecutive ? "The partnership’s own Executive" : "Agency")}
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
        <div>
          <dt>{isThere ? "Owns now" : "Owner to be settled for"}</dt>
          <dd>
            <OwnedReferences id={id} owned={owned} directory={directory} />
            {isThere && owned.total > 1 && (
              <small>
                <a href={`/recommendations?owner=${id}`}>
                  Where {owned.total === 2 ? "both" : `all ${plural(owned.total, "recommendation")}`} stand
                </a>
              </small>
            )}
          </dd>
        </div>
        <div>
          <dt>Leads</dt>
          <dd>{listed(leads.map((lead) => lead.name)) || "None yet"}</dd>
        </div>
        {standsInFor.length > 0 && (
          <div>
            <dt>Stands in for</dt>
            <dd>
              {standsInFor.map((other) => (
                <span key={other}>
                  <a href={`/agencies/${other}`}>{directory.get(other)?.name}</a>{" "}
                  <small>since {dateInWords(directory.get(other)?.dissolvedOn ?? moment.date)}</small>
                </span>
              ))}
            </dd>
          </div>
        )}
        {agency.successorIds.length > 0 && (
          <div>
            <dt>Succeeded by</dt>
            <dd>
              {agency.successorIds.map((successor, index) => (
                <span key={successor}>
                  {index > 0 && ", "}
                  <a href={`/agencies/${successor}`}>{directory.get(successor)?.name}</a>
                </span>
              ))}
            </dd>
          </div>
        )}
      </dl>
      <h2>Its names</h2>
      <table className="stack">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {(await listAgencyNames(viewer, id, moment)).map((one) => (
            <tr key={one.trail}>
              <th scope="row">{one.name}</th>
              <td data-label="Since">{dateInWords(dateOf(one.at))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
