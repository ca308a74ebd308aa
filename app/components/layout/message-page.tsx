import type { ReactNode } from "react";
import { ButtonLink } from "./button.tsx";
import { Columns } from "./columns.tsx";

/** A page that says why what was asked for cannot be shown, and where to go instead. `side` helps to go on. */
export function MessagePage({
  title,
  link = { href: "/", label: "Go to the start page" },
  side,
  children,
}: {
  title: string;
  link?: { readonly href: string; readonly label: string } | null;
  side: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="pt-2 sm:pt-6">
      <h1 className="mb-4">{title}</h1>
      <Columns label="What you can do" side={side}>
        {children}
        {link && (
          <p className="mt-6">
            <ButtonLink href={link.href}>{link.label}</ButtonLink>
          </p>
        )}
      </Columns>
    </div>
  );
}
