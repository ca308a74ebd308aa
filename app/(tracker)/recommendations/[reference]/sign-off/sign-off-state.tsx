import { Notice, Panel } from "#app/components/layout/panel.tsx";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { Missing } from "#lib/recommendations/sign-off/evidence.ts";
import { stepNames } from "#lib/recommendations/sign-off/labels.ts";
import { isClosed, type SignOff } from "#lib/recommendations/sign-off/rules.ts";

/** The state of the sign-off, and what is still missing for it. */
export function SignOffState({
  signOff,
  missing,
  reference,
}: {
  signOff: SignOff | null;
  missing: readonly Missing[];
  reference: string;
}) {
  if (signOff?.step === "requested")
    return (
      <Notice>Sign-off was asked for on {formatDate(dateOf(signOff.at))}. The Executive has not decided yet.</Notice>
    );
  if (signOff && isClosed(signOff.step))
    return (
      <Notice>
        {stepNames[signOff.step]} since {formatDate(dateOf(signOff.at))}: there is nothing to ask for. The Executive can
        reopen it.
      </Notice>
    );
  return (
    <>
      {signOff?.step === "returned" && (
        <Notice>
          <strong>Returned by the Executive:</strong> <span>{signOff.reason}</span>
        </Notice>
      )}
      {missing.length > 0 && (
        <Panel id="missing" title="Still missing for sign-off">
          <ul>
            {missing.map((one) => (
              <li key={one}>
                {texts[one].text} <a href={`/recommendations/${reference}/${texts[one].path}`}>{texts[one].link}</a>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

const texts: Readonly<Record<Missing, { readonly text: string; readonly path: string; readonly link: string }>> = {
  delivered: {
    text: "The owner has not rated it “Delivered”. Sign-off can be asked for once an update says so.",
    path: "update",
    link: "Post an update",
  },
  outcome: {
    text: "No evidence shows the difference it made. The Executive cannot accept it without that.",
    path: "evidence",
    link: "Add evidence",
  },
};
