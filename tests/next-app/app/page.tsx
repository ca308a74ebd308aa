import { actionField } from "#server/next-internals.ts";
import { testRequest } from "../request.ts";
import { submit } from "./submit.ts";

export default async function Page() {
  return (
    <form method="post" encType="multipart/form-data">
      <input type="hidden" name={actionField(submit)} />
      <p>Received: {testRequest().received}</p>
    </form>
  );
}
