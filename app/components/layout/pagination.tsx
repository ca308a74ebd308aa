import { PAGE_SIZE } from "#lib/status/listing.rules.ts";

/** The way through a list that is longer than a page. */
export function Pagination({ path, query, page, total }: { path: string; query: string; page: number; total: number }) {
  const last = Math.ceil(total / PAGE_SIZE);
  if (last <= 1) return null;
  const to = (number: number) => `${path}?${query ? `${query}&` : ""}page=${number}`;
  return (
    <nav className="pages" aria-label="Pages">
      {page > 1 && <a href={to(page - 1)}>Previous page</a>}
      <span>
        Page {page.toLocaleString("en-GB")} of {last.toLocaleString("en-GB")}
      </span>
      {page < last && <a href={to(page + 1)}>Next page</a>}
    </nav>
  );
}
