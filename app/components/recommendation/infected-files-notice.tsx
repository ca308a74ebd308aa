import { Panel } from "#app/components/layout/panel.tsx";
import { formatInstant } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { listInfectedFiles } from "#lib/recommendations/updates/queries.ts";

/** Lists the files in which a virus was found, until they are replaced. The query limits them to what the viewer may see. */
export async function InfectedFilesNotice({ ctx }: { ctx: Context }) {
  const found = await listInfectedFiles(ctx);
  if (found.length === 0) return null;
  const names = await namesOfPeople(ctx);
  return (
    <Panel id="found-viruses" title="A virus was found">
      <p>
        These files were removed, and no one can open them. If you gave one, tell your own IT service, and replace it
        with a clean file.
      </p>
      <ul>
        {found.map(({ evidenceId, reference, title, givenBy, givenAt }) => (
          <li key={evidenceId}>
            {title}, evidence on <a href={`/recommendations/${reference}`}>{reference}</a>{" "}
            <small>
              given by{" "}
              {givenBy === ctx.viewer.personId ? "you" : (givenBy !== null && names.get(givenBy)) || "a person"} on{" "}
              {formatInstant(givenAt)}
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
