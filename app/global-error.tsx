"use client";
// A client component because Next requires one here. It replaces the root layout, so it imports the styles itself.
import { ErrorPage } from "./components/layout/error-page.tsx";
import "./theme.css";

export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en-GB">
      <body>
        <title>Something went wrong – Recommendations tracker</title>
        <main className="mx-auto max-w-page px-6">
          <ErrorPage reference={error.digest} />
        </main>
      </body>
    </html>
  );
}
