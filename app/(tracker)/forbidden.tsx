import type { Metadata } from "next";
import { currentRequest } from "#app/_shell/request.ts";

export const metadata: Metadata = { title: "Not yours to do" };

export default function NotTheirsToDo() {
  const { path } = currentRequest();
  const back = /^\/(?:recommendations|agencies)\/[^/]+(?=\/)/.exec(path)?.[0];
  return (
    <>
      <h1>You can see this, but it is not yours to do</h1>
      <p>
        What each person may do goes with their role. If you think that this is yours to do, ask the partnership’s
        business team.
      </p>
      <p>{back ? <a href={back}>Back to what it is about</a> : <a href="/board">Back to the board</a>}</p>
    </>
  );
}
