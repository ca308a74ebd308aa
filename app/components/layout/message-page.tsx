import type { ReactNode } from "react";
import { ButtonLink } from "./button.tsx";

/** A page that says why what was asked for cannot be shown, and where to go instead. */
export function MessagePage({
  title,
  link = { href: "/", label: "Go to the start page" },
  children,
}: {
  title: string;
  link?: { readonly href: string; readonly label: string } | null;
  children: ReactNode;
}) {
  return (
    <div className="py-4 sm:py-10">
      <h1 className="mb-4">{title}</h1>
      {children}
      {link && (
        <p className="mt-6">
          <ButtonLink href={link.href}>{link.label}</ButtonLink>
        </p>
      )}
    </div>
  );
}
