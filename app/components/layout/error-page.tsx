import { MessagePage } from "./message-page.tsx";

/** The page for an unexpected error. `reference` identifies the request in the log. */
export function ErrorPage({ reference }: { reference: string | undefined }) {
  return (
    <MessagePage title="Something went wrong">
      <p>This was not your fault. If you were posting something, check whether it is there before you post it again.</p>
      <p>Try again in a minute. If it still does not work, tell the partnership’s business team.</p>
      {reference && (
        <p>
          Reference: <strong>{reference}</strong>
        </p>
      )}
    </MessagePage>
  );
}
