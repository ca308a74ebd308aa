import { dateInWords } from "#lib/core/clock.ts";
import type { HeldInFull } from "#lib/progress/queries.ts";
import { questions, ratingNames } from "#lib/progress/rules.ts";
import { bytesInWords, questionTitles, showsNames } from "#lib/progress/words.ts";
import { Marked } from "./marked.tsx";

/** All that one held write says, in the order of its form. */
export function HeldText({ held: { update, evidence, passages } }: { held: HeldInFull }) {
  return (
    <div className="held">
      {update && (
        <>
          {questions.map((question) =>
            update[question] ? (
              <p key={question} className="as-typed">
                <strong>{questionTitles[question]}.</strong>{" "}
                <Marked text={update[question]} passages={passages} field={question} />
              </p>
            ) : null,
          )}
          <p>
            <strong>Rating.</strong> <span className={`shown ${update.rating}`}>{ratingNames[update.rating]}</span>
          </p>
        </>
      )}
      {evidence.map(({ id, title, url, fileName, bytes, shows, trueOn }, index) => (
        <p key={id}>
          <strong>Evidence.</strong>{" "}
          {title !== fileName && <Marked text={title} passages={passages} field={`evidence.${index}.title`} />}
          {title !== fileName && ", "}
          {fileName === null ? (
            <a href={url ?? ""}>{url}</a>
          ) : (
            <a href={`/api/evidence/${id}`}>
              <Marked text={fileName} passages={passages} field={`evidence.${index}.file`} />
            </a>
          )}{" "}
          <small>
            {fileName === null ? "link" : bytesInWords(bytes ?? 0)} · {showsNames[shows]} · of {dateInWords(trueOn)}
          </small>
        </p>
      ))}
    </div>
  );
}
