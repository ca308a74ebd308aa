import { setTimeout as pause } from "node:timers/promises";
import { testRequest } from "../../request.ts";

/** A page that is known to be refused only after something was read. */
export default async function Page() {
  await pause(20);
  testRequest().status = 403;
  return <p>Refused</p>;
}
