import type { Metadata } from "next";

export const metadata: Metadata = { title: "This page is not here" };

export default function NotHere() {
  return (
    <>
      <h1>This page is not here</h1>
      <p>
        The address may be mistyped, or what it leads to may have gone. Some pages are only there for the business team.
      </p>
      <p>
        <a href="/board">Back to the board</a>
      </p>
    </>
  );
}
