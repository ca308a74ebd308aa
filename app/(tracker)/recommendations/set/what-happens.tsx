import { Panel } from "#app/components/layout/panel.tsx";

/** What the form does, beside it. */
export function WhatHappens() {
  return (
    <Panel id="what-happens" title="What happens">
      <ul className="list-disc space-y-2 pl-5 text-sm">
        <li>Each recommendation gets its own entry in its history, with what you wrote here.</li>
        <li>A due date is set once. The owner has to ask for a later date, and the Executive decides on it.</li>
        <li>The owner stays the same. Only the person who leads the work for it is changed.</li>
        <li>If a recommendation cannot be changed in full, it stays as it was, and the page says why.</li>
      </ul>
    </Panel>
  );
}
