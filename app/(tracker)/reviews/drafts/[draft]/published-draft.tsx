import { PageHeader } from "#app/components/layout/page-header.tsx";

/** What the address of a draft shows once its review is published. */
export function PublishedDraft({ code, title }: { code: string; title: string }) {
  return (
    <>
      <PageHeader title="This review has been published" parents={[{ href: "/reviews", label: "Reviews" }]} />
      <p>
        It is no longer a draft. <a href={`/reviews/${code}`}>{`${code}: ${title}`}</a>
      </p>
    </>
  );
}
