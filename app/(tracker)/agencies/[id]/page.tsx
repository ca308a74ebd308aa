import { successionText } from "#app/(tracker)/agencies/succession-text.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { type CommandLink, CommandLinkItems, usableLinks } from "#app/components/layout/command-link.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { recordMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext } from "#app/session/session.ts";
import { getAgency, listAgencies } from "#lib/partnership/agencies.queries.ts";
import type { Agency } from "#lib/partnership/agencies.rules.ts";
import { listOwnedRecommendations, nothingOwned } from "#lib/partnership/owned.queries.ts";
import { AgencyDetails } from "./agency-details.tsx";
import { agencyName } from "./name.ts";
import { NameHistory } from "./name-history.tsx";
import { OpenQuestions } from "./open-questions.tsx";

interface Props {
  params: Promise<{ id: string }>;
}

export const generateMetadata = ({ params }: Props) => recordMetadata(agencyName(params));

export default page(AgencyPage);

async function AgencyPage({ params }: Props) {
  const ctx = await requireContext();
  const agency = await getAgency(ctx, parseId((await params).id));
  const { id, name } = agency;
  const directory = await listAgencies(ctx);
  const owned = (await listOwnedRecommendations(ctx, directory)).get(id) ?? nothingOwned;
  const links = usableLinks(commandsOn(agency), ctx.viewer);
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
      <AgencyDetails ctx={ctx} agency={agency} owned={owned} directory={directory} />
      <OpenQuestions ctx={ctx} agencyId={id} />
      <NameHistory ctx={ctx} agencyId={id} />
    </>
  );
}

function commandsOn({ dissolvedOn }: Agency): CommandLink[] {
  return [
    { command: "renameAgency", path: "rename", label: "Rename it", isAvailable: true },
    { command: "dissolveAgency", path: "dissolve", label: "Dissolve it", isAvailable: dissolvedOn === null },
  ];
}
