/** The recommendations that an agency owns as links, with texts ready to be shown. */
export interface OwnedLinksProps {
  /** The first of them, grouped by the agency that the review named. */
  readonly parts: readonly {
    readonly links: readonly { readonly href: string; readonly label: string }[];
    /** The agency that the review named, if it is another one. */
    readonly namedAs: string | null;
  }[];
  /** The link to the others. */
  readonly more: { readonly href: string; readonly label: string } | null;
}

/** Links to the recommendations that an agency owns. */
export function OwnedLinks({ parts, more }: OwnedLinksProps) {
  if (parts.length === 0 && !more) return "None";
  return (
    <>
      {parts.map(({ links, namedAs }, part) => (
        <span key={links[0]?.href}>
          {part > 0 && "; "}
          {links.map(({ href, label }, index) => (
            <span key={href}>
              {index > 0 && ", "}
              <a href={href}>{label}</a>
            </span>
          ))}
          {namedAs && (
            <>
              {" "}
              <small>named as {namedAs}</small>
            </>
          )}
        </span>
      ))}
      {more && (
        <>
          {" and "}
          <a href={more.href}>{more.label}</a>
        </>
      )}
    </>
  );
}
