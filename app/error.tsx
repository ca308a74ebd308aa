"use client";
// A client component because Next asks for one here. It stands in also for the frame, which may be what went wrong.
import { Fault } from "./_shell/fault.tsx";

export default function FaultWithoutFrame({ error }: { error: Error & { digest?: string } }) {
  return (
    <>
      <header className="top">
        <div className="wide">
          <a className="product" href="/">
            Recommendations tracker
          </a>
        </div>
      </header>
      <main className="wide">
        <Fault error={error} />
      </main>
    </>
  );
}
