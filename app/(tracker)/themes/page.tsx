import type { Metadata } from "next";
import { asAt } from "#app/components/layout/as-at.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { PastDate, queryFor } from "#app/components/layout/past-date.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayDo } from "#lib/core/access.ts";
import { plural } from "#lib/core/text.ts";
import { themePath } from "#lib/partnership/themes.rules.ts";
import { countThemes } from "#lib/reporting/theme-entries.queries.ts";
import { ThemesTable } from "./themes-table.tsx";

export const metadata: Metadata = { title: "Themes" };

export default page(Themes);

async function Themes({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const as = await asAt(await requireContext(), (await searchParams)["as-at"]);
  const themes = await countThemes(as.ctx);
  return (
    <>
      <PageHeader title="Themes">
        What the reviews are about, and what they recommend on it. Two reviews with a theme of the same name share its
        page.
      </PageHeader>
      <PastDate as={as} path="/themes" />
      {themes.length === 0 && <p>No review names a theme yet.</p>}
      {themes.some(({ total }) => total === 0) && mayDo(as.ctx.viewer, "tagThemes") && (
        <p className="mb-4">
          To put a recommendation under a theme, open the recommendation and follow “Choose themes” beside “Themes”.
        </p>
      )}
      {themes.length > 0 && (
        <ThemesTable
          rows={themes.map(({ name, total, open, reviews, years }) => ({
            href: `${themePath(name)}${queryFor(as)}`,
            name,
            recommendations: total === 0 ? "None tagged yet" : `${total}, ${open} open`,
            reviews: plural(reviews, "review"),
            years,
          }))}
        />
      )}
    </>
  );
}
