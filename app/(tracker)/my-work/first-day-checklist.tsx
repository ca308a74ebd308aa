import { Panel } from "#app/components/layout/panel.tsx";
import { StatusShape } from "#app/components/status/status-shape.tsx";
import { firstStepWords } from "#lib/reporting/tasks/first-day.labels.ts";
import type { FirstDay } from "#lib/reporting/tasks/first-day.rules.ts";

/** What is left to set up in a new tracker. Each step is ticked once the facts say that it is done. */
export function FirstDayChecklist({ of: { facts, steps } }: { of: FirstDay }) {
  const done = steps.filter(({ isDone }) => isDone).length;
  return (
    <div className="mb-6">
      <Panel id="first-day" title="Set up the tracker">
        <p className="text-sm text-soft">
          {done} of {steps.length} steps done. This list goes when all are.
        </p>
        <ol className="max-w-none list-none divide-y divide-line p-0">
          {steps.map(({ step, isDone }) => (
            <li key={step} className="flex gap-3 py-2.5">
              <span className={isDone ? "mt-1.5 text-blue" : "mt-1.5 text-grey"}>
                <StatusShape of={isDone ? "complete" : "not-started"} size={14} />
              </span>
              {isDone ? (
                <span>
                  <span className="sr-only">Done: </span>
                  {firstStepWords[step].label}
                </span>
              ) : (
                <span>
                  <a href={firstStepWords[step].hrefFor(facts)} className="font-bold">
                    {firstStepWords[step].label}
                  </a>
                  <small className="block">{firstStepWords[step].left(facts)}</small>
                </span>
              )}
            </li>
          ))}
        </ol>
      </Panel>
    </div>
  );
}
