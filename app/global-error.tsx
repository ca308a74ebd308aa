"use client";
// A client component because Next asks for one here. It stands in for everything, so it brings the look itself.
import { ErrorPage } from "./components/layout/error-page.tsx";
import "./components/layout/look.css";

export default function FaultOfAll({ error }: { error: Error & { digest?: string } }) {
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
