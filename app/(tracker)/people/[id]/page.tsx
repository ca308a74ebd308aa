import type { Metadata } from "next";
import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { SessionTable } from "#app/components/layout/session-table.tsx";
import { PortfolioList } from "#app/components/recommendation/portfolio-list.tsx";
import { requireContext } from "#app/session/session.ts";
import { type CommandName, mayDo } from "#lib/core/access.ts";
import { dateOf, formatDate, formatInstant, now } from "#lib/core/clock.ts";
import { roleNames } from "#lib/core/viewer.ts";
import { roleDuties } from "#lib/identity/people/labels.ts";
import { getPerson, listSessions, namesOfPeople, type Person } from "#lib/identity/people/queries.ts";
import { secondFactorOf } from "#lib/identity/second-factor/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { listHandoversOf, portfolioOf } from "#lib/recommendations/handover.queries.ts";
import { listed } from "#lib/status/labels.ts";
import { findHandedOnLink } from "../one-time-link.ts";
import { LinkToCopy } from "./link-to-copy.tsx";

interface Props {
  params: Promise<{ id: string }>;
}

async function personOf({ params }: Props) {
  const ctx = await requireContext();
  return { ctx, person: await getPerson(ctx, parseId((await params).id)) };
}

export const metadata: Metadata = { title: "Person" };

export default page(PersonPage);

async function PersonPage(props: Props) {
  const { ctx, person } = await personOf(props);
  const { id, name, email, role, agencyId, active } = person;
  const link = await findHandedOnLink(id);
  const isSelf = ctx.viewer.personId === id;

  const portfolio = await portfolioOf(ctx, id);
  const isLeading = portfolio.recommendations.length + portfolio.actions.length > 0;
  const handovers = await listHandoversOf(ctx, id);
  const names = await namesOfPeople(ctx);
  const sessions = await listSessions(ctx, id);
  const factor = await secondFactorOf(ctx, id);
  const tasks: readonly { command: CommandName; path: string; label: string; isOpen: boolean }[] = [
    { command: "changeRole", path: "role", label: "Change what they may do", isOpen: !isSelf },
    { command: "handOver", path: "hand-over", label: "Hand over all that is theirs", isOpen: isLeading },
    { command: "renewInvitation", path: "link", label: "Send a new link", isOpen: active },
    { command: "signOutPerson", path: "sign-out", label: "Sign them out", isOpen: sessions.length > 0 && !isSelf },
    {
      command: "removeSecondFactor",
      path: "second-factor",
      label: "Remove their second factor",
      isOpen: factor.since !== null && !isSelf,
    },
    { command: "disablePerson", path: "disable", label: "Disable them", isOpen: active && !isSelf },
    { command: "enablePerson", path: "enable", label: "Enable them again", isOpen: !active },
  ];
  const agency = agencyId === null ? undefined : (await listAgencies(ctx)).get(agencyId);
  return (
    <>
      <div className="head">
        <div>
          <h1>{name}</h1>
          <p className="asat">
            {roleNames[role]}
            {agency && ` of ${agency.name}`}
            {!active && " · disabled"}
          </p>
        </div>
        <ul className="tasks no-print">
          {tasks
            .filter((task) => task.isOpen && mayDo(ctx.viewer, task.command))
            .map(({ path, label }) => (
              <li key={path}>
                <a href={`/people/${id}/${path}`}>{label}</a>
              </li>
            ))}
        </ul>
      </div>
      {link && <LinkToCopy link={link} person={person} />}
      <dl>
        <div>
          <dt>E-mail address</dt>
          <dd>{email || "Not given yet"}</dd>
        </div>
        <div>
          <dt>What they may do</dt>
          <dd>{role === "setup" ? "" : roleDuties[role]}</dd>
        </div>
        <div>
          <dt>Access</dt>
          <dd>{accessInWords(person)}</dd>
        </div>
        <div>
          <dt>Second factor</dt>
          <dd>{factor.since === null ? "None" : `Since ${formatDate(dateOf(factor.since))}`}</dd>
        </div>
      </dl>
      {isLeading && (
        <>
          <h2>Theirs now</h2>
          <PortfolioList portfolio={portfolio} />
        </>
      )}
      {handovers.length > 0 && (
        <>
          <h2>Handed over</h2>
          <ul>
            {handovers.map((handover) => (
              <li key={handover.trail}>
                {formatInstant(handover.at)}: from {names.get(handover.fromPersonId)} to{" "}
                {names.get(handover.toPersonId)}, {listed(handover.references) || "actions"}{" "}
                <small className={handover.acceptedAt === null ? "warn" : undefined}>
                  {handover.acceptedAt === null ? "not accepted yet" : `accepted ${formatInstant(handover.acceptedAt)}`}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
      {sessions.length > 0 && (
        <>
          <h2>Signed in now</h2>
          <SessionTable sessions={sessions} />
        </>
      )}
      {isSelf && (
        <p className="soft">
          This is you: somebody else of the business team has to change or end your access. Where you are signed in, and
          your second factor, you see to in <a href="/account">your account</a>.
        </p>
      )}
    </>
  );
}

function accessInWords(person: Person): string {
  const { active, sample, accessChangedAt, accessReason, hasSignedInBefore, linkUntil } = person;
  if (!active) return `Disabled on ${formatInstant(accessChangedAt)}. ${accessReason}`;
  if (sample && !hasSignedInBefore)
    return "They were made up for the trial, and sign in by the link printed at its start.";
  if (hasSignedInBefore) return "They have accepted their invitation.";
  if (linkUntil !== null && linkUntil > now())
    return `They have not accepted their invitation yet. Their link works until ${formatInstant(linkUntil)}.`;
  return "They have not accepted their invitation, and their link has run out. Send a new one.";
}
