import { PAGE_SIZE } from "#lib/status/listing.rules.ts";

interface Props {
  readonly path: string;
  readonly query: string;
  readonly page: number;
  readonly total: number;
  /** How many are on a page. */
  readonly size?: number;
}

/** Links to the previous and the next page of a long list. */
export function Pagination({ path, query, page, total, size = PAGE_SIZE }: Props) {
  const last = Math.ceil(total / size);
  if (last <= 1) return null;
  const pathOf = (number: number) => `${path}?${query ? `${query}&` : ""}page=${number}`;
  return (
    <nav className="mt-4 flex flex-wrap gap-6 text-sm print:hidden" aria-label="Pages">
      {page > 1 && <a href={pathOf(page - 1)}>Previous page</a>}
      <span>
        Page {page.toLocaleString("en-GB")} of {last.toLocaleString("en-GB")}
      </span>
      {page < last && <a href={pathOf(page + 1)}>Next page</a>}
    </nav>
  );
}
