import { findViewer } from "#app/session/session.ts";
import { MessagePage } from "./message-page.tsx";
import { SectionsPanel } from "./sections-panel.tsx";

/** The page for a record that does not exist or is hidden from the viewer. */
export async function NotFoundPage() {
  const viewer = await findViewer();
  return (
    <MessagePage title="Page not found" side={<SectionsPanel />}>
      <p>Check that the address is correct and complete.</p>
      {viewer?.role !== "business" && <p>Some pages can only be opened by the business team.</p>}
    </MessagePage>
  );
}

/** The page for a command that the viewer may not use. */
export function ForbiddenPage({ path }: { path: string }) {
  const [above, section, name] = /^\/(recommendations|agencies)\/([^/]+)(?=\/)/.exec(path) ?? [];
  const link = above && {
    href: above,
    label: section === "recommendations" ? `Back to ${name}` : "Back to the agency",
  };
  return (
    <MessagePage title="You do not have permission to do this" side={<SectionsPanel />} {...(link && { link })}>
      <p>What you may do depends on your role. If you need to do this, ask the partnership’s business team.</p>
    </MessagePage>
  );
}

/** The page for an address that is too long or can't be read. */
export function RefusedAddressPage({ message }: { message: string }) {
  return (
    <MessagePage title="This address does not work" side={<SectionsPanel />}>
      <p>{message}</p>
    </MessagePage>
  );
}
