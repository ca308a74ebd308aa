import type { ReactNode } from "react";

/** A tinted panel with a heading, for what a person has to do or know first. */
export function Panel({
  id,
  title,
  count,
  children,
}: {
  id: string;
  title: string;
  count?: number | undefined;
  children: ReactNode;
}) {
  return (
    <section className="rounded-md border border-transparent bg-wash p-4 print:border-edge" aria-labelledby={id}>
      <h2 id={id} className="mt-0 flex items-baseline gap-2">
        {title}
        {count !== undefined && count > 0 && (
          <span className="rounded-full bg-brand px-2 text-xs text-brand-ink">{count.toLocaleString("en-GB")}</span>
        )}
      </h2>
      {children}
    </section>
  );
}

/** A remark that is set apart from the text around it. */
export function Notice({ children, role }: { children: ReactNode; role?: "status" }) {
  return (
    <p className="my-4 border-l-4 border-focus bg-wash px-4 py-3" role={role}>
      {children}
    </p>
  );
}
