import type { ReactNode } from "react";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** A section for one kind of task; left out if there are none of that kind. Its heading leads to the list of all. */
export function Part({
  title,
  count,
  href,
  children,
}: {
  title: string;
  count: number;
  href?: string;
  children: ReactNode;
}) {
  if (count === 0) return null;
  const heading = (
    <>
      {title} <small>{count.toLocaleString("en-GB")}</small>
    </>
  );
  return (
    <section>
      <h2>{href ? <a href={href}>{heading}</a> : heading}</h2>
      <ul className="todo">{children}</ul>
    </section>
  );
}

export function Line({ of: { reference, shortTitle }, children }: { of: RecommendationStatus; children: ReactNode }) {
  return (
    <li>
      <a href={`/recommendations/${reference}`}>{reference}</a>
      <span>{shortTitle}</span>
      <small>{children}</small>
    </li>
  );
}

export function More({ total, shown, href }: { total: number; shown: number; href: string }) {
  if (total <= shown) return null;
  return (
    <li>
      <a href={href}>All {total.toLocaleString("en-GB")}</a>
    </li>
  );
}
