import { plural } from "#lib/core/text.ts";
import { type BusinessKind, countOfKind, missingKinds } from "#lib/reporting/tasks/business.rules.ts";
import { businessKindNames } from "#lib/reporting/tasks/labels.ts";
import type { BusinessWork } from "#lib/reporting/tasks/queries.ts";

/** What recommendations still lack: each kind with its count, which leads to its list, and the first of it. */
export function Missing({ summary, listed, totals }: Pick<BusinessWork, "summary" | "listed" | "totals">) {
  const present = missingKinds.filter((kind) => countOfKind[kind](summary) > 0);
  if (present.length === 0) return null;
  return (
    <section>
      <h2>Still missing</h2>
      <ul className="todo">
        {present.map((kind) => (
          <li key={kind}>
            <a href={listPath(kind)}>
              {businessKindNames[kind]}: {plural(countOfKind[kind](summary), "recommendation")}
            </a>
            <small>
              {listed[kind].map(({ reference }, index) => (
                <span key={reference}>
                  {index > 0 && ", "}
                  <a href={`/recommendations/${reference}`}>{reference}</a>
                </span>
              ))}
              {countOfKind[kind](summary) > listed[kind].length && " and more"}
              {kind === "evidence-unlinked" &&
                ` · ${totals.unlinkedEvidence} of ${plural(totals.evidence, "piece")} of evidence`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The list of the recommendations of a kind. */
export function listPath(kind: BusinessKind): string {
  return kind === "overdue" ? "/recommendations?rating=overdue" : `/recommendations?only=${kind}`;
}
