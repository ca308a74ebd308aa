import { plural } from "#lib/core/text.ts";
import { countChanges, countFacts } from "#lib/imports/counts.rules.ts";
import { type ChangeKind, changeKinds, type Differences } from "#lib/imports/differences.types.ts";
import { cellInWords, kindNames } from "#lib/imports/labels.ts";
import { importSteps, stepNamedIn } from "#lib/imports/steps.rules.ts";
import { RecommendationChanges } from "./recommendation-changes.tsx";

/** How many recommendations a page shows. */
const ON_A_PAGE = 25;

interface Props {
  readonly path: string;
  readonly differences: Differences;
  readonly query: Record<string, string | string[] | undefined>;
}

/** What an import would change, recommendation by recommendation, and links to narrow it down. */
export function DifferencesSection({ path, differences, query }: Props) {
  const show = changeKinds.find((kind) => kind === query.show) ?? null;
  const found = narrowed(differences, show);
  const last = Math.max(1, Math.ceil(found.length / ON_A_PAGE));
  const number = Math.min(last, Math.max(1, Number(query.page) || 1));
  return (
    <section aria-labelledby="differences" className="mt-8">
      <h2 id="differences">Thing by thing</h2>
      <Kinds path={path} differences={differences} show={show} />
      {found.length === 0 && <p>There is nothing of this kind.</p>}
      {found.slice((number - 1) * ON_A_PAGE, number * ON_A_PAGE).map((one) => (
        <RecommendationChanges
          key={`${one.code}${one.source.cell}`}
          heading={one.reference || "Not taken over"}
          wording={one.wording}
          rows={one.changes.map(({ cell, kind, what, read, becomes, why }) => ({
            cell: cellInWords(cell),
            kind: kindNames[kind],
            isLeftOut: kind === "cannot",
            what,
            read,
            becomes,
            why,
            step: stepOfAnswer(path, why),
          }))}
        />
      ))}
      <Pages path={path} show={show} number={number} last={last} />
    </section>
  );
}

function stepOfAnswer(path: string, why: string) {
  const step = stepNamedIn(why);
  return step && { href: path.replace(/[^/]+$/, step), name: importSteps[step] };
}

function narrowed({ recommendations }: Differences, show: ChangeKind | null) {
  if (show === null) return recommendations;
  return recommendations
    .map((one) => ({ ...one, changes: one.changes.filter(({ kind }) => kind === show) }))
    .filter(({ changes }) => changes.length > 0);
}

function Kinds({ path, differences, show }: Pick<Props, "path" | "differences"> & { show: ChangeKind | null }) {
  const counts = countChanges(differences);
  return (
    <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {show === null ? <strong>Everything</strong> : <a href={`${path}#differences`}>Everything</a>}
      {changeKinds.map((kind) => {
        const label = `${kindNames[kind]} (${counts[kind].toLocaleString("en-GB")})`;
        if (kind === show) return <strong key={kind}>{label}</strong>;
        return (
          <a key={kind} href={`${path}?show=${kind}#differences`}>
            {label}
          </a>
        );
      })}
      <span className="text-soft">
        {plural(countFacts(counts), "fact")} to import, in{" "}
        {plural(differences.recommendations.length, "recommendation")}
      </span>
    </p>
  );
}

function Pages({ path, show, number, last }: { path: string; show: string | null; number: number; last: number }) {
  if (last === 1) return null;
  const pathOf = (page: number) => `${path}?${show ? `show=${show}&` : ""}page=${page}#differences`;
  return (
    <nav className="mt-4 flex flex-wrap gap-6 text-sm" aria-label="Pages">
      {number > 1 && <a href={pathOf(number - 1)}>Previous page</a>}
      <span>{`Page ${number} of ${last}`}</span>
      {number < last && <a href={pathOf(number + 1)}>Next page</a>}
    </nav>
  );
}
