import { currentContext } from "#lib/core/context.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { acceptAttribute, takenInWords } from "#lib/files/formats.ts";
import { evidenceQuestionLabels } from "#lib/recommendations/updates/labels.ts";
import { MAX_EVIDENCE } from "#lib/recommendations/updates/rules.ts";
import { findUploads, type Upload } from "#lib/recommendations/updates/store.ts";
import { type EvidenceRowFields, EvidenceRows } from "./evidence-rows.tsx";
import { Choices, FileField, TextField } from "./fields.tsx";
import type { FormState } from "./form-state.ts";
import { receivedUpload } from "./received-file.ts";

const fields = ["file", "url", "title", "shows", "trueOn", "again"] as const;

/** A row that is not used needs nothing, so its fields are not required and say when they are. */
const NEEDED = "Needed for each file or link.";

/** Fields for up to `most` pieces of evidence. Without JavaScript the first `open` are expanded, and so are those with a value or an error. */
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
  const uploads = await findUploads(await currentContext(viewer), tickets);
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">Evidence</h2>
      <p className="mb-1 text-sm text-soft">
        Files or links that show what was done, or what difference it made. Add at most {most} at a time. The place
        where a picture was taken is removed from it, but not from a picture inside another file.
      </p>
      <EvidenceRows
        accept={acceptAttribute}
        takes={`${takenInWords}, smaller than 25MB and without a password.`}
        fields={indexes.map((index) => {
          const upload = uploads.find(({ ticket }) => ticket === tickets[index]);
          return rowFields(state, index, index < open, upload);
        })}
      />
    </section>
  );
}

/** The fields of one row. `upload` is the file that arrived before the form was posted. */
function rowFields(state: FormState, index: number, isOpen: boolean, upload: Upload | undefined): EvidenceRowFields {
  const name = (field: (typeof fields)[number]) => `evidence.${index}.${field}`;
  const isGiven = (field: (typeof fields)[number]) =>
    state.value(name(field)) !== "" || Boolean(state.error(name(field)));
  return {
    number: index + 1,
    isUsed: fields.some(isGiven),
    isOpen,
    kind: isGiven("url") && !upload ? "link" : "file",
    file: (
      <FileField state={state} name={name("file")} label="File" received={upload ? receivedUpload(upload) : null} />
    ),
    link: (
      <TextField
        state={state}
        name={name("url")}
        type="url"
        label="Link"
        hint="Instead of a file: the address of a page that others can open."
      />
    ),
    others: (
      <>
        {isGiven("again") && (
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
        <Choices
          state={state}
          name={name("shows")}
          label="What it shows"
          hint={NEEDED}
          isInline
          choices={[
            { value: "activity", label: evidenceQuestionLabels.activity },
            { value: "outcome", label: evidenceQuestionLabels.outcome },
          ]}
        />
        <TextField state={state} name={name("trueOn")} type="date" label="Date of the evidence" hint={NEEDED} />
        <TextField
          state={state}
          name={name("title")}
          label="What it is"
          hint="Needed for a link. Without it, a file is shown by its name."
        />
      </>
    ),
  };
}
