import { MessagePage } from "./message-page.tsx";
import { Panel } from "./panel.tsx";

/** The page for an unexpected error. `reference` identifies the request in the log. */
export function ErrorPage({ reference }: { reference: string | undefined }) {
  return (
    <MessagePage title="Something went wrong" side={<WhatToTell reference={reference} />}>
      <p>This was not your fault. If you were posting something, check whether it is there before you post it again.</p>
      <p>Try again in a minute. If it still does not work, tell the partnership’s business team.</p>
    </MessagePage>
  );
}

function WhatToTell({ reference }: { reference: string | undefined }) {
  return (
    <Panel id="what-to-tell" title="What to tell them">
      <ul className="list-disc space-y-1 pl-5 text-sm">
        <li>what you were doing, and when</li>
        <li>the address of this page</li>
        {reference && (
          <li>
            the reference <strong>{reference}</strong>
          </li>
        )}
      </ul>
    </Panel>
  );
}
