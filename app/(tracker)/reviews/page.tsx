import type { Metadata } from "next";
import { asAt } from "#app/components/layout/as-at.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PastDate, queryFor } from "#app/components/layout/past-date.tsx";
import { requireContext } from "#app/session/session.ts";
import { formatDate } from "#lib/core/clock.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";

export const metadata: Metadata = { title: "Reviews" };

export default page(Reviews);

async function Reviews({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const as = await asAt(await requireContext(), (await searchParams)["as-at"]);
  const reviews = await listReviews(as.ctx);
  return (
    <>
      <h1>Reviews</h1>
      <p className="asat">What the recommendations come from</p>
      <PastDate as={as} path="/reviews" />
      <table className="stack">
        <thead>
          <tr>
            <th scope="col">Review</th>
            <th scope="col">Kind</th>
            <th scope="col">Published</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          {reviews.map(({ code, title, kind, publishedOn, publisher }) => (
            <tr key={code}>
              <th scope="row">
                <a href={`/reviews/${code}${queryFor(as)}`}>{code}</a> {title}
              </th>
              <td data-label="Kind">{kind}</td>
              <td data-label="Published">{formatDate(publishedOn)}</td>
              <td data-label="By">{publisher}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
