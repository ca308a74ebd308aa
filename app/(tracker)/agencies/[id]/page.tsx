import { successionText } from "#app/(tracker)/agencies/succession-text.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { type AsAt, asAt } from "#app/components/layout/as-at.ts";
import { ButtonLink } from "#app/components/layout/button.tsx";
import { Columns } from "#app/components/layout/columns.tsx";
import { type CommandLink, usableLinks } from "#app/components/layout/command-link.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PageActions, PageHeader } from "#app/components/layout/page-header.tsx";
import { recordMetadata } from "#app/components/layout/page-metadata.ts";
import { Notice } from "#app/components/layout/panel.tsx";
import { PastDate } from "#app/components/layout/past-date.tsx";
import { SummaryLine } from "#app/components/status/summary-line.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayEverDo } from "#lib/core/access.ts";
import { getAgency, listAgencies } from "#lib/partnership/agencies.queries.ts";
import type { Agency } from "#lib/partnership/agencies.rules.ts";
import { responsibleFor } from "#lib/returns/access.ts";
import { countStatuses } from "#lib/status/queries.ts";
import { summarySentences } from "#lib/status/summary.labels.ts";
import { AgencyDetails } from "./agency-details.tsx";
import { agencyName } from "./name.ts";
import { NameHistory } from "./name-history.tsx";
import { OpenQuestions } from "./open-questions.tsx";
import { OwnedRecommendations } from "./owned-recommendations.tsx";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const PARENTS = [{ href: "/agencies", label: "Agencies" }];

export const generateMetadata = ({ params }: Props) => recordMetadata(agencyName(params));

export default page(AgencyPage);

async function AgencyPage({ params, searchParams }: Props) {
  const current = await requireContext();
  const as = await asAt(current, (await searchParams)["as-at"]);
  const { ctx, isToday } = as;
  const known = await getAgency(current, parseId((await params).id));
  const directory = await listAgencies(ctx);
  const agency = directory.get(known.id);
  if (!agency) return <AgencyOfLater agency={known} as={as} />;
  const { id, name } = agency;
  const links = isToday ? usableLinks(commandsOn(agency), ctx.viewer, responsibleFor(agency)) : [];
  const summary = await countStatuses(ctx, { listing: { owner: id }, lastMeeting: null });
  return (
    <>
      <PageHeader title={name} parents={PARENTS} actions={<AgencyActions id={id} links={links} />}>
        {successionText(agency, directory, ctx.asOf.date) ?? kindInWords(agency)}
      </PageHeader>
      <PastDate as={as} path={`/agencies/${id}`} />
      {summary.total > 0 && (
        <SummaryLine
          sentences={summarySentences(summary, null)}
          query={[`owner=${id}`, as.query].filter(Boolean).join("&")}
        />
      )}
      {summary.total > 0 && (
        <p>
          <a href={`/board?owner=${id}${as.query && `&${as.query}`}`}>See them on the board</a>
        </p>
      )}
      <Columns
        label={`About ${name}`}
        side={
          <>
            <AgencyDetails as={as} agency={agency} directory={directory} />
            <NameHistory ctx={ctx} agencyId={id} />
          </>
        }
      >
        {isToday && agency.isOutside && mayEverDo(ctx.viewer, "askForResponse") && <HowToAsk agency={agency} />}
        <OwnedRecommendations as={as} agency={agency} directory={directory} total={summary.total} />
        <OpenQuestions as={as} agencyId={id} />
      </Columns>
    </>
  );
}

/** A body outside the partnership is asked on the page of a recommendation, not here. */
function HowToAsk({ agency: { name, dissolvedOn } }: { agency: Agency }) {
  if (dissolvedOn !== null) return null;
  return (
    <Notice>
      To ask {name} for a response, open a <a href="/recommendations">recommendation</a>, make {name} its owner, and
      choose “Ask for a response” there.
    </Notice>
  );
}

function AgencyActions({ id, links }: { id: number; links: readonly CommandLink[] }) {
  if (links.length === 0) return null;
  return (
    <PageActions>
      {links.map(({ path, label }) => (
        <li key={path}>
          <ButtonLink href={`/agencies/${id}/${path}`}>{label}</ButtonLink>
        </li>
      ))}
    </PageActions>
  );
}

/** The page on a date on which the tracker did not have the agency yet. */
function AgencyOfLater({ agency: { id, name }, as }: { agency: Agency; as: AsAt }) {
  return (
    <>
      <PageHeader title={name} parents={PARENTS} />
      <PastDate as={as} path={`/agencies/${id}`} />
      <p>This agency was not in the tracker then.</p>
    </>
  );
}

function kindInWords({ isExecutive, isOutside }: Agency): string {
  if (isExecutive) return "The partnership’s own Executive";
  return isOutside ? "Outside the partnership; recommendations can be addressed to it" : "Can own recommendations";
}

function commandsOn({ dissolvedOn, isExecutive, isOutside }: Agency): CommandLink[] {
  return [
    { command: "postUpdate", path: "return", label: "Return by file", isAvailable: dissolvedOn === null && !isOutside },
    { command: "renameAgency", path: "rename", label: "Rename", isAvailable: true },
    {
      command: "markAgency",
      path: "mark",
      label: isOutside ? "Mark as part of the partnership" : "Mark as outside the partnership",
      isAvailable: !isExecutive && dissolvedOn === null,
    },
    { command: "dissolveAgency", path: "dissolve", label: "Dissolve", isAvailable: dissolvedOn === null },
  ];
}
