/** The page for a record that does not exist or is hidden from the viewer. */
export function NotFoundPage() {
  return (
    <>
      <h1>This page is not here</h1>
      <p>
        The address may be mistyped, or what it leads to may have gone. Some pages are only there for the business team.
      </p>
      <p>
        <a href="/">Back to the board</a>
      </p>
    </>
  );
}

/** The page for a command that the viewer may not use. */
export function ForbiddenPage({ path }: { path: string }) {
  const back = /^\/(?:recommendations|agencies)\/[^/]+(?=\/)/.exec(path)?.[0];
  return (
    <>
      <h1>You can see this, but it is not yours to do</h1>
      <p>
        What each person may do goes with their role. If you think that this is yours to do, ask the partnership’s
        business team.
      </p>
      <p>{back ? <a href={back}>Back to what it is about</a> : <a href="/">Back to the board</a>}</p>
    </>
  );
}

/** The page for an address that is too long or can't be read. */
export function RefusedAddressPage({ message }: { message: string }) {
  return (
    <>
      <h1>This address does not work</h1>
      <p>{message}</p>
      <p>
        <a href="/">Back to the board</a>
      </p>
    </>
  );
}
