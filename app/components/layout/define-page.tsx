import { unstable_rethrow } from "next/navigation";
import type { ReactNode } from "react";
import { failureFrom } from "#app/components/forms/failure.ts";
import { currentRequest } from "#app/session/request.ts";
import { recordHidden } from "#app/session/session.ts";
import { Forbidden, Hidden, NotFound } from "#lib/core/errors.ts";
import { log } from "#lib/core/log.ts";
import { ErrorPage } from "./error-page.tsx";
import { ForbiddenPage, NotFoundPage } from "./refusal-pages.tsx";

/**
 * Wraps a page component so that errors are rendered on the server, with their status. The notFound() and forbidden() of
 * Next send an empty page that needs JavaScript.
 */
export function page<Props>(component: (props: Props) => Promise<ReactNode>) {
  return async function Page(props: Props): Promise<ReactNode> {
    try {
      return await component(props);
    } catch (error) {
      unstable_rethrow(error);
      const request = currentRequest();
      request.failure = failureFrom(error, {});
      if (error instanceof Forbidden) return <ForbiddenPage path={request.path} />;
      if (error instanceof Hidden) await recordHidden(error);
      if (error instanceof NotFound) return <NotFoundPage />;
      log().error({ reference: request.reference, err: error }, "page not made");
      return <ErrorPage reference={request.reference} />;
    }
  };
}
