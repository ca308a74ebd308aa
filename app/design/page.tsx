import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { Button, ButtonLink } from "#app/components/layout/button.tsx";
import { Columns } from "#app/components/layout/columns.tsx";
import { CountList } from "#app/components/layout/count-list.tsx";
import { DataTable } from "#app/components/layout/data-table.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { SideList } from "#app/components/layout/description-list.tsx";
import { MoreMenu } from "#app/components/layout/more-menu.tsx";
import { PageFrame } from "#app/components/layout/page-frame.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { Notice, Panel } from "#app/components/layout/panel.tsx";
import { TaskList } from "#app/components/layout/task-list.tsx";
import { TimelineList } from "#app/components/layout/timeline.tsx";
import { Key, Sample, StatusTag } from "#app/components/status/status-tag.tsx";
import { config } from "#lib/core/config.ts";
import { NotFound } from "#lib/core/errors.ts";
import { statuses } from "#lib/status/rules.ts";
import { DocumentStates } from "./document-states.tsx";
import { FieldStates } from "./field-states.tsx";
import { sampleFailure } from "./sample-form.ts";
import { TableStates } from "./table-states.tsx";

export const metadata: Metadata = { title: "Design" };

export default page(Design);

/** Every component in each of its states, for those who build the pages. A real tracker does not have this page. */
async function Design() {
  if (config().mode !== "trial") throw new NotFound("page");
  return (
    <PageFrame>
      <PageHeader
        title="Design"
        parents={[{ href: "/", label: "Board" }]}
        here="Design"
        actions={<MoreMenu links={[{ href: "#tables", label: "A link under More" }]} />}
      >
        Every component in each of its states
      </PageHeader>
      <Part title="Buttons">
        <div className="flex flex-wrap items-center gap-3">
          <ButtonLink href="#buttons" variant="filled">
            Filled
          </ButtonLink>
          <ButtonLink href="#buttons">Outlined</ButtonLink>
          <Button variant="link">Like a link</Button>
        </div>
      </Part>
      <Part title="Ratings">
        <p className="flex flex-wrap gap-2">
          {statuses.map((status) => (
            <StatusTag key={status} as={status} />
          ))}
          <Sample of />
        </p>
        <Key />
      </Part>
      <Part title="Panels and notices">
        <Panel id="sample-panel" title="For you to decide" count={2}>
          <p>What is waiting is listed here.</p>
        </Panel>
        <Notice>A remark that is set apart from the text around it.</Notice>
        <Columns
          label="Beside the main column"
          side={
            <Panel id="sample-side" title="Beside it">
              <p>What helps with the main column.</p>
            </Panel>
          }
        >
          <p>A main column, with a column at its side.</p>
        </Columns>
      </Part>
      <Part title="Forms">
        <ErrorSummary failure={sampleFailure} hidden={[]} />
        <FieldStates />
      </Part>
      <Part title="Tables">
        <TableStates />
        <DataTable caption="A plain table">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Sample lead</th>
              <td data-label="Role">Lead</td>
            </tr>
          </tbody>
        </DataTable>
      </Part>
      <Part title="Papers">
        <DocumentStates />
      </Part>
      <Part title="Lists">
        <div className="grid gap-8 wide:grid-cols-3">
          <TaskList>
            <li>
              <a href="#lists">Answer a question</a>
              <small>asked on 20 September 2026</small>
            </li>
          </TaskList>
          <TimelineList>
            <li>
              <h3>Due date set</h3>
              <p className="text-sm text-soft">27 March 2026 at 10am, by the business team</p>
            </li>
            <li>
              <h3>Recommended</h3>
            </li>
          </TimelineList>
          <CountList
            counts={[
              { label: "No lead", count: 3, href: "#lists" },
              { label: "No due date", count: 1200, href: "#lists" },
            ]}
          />
          <SideList>
            <div>
              <dt>Owner</dt>
              <dd>
                KSCMP training <small>since 13 May 2022</small>
              </dd>
            </div>
          </SideList>
        </div>
      </Part>
    </PageFrame>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = title.split(" ")[0]?.toLowerCase();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
