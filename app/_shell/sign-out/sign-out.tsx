import { actionField } from "../form.tsx";
import { submitSignOut } from "./submit.ts";

export function SignOut({ name }: { name: string }) {
  return (
    <form method="post" encType="multipart/form-data">
      <input type="hidden" name={actionField(submitSignOut)} />
      <a href="/account">{name}</a>{" "}
      <button type="submit" className="link">
        Sign out
      </button>
    </form>
  );
}
