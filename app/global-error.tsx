"use client";
// A client component because Next requires one here. It replaces the root layout, so it imports the styles itself.
import { ErrorPage } from "./components/layout/error-page.tsx";
import "./components/layout/look.css";

export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en-GB">
      <body>
        <title>Something went wrong here – Recommendations tracker</title>
        <main className="wide">
          <ErrorPage reference={error.digest} />
        </main>
      </body>
    </html>
  );
}
