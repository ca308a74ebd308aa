import type { Recommendation } from "#lib/partnership/reviews.queries.ts";
import { Form, type FormProps } from "./form.tsx";

/** A form about one recommendation: it sends the reference, and “Cancel” leads to the recommendation. */
export function RecommendationForm({
  recommendation: { reference },
  hidden = {},
  ...props
}: Omit<FormProps, "cancel"> & { recommendation: Recommendation }) {
  return <Form {...props} hidden={{ reference, ...hidden }} cancel={`/recommendations/${reference}`} />;
}
