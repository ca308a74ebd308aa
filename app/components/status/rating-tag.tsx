import type { Status } from "#lib/status/rules.ts";
import { StatusShape, statusTint } from "./status-shape.tsx";

/** A rating by its name, with its shape on a tint. A client view can render it: it is given the name. */
export function RatingTag({ of, name }: { of: Status; name: string }) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-sm px-2 py-0.5 text-sm leading-tight font-bold ${statusTint(of)}`}
    >
      <StatusShape of={of} />
      {name}
    </span>
  );
}
