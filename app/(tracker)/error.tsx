"use client";
// A client component because Next asks for one here. The frame around the page stays.
import { Fault } from "#app/_shell/fault.tsx";

export default function FaultInFrame({ error }: { error: Error & { digest?: string } }) {
  return <Fault error={error} />;
}
