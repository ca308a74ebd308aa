/** The page for an unexpected error. `reference` identifies the request in the log. */
export function ErrorPage({ reference }: { reference: string | undefined }) {
  return (
    <>
      <h1>Something went wrong here</h1>
      <p>
        It was nothing you did. If you had just posted something, look whether it is there before you post it again.
      </p>
      <p>Try again in a minute. If it goes on, tell the partnership’s business team.</p>
      {reference && (
        <p>
          Reference: <strong>{reference}</strong>
        </p>
      )}
      <p>
        <a href="/">Back to the board</a>
      </p>
    </>
  );
}
