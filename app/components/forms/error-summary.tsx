import { fieldId } from "./fields.tsx";
import type { Outcome } from "./outcome.ts";

/** Why a form was not taken: over the form, read out first, with a link to each field that wants mending. */
export function ErrorSummary({ outcome }: { outcome: Outcome }) {
  const fields = Object.entries(outcome.fields);
  return (
    <div className="problem" role="alert" tabIndex={-1} id="problem">
      <h2>{outcome.passages.length > 0 ? "Check what the board will read" : "There is a problem"}</h2>
      {outcome.message && <p>{outcome.message}</p>}
      {outcome.texts.length > 0 && (
        <dl>
          {outcome.texts.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="as-typed">{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {outcome.seen !== null && <p>What you typed is below. Post it again if it still holds.</p>}
      {fields.length > 0 && (
        <ul>
          {fields.map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`}>{sentence}</a>
            </li>
          ))}
        </ul>
      )}
      {outcome.passages.length > 0 && (
        <>
          <p>
            This may identify a child.{" "}
            {outcome.mayPostAnyway
              ? "Reword it, or say below that it identifies nobody."
              : "Reword it: a decision counts at once, so it can’t be held back until somebody has looked."}
          </p>
          <ul>
            {outcome.passages.map(({ field, before, text, after, reason }) => (
              <li key={`${field}${before}${text}`}>
                <span className="as-typed">
                  {before}
                  <mark>{text}</mark>
                  {after}
                </span>
                <br />
                <a href={`#${fieldId(field)}`}>{reason}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
