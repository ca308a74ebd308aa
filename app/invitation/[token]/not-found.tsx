import type { Metadata } from "next";
import { PageFrame } from "#app/_shell/page-frame.tsx";

export const metadata: Metadata = { title: "This link does not work any more" };

export default function UnusableLink() {
  return (
    <PageFrame>
      <h1>This link does not work any more</h1>
      <p>
        A link works once, for 72 hours, and only until a newer one is sent. If you have set your password already,{" "}
        <a href="/sign-in">sign in</a> with it.
      </p>
      <p>If not, ask the partnership’s business team to send you a new link.</p>
    </PageFrame>
  );
}
