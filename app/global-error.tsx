"use client";
// A client component because Next asks for one here. It stands in for the root layout, so it brings the look itself.
import { Fault } from "./_shell/fault.tsx";
import "./_shell/look.css";

export default function FaultOfTheLayout({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en-GB">
      <body>
        <title>Something went wrong here – Recommendations tracker</title>
        <main className="wide">
          <Fault error={error} />
        </main>
      </body>
    </html>
  );
}
