import type { ReactNode } from "react";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import type { Agency } from "#lib/partnership/agencies.rules.ts";

/** The heading of a page with a form about an agency. */
export function AgencyFormHeading({
  agency: { id, name },
  title,
  children,
}: {
  agency: Agency;
  title: string;
  children: ReactNode;
}) {
  return (
    <PageHeader
      title={title}
      parents={[
        { href: "/agencies", label: "Agencies" },
        { href: `/agencies/${id}`, label: name },
      ]}
    >
      {children}
    </PageHeader>
  );
}
