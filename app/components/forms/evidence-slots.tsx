import { currentContext } from "#lib/core/context.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { evidenceKindNames, formatFileSize } from "#lib/recommendations/updates/labels.ts";
import { MAX_EVIDENCE } from "#lib/recommendations/updates/rules.ts";
import { findUploads } from "#lib/recommendations/updates/store.ts";
import { FileField, Select, TextField } from "./fields.tsx";
import type { FormState } from "./form-state.ts";

const fieldsOfSlot = ["file", "url", "title", "shows", "trueOn"] as const;

/** Places for evidence, each a file or a link; the first stands open, the others as far as they are used. */
export async function EvidenceSlots({
  state,
  viewer,
  open = 0,
  most = MAX_EVIDENCE,
}: {
  state: FormState;
  viewer: Viewer;
  open?: number;
  most?: number;
}) {
  const numbers = Array.from({ length: most }, (_, index) => index);
  const uploads = await findUploads(
    await currentContext(viewer),
    numbers.map((number) => state.value(`evidence.${number}.file`)).filter((ticket) => /^[0-9a-f-]{36}$/.test(ticket)),
  );
  return (
    <>
      <h2>Evidence</h2>
      <p className="hint">
        A file or a link that shows what was done, or what difference it made. PDF, Word, Excel, PowerPoint,
        OpenDocument, CSV, text, picture or e-mail, each smaller than 25MB.
      </p>
      {numbers.map((number) => {
        const name = (field: (typeof fieldsOfSlot)[number]) => `evidence.${number}.${field}`;
        const isUsed = fieldsOfSlot.some((field) => state.value(name(field)) !== "" || state.error(name(field)));
        const received = uploads.find(({ ticket }) => ticket === state.value(name("file")));
        return (
          <details key={number} className="slot" open={number < open || isUsed}>
            <summary>Evidence {number + 1}</summary>
            {received && (
              <p className="aside">
                Received: {received.fileName}, {formatFileSize(received.bytes)}. Choose another file only to put it in
                its place.
                <input type="hidden" name={name("file")} value={received.ticket} />
              </p>
            )}
            <FileField state={state} name={name("file")} label="File" />
            <TextField state={state} name={name("url")} type="url" label="Or a link" />
            <TextField
              state={state}
              name={name("title")}
              label="What it is"
              hint="For a file this may be left empty: its name stands instead."
            />
            <Select
              state={state}
              name={name("shows")}
              label="What it shows"
              none="Choose one"
              choices={[
                { value: "activity", label: `It ${evidenceKindNames.activity}` },
                { value: "outcome", label: `It ${evidenceKindNames.outcome}` },
              ]}
            />
            <TextField
              state={state}
              name={name("trueOn")}
              type="date"
              label="When it was true"
              hint="The day the thing it shows was so, not today’s."
            />
          </details>
        );
      })}
    </>
  );
}
