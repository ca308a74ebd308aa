import type { Recommendation } from "#lib/partnership/reviews.queries.ts";
import { Form, type FormProps } from "./form.tsx";

/**
 * A form about one recommendation, with its wording at the side: it sends the reference, and “Cancel” leads to the
 * recommendation.
 */
export function RecommendationForm({
  recommendation: { reference, wording },
  hidden = {},
  ...props
}: Omit<FormProps, "cancel"> & { recommendation: Recommendation }) {
  return (
    <div className="grid items-start gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <Form {...props} hidden={{ reference, ...hidden }} cancel={`/recommendations/${reference}`} />
      <aside className="max-lg:order-first" aria-label={`The wording of ${reference}`}>
        <blockquote className="text-base">{wording}</blockquote>
      </aside>
    </div>
  );
}
