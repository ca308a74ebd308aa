import { parseId } from "#app/components/forms/parse-id.ts";
import { ActiveSessionsTable } from "#app/components/layout/active-sessions-table.tsx";
import { ButtonLink } from "#app/components/layout/button.tsx";
import { Columns } from "#app/components/layout/columns.tsx";
import { type CommandLink, usableLinks } from "#app/components/layout/command-link.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { MoreMenu } from "#app/components/layout/more-menu.tsx";
import { PageActions, PageHeader } from "#app/components/layout/page-header.tsx";
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
      <PageHeader
        title={name}
        parents={[{ href: "/people", label: "People" }]}
        actions={<PersonActions id={id} links={usableLinks(commandsOn(person, state), ctx.viewer)} />}
      >
        {roleNames[role]}
        {agency && ` of ${agency.name}`}
        {!active && " · disabled"}
      </PageHeader>
      <Columns
        label={`About ${name}`}
        side={<AccessDetails person={person} agency={agency?.name} secondFactorSince={since} />}
      >
        <div className="grid gap-4">
          {link && <InvitationLinkNotice link={link} person={person} />}
          {role === "lead" && active && portfolio.recommendations.length === 0 && agencyId !== null && (
            <NotLeadingYet ctx={ctx} agencyId={agencyId} name={name} />
          )}
        </div>
        {isLeading && (
          <>
            <h2>Their work</h2>
            <PortfolioList portfolio={portfolio} />
          </>
        )}
        <HandoverList ctx={ctx} personId={id} />
        {sessions.length > 0 ? (
          <>
            <h2>Signed in now</h2>
            <ActiveSessionsTable sessions={sessions} />
          </>
        ) : (
          <p className="mt-6">They are not signed in anywhere.</p>
        )}
        {isSelf && (
          <p className="mt-6 text-soft">
            This is you. Another person of the business team can change or end your access. Sign out elsewhere, or
            change your second factor, in <a href="/account">your account</a>.
          </p>
        )}
      </Columns>
    </>
  );
}

const MOST_BUTTONS = 2;

/** The first links as buttons, the others under “More”. */
function PersonActions({ id, links }: { id: number; links: readonly CommandLink[] }) {
  return (
    <PageActions>
      {links.slice(0, MOST_BUTTONS).map(({ path, label }) => (
        <li key={path}>
          <ButtonLink href={`/people/${id}/${path}`}>{label}</ButtonLink>
        </li>
      ))}
      {links.length > MOST_BUTTONS && (
        <li>
          <MoreMenu
            links={links.slice(MOST_BUTTONS).map(({ path, label }) => ({ href: `/people/${id}/${path}`, label }))}
          />
        </li>
      )}
    </PageActions>
  );
}
