import { parseId } from "#app/components/forms/parse-id.ts";
import { ActiveSessionsTable } from "#app/components/layout/active-sessions-table.tsx";
import { CommandLinkItems, usableLinks } from "#app/components/layout/command-link.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { recordMetadata } from "#app/components/layout/page-metadata.ts";
import { PortfolioList } from "#app/components/recommendation/portfolio-list.tsx";
import { requireContext } from "#app/session/session.ts";
import { roleNames } from "#lib/core/viewer.ts";
import { getPerson, listSessions } from "#lib/identity/people/queries.ts";
import { secondFactorOf } from "#lib/identity/second-factor/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { getPortfolio } from "#lib/recommendations/handover.queries.ts";
import { findNewInvitationLink } from "../invitation-link.ts";
import { AccessDetails } from "./access-details.tsx";
import { commandsOn } from "./commands.ts";
import { HandoverList } from "./handover-list.tsx";
import { InvitationLinkNotice } from "./invitation-link-notice.tsx";
import { personName } from "./name.ts";
import { NotLeadingYet } from "./not-leading-yet.tsx";

interface Props {
  params: Promise<{ id: string }>;
}

export const generateMetadata = ({ params }: Props) => recordMetadata(personName(params));

export default page(PersonPage);

async function PersonPage({ params }: Props) {
  const ctx = await requireContext();
  const person = await getPerson(ctx, parseId((await params).id));
  const { id, name, role, agencyId, active } = person;
  const link = await findNewInvitationLink(id);
  const isSelf = ctx.viewer.personId === id;
  const portfolio = await getPortfolio(ctx, id);
  const isLeading = portfolio.recommendations.length + portfolio.actions.length > 0;
  const sessions = await listSessions(ctx, id);
  const { since } = await secondFactorOf(ctx, id);
  const agency = agencyId === null ? undefined : (await listAgencies(ctx)).get(agencyId);
  const state = { isSelf, isLeading, isSignedIn: sessions.length > 0, hasSecondFactor: since !== null };
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
          <CommandLinkItems links={usableLinks(commandsOn(person, state), ctx.viewer)} base={`/people/${id}`} />
        </ul>
      </div>
      {link && <InvitationLinkNotice link={link} person={person} />}
      <AccessDetails person={person} secondFactorSince={since} />
      {role === "lead" && active && portfolio.recommendations.length === 0 && agencyId !== null && (
        <NotLeadingYet ctx={ctx} agencyId={agencyId} name={name} />
      )}
      {isLeading && (
        <>
          <h2>Theirs now</h2>
          <PortfolioList portfolio={portfolio} />
        </>
      )}
      <HandoverList ctx={ctx} personId={id} />
      {sessions.length > 0 && (
        <>
          <h2>Signed in now</h2>
          <ActiveSessionsTable sessions={sessions} />
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
