import type { ReactNode } from "react";

/**
 * The one main button of a page is filled; others are outlined; a button inside a sentence looks like a link. The border of
 * the filled one is seen where a person’s own colours replace those of the page.
 */
export type ButtonVariant = "filled" | "outlined" | "link";

const looks: Readonly<Record<ButtonVariant, string>> = {
  filled:
    "inline-block rounded-sm border border-transparent bg-brand px-4 py-2 font-bold text-brand-ink no-underline hover:opacity-90",
  outlined:
    "inline-block rounded-sm border border-edge bg-page px-3 py-1.5 text-sm font-medium text-ink no-underline hover:bg-wash",
  link: "text-brand underline decoration-1 underline-offset-[0.18em] hover:decoration-2",
};

/** A button that submits its form. */
export function Button({
  variant = "filled",
  name,
  value,
  form,
  children,
}: {
  variant?: ButtonVariant;
  name?: string;
  value?: string;
  /** The id of the form that it submits, if it is not inside it. */
  form?: string;
  children: ReactNode;
}) {
  return (
    <button type="submit" name={name} value={value} form={form} className={`cursor-pointer ${looks[variant]}`}>
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({
  href,
  variant = "outlined",
  children,
}: {
  href: string;
  variant?: ButtonVariant;
  children: ReactNode;
}) {
  return (
    <a href={href} className={looks[variant]}>
      {children}
    </a>
  );
}
