import type { ReactNode } from "react";
import { fieldId } from "#app/components/forms/field.tsx";
import { formatDate } from "#lib/core/clock.ts";
import type { ReviewForm } from "#lib/partnership/review-drafts.rules.ts";

/** What was filled in about a review, before it is published. */
export function ReviewAnswers({ review }: { review: ReviewForm }) {
  const { title, code, kind, publishedOn, publisher, link, scope, figures, themes } = review;
  return (
    <>
      <h2 id="answers" className="mt-0">
        The review
      </h2>
      <dl>
        <Answer name="title" label="Title" value={title} />
        <Answer name="code" label="Short code" value={code} />
        <Answer name="kind" label="Kind" value={kind} />
        <Answer name="publishedOn" label="Published on" value={formatDate(publishedOn)} />
        <Answer name="publisher" label="Published by" value={publisher} />
        <Answer name="link" label="Link" value={link || "None"} />
        <Answer name="scope" label="Summary" value={scope} />
        <Answer
          name="figures"
          label="Key figures"
          value={
            figures.length === 0
              ? "None"
              : figures.map(({ figure, words, base }, index) => (
                  <span key={words} id={fieldId(`figures.${index}.words`)} className="block">
                    <strong>{figure}</strong> {words}
                    {base && ` (${base})`}
                  </span>
                ))
          }
        />
        <Answer name="themes" label="Themes" value={themes.map((theme) => theme.name).join("\n") || "None"} />
      </dl>
    </>
  );
}

function Answer({ name, label, value }: { name: string; label: string; value: ReactNode }) {
  return (
    <div className="sm:grid-cols-[7.5rem_1fr]!">
      <dt>{label}</dt>
      <dd id={fieldId(name)} tabIndex={-1}>
        {value}
      </dd>
    </div>
  );
}
