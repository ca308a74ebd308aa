import { Notice } from "#app/components/layout/panel.tsx";
import { currentContext } from "#lib/core/context.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { takenInWords } from "#lib/files/formats.ts";
import { evidenceKindNames, formatFileSize } from "#lib/recommendations/updates/labels.ts";
import { MAX_EVIDENCE } from "#lib/recommendations/updates/rules.ts";
import { findUploads } from "#lib/recommendations/updates/store.ts";
import { Choices, FileField, Select, TextField } from "./fields.tsx";
import type { FormState } from "./form-state.ts";

type Upload = Awaited<ReturnType<typeof findUploads>>[number];

const fields = ["file", "url", "title", "shows", "trueOn", "again"] as const;

/** Fields for up to `most` pieces of evidence. The first `open` are expanded, and so are those with a value or an error. */
export async function EvidenceFields({
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
  const indexes = Array.from({ length: most }, (_, index) => index);
  const tickets = indexes.map((index) => state.value(`evidence.${index}.file`));
  const uploads = await findUploads(
    await currentContext(viewer),
    tickets.filter((ticket) => /^[0-9a-f-]{36}$/.test(ticket)),
  );
  return (
    <>
      <h2>Evidence</h2>
      <p className="mb-1 text-sm text-soft">
        A file or a link that shows what was done, or what difference it made. A file can be {takenInWords}, smaller
        than 25MB and without a password. The place where a picture was taken is removed from it, but not from a picture
        inside another file.
      </p>
      {indexes.map((index) => (
        <EvidenceItemFields
          key={index}
          state={state}
          index={index}
          isOpen={index < open}
          upload={uploads.find(({ ticket }) => ticket === tickets[index])}
        />
      ))}
    </>
  );
}

function EvidenceItemFields({
  state,
  index,
  isOpen,
  upload,
}: {
  state: FormState;
  index: number;
  isOpen: boolean;
  /** The file that was uploaded before the form was posted. */
  upload: Upload | undefined;
}) {
  const name = (field: (typeof fields)[number]) => `evidence.${index}.${field}`;
  const isUsed = fields.some((field) => state.value(name(field)) !== "" || state.error(name(field)));
  return (
    <details className="border-t border-line py-3 last-of-type:border-b" open={isOpen || isUsed}>
      <summary className="font-medium">Evidence {index + 1}</summary>
      {upload && (
        <Notice>
          Received: {upload.fileName}, {formatFileSize(upload.bytes)}.{" "}
          {upload.placeRemoved && "The place where it was taken was removed from it. "}
          Choose another file only to put it in its place.
          <input type="hidden" name={name("file")} value={upload.ticket} />
        </Notice>
      )}
      <FileField state={state} name={name("file")} label="File" />
      {(state.error(name("again")) || state.value(name("again"))) && (
        <Choices
          state={state}
          name={name("again")}
          label="The same file again"
          choices={[
            { value: "add", label: "Add it again" },
            { value: "leave", label: "Leave this evidence out" },
          ]}
        />
      )}
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
}
