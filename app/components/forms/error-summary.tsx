import { capitalised } from "#lib/core/text.ts";
import type { RequestFailure } from "./failure.ts";
import { fieldId } from "./field.tsx";

/**
 * Why a posted form failed, shown above it as an alert with a link to each invalid field. The browser moves the focus to it
 * when the page is loaded. A field in `hidden` cannot be corrected, so that it has no link.
 */
export function ErrorSummary({ failure, hidden }: { failure: RequestFailure; hidden: readonly string[] }) {
  const { message, texts, seen, passages } = failure;
  const fields = Object.entries(failure.fields);
  return (
    <div
      className="mb-6 border-4 border-red p-4 [&_h2]:mt-0 [&_li_a]:font-bold [&_li_a]:text-red"
      role="alert"
      tabIndex={-1}
      id="problem"
      autoFocus
    >
      <h2>{passages.length > 0 ? "Check what the board will read" : "There is a problem"}</h2>
      {message && <p>{message}</p>}
      {texts.length > 0 && (
        <dl>
          {texts.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {seen !== null && <p>What you typed is below. Post it again if it is still right.</p>}
      {fields.length > 0 && (
        <ul>
          {fields.map(([name, sentence]) => (
            <li key={name}>
              {hidden.includes(name) ? sentence : <a href={`#${fieldId(name)}`}>{inItsRow(name, sentence)}</a>}
            </li>
          ))}
        </ul>
      )}
      {passages.length > 0 && <IdentifyingPassages failure={failure} />}
    </div>
  );
}

/** The sentence with the row that it is about: "Evidence 2: enter the date of the evidence." */
function inItsRow(name: string, sentence: string): string {
  const [list = "", index, field] = name.split(".");
  if (index === undefined || field === undefined || isOnlyFile(list, field)) return sentence;
  const isWord = /^[A-Z][a-z]/.test(sentence);
  const text = isWord ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
  return `${capitalised(list).replace(/s$/, "")} ${Number(index) + 1}: ${text}`;
}

/** Evidence is the only list of several files: any other form takes one. */
function isOnlyFile(list: string, field: string): boolean {
  return field === "file" && list !== "evidence";
}

function IdentifyingPassages({ failure: { passages, mayPostAnyway } }: { failure: RequestFailure }) {
  return (
    <>
      <p>
        This may identify a child.{" "}
        {mayPostAnyway
          ? "Reword it, or say below that it identifies no one."
          : "Reword it: a decision counts at once, so it can’t be held for review."}
      </p>
      <ul>
        {passages.map(({ field, before, text, after, reason }) => (
          <li key={`${field}${before}${text}`}>
            <span>
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
  );
}
