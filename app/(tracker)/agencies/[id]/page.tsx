import { successionText } from "#app/(tracker)/agencies/succession-text.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { type AsAt, asAt } from "#app/components/layout/as-at.ts";
import { type CommandLink, CommandLinkItems, usableLinks } from "#app/components/layout/command-link.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { recordMetadata } from "#app/components/layout/page-metadata.ts";
import { PastDate } from "#app/components/layout/past-date.tsx";
import { SummaryLine } from "#app/components/status/summary-line.tsx";
import { requireContext } from "#app/session/session.ts";
import { getAgency, listAgencies } from "#lib/partnership/agencies.queries.ts";
import type { Agency } from "#lib/partnership/agencies.rules.ts";
import { listOwnedRecommendations, nothingOwned } from "#lib/partnership/owned.queries.ts";
import { countStatuses } from "#lib/status/queries.ts";
import { summarySentences } from "#lib/status/summary.labels.ts";
import { AgencyDetails } from "./agency-details.tsx";
import { agencyName } from "./name.ts";
import { NameHistory } from "./name-history.tsx";
import { OpenQuestions } from "./open-questions.tsx";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

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
  const owned = (await listOwnedRecommendations(ctx, directory)).get(id) ?? nothingOwned;
  const links = isToday ? usableLinks(commandsOn(agency), ctx.viewer) : [];
  const summary = await countStatuses(ctx, { listing: { owner: id }, lastMeeting: null });
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
        {links.length > 0 && (
          <ul className="tasks no-print">
            <CommandLinkItems links={links} base={`/agencies/${id}`} />
          </ul>
        )}
      </div>
      <PastDate as={as} path={`/agencies/${id}`} />
      {summary.total > 0 && (
        <SummaryLine
          sentences={summarySentences(summary, null)}
          query={[`owner=${id}`, as.query].filter(Boolean).join("&")}
        />
      )}
      <AgencyDetails as={as} agency={agency} owned={owned} directory={directory} />
      <OpenQuestions as={as} agencyId={id} />
      <NameHistory ctx={ctx} agencyId={id} />
    </>
  );
}

/** The page on a date on which the tracker did not have the agency yet. */
function AgencyOfLater({ agency: { id, name }, as }: { agency: Agency; as: AsAt }) {
  return (
    <>
      <h1>{name}</h1>
      <PastDate as={as} path={`/agencies/${id}`} />
      <p>This agency was not in the tracker then.</p>
    </>
  );
}

function commandsOn({ dissolvedOn }: Agency): CommandLink[] {
  return [
    { command: "renameAgency", path: "rename", label: "Rename it", isAvailable: true },
    { command: "dissolveAgency", path: "dissolve", label: "Dissolve it", isAvailable: dissolvedOn === null },
  ];
}
