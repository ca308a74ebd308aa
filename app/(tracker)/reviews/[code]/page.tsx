import type { Metadata } from "next";
import { page } from "#app/components/layout/define-page.tsx";
import { StatusNotes, StatusTag } from "#app/components/status/status-tag.tsx";
import { requireContext } from "#app/session/session.ts";
import { formatDate } from "#lib/core/clock.ts";
import { getReview, wordingsOf } from "#lib/partnership/reviews.queries.ts";
import { everything, PAGE_SIZE } from "#lib/status/listing.rules.ts";
import { listStatuses } from "#lib/status/queries.ts";

interface Props {
  params: Promise<{ code: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

export default page(ReviewPage);

async function ReviewPage({ params }: Props) {
  const ctx = await requireContext();
  const review = await getReview(ctx, (await params).code);
  const positions = await listStatuses(ctx, { ...everything, review: review.code });
  const wordings = await wordingsOf(
    ctx,
    positions.map(({ id }) => id),
  );
  return (
    <>
      <h1>{review.title}</h1>
      <p className="asat">
        {review.code} · {review.kind} · {review.publisher} · published {formatDate(review.publishedOn)}
      </p>
      <p className="lead">{review.scope}</p>
      <h2>What it studied, in figures</h2>
      <dl className="figures">
        {review.figures.map(({ ordinal, figure, words, base, section }) => (
          <div key={ordinal}>
            <dt>{figure}</dt>
            <dd>
              {words} <small>({[base, `section ${section}`].filter(Boolean).join("; ")})</small>
            </dd>
          </div>
        ))}
      </dl>
      <h2>Its recommendations</h2>
      <table className="stack">
        <thead>
          <tr>
            <th scope="col">Recommendation</th>
            <th scope="col">As worded</th>
            <th scope="col">Rating</th>
          </tr>
        </thead>
        <tbody>
          {positions.map((position) => (
            <tr key={position.id}>
              <th scope="row">
                <a href={`/recommendations/${position.reference}`}>{position.reference}</a> {position.shortTitle}
              </th>
              <td data-label="As worded">{wordings.get(position.id)}</td>
              <td data-label="Rating">
                <StatusTag as={position.status} />
                <StatusNotes recommendation={position} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {review.recommendationCount > PAGE_SIZE && (
        <p>
          <a href={`/recommendations?review=${review.code}`}>
            All {review.recommendationCount.toLocaleString("en-GB")} recommendations
          </a>
        </p>
      )}
      {review.themes.length > 0 && (
        <>
          <h2>Its themes</h2>
          <ul>
            {review.themes.map(({ id, name, section }) => (
              <li key={id}>
                {name} <small>(section {section})</small>
              </li>
            ))}
          </ul>
        </>
      )}
      {review.relatedWork.length > 0 && (
        <>
          <h2>Related work it names</h2>
          <ul>
            {review.relatedWork.map(({ ordinal, words, section }) => (
              <li key={ordinal}>
                {words} <small>(section {section})</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
