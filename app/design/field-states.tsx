import { Checkbox, Choices, PasswordField, Select, TextArea, TextField } from "#app/components/forms/fields.tsx";
import { CopyField } from "#app/components/layout/copy-field.tsx";
import { StatusTag } from "#app/components/status/status-tag.tsx";
import { ratingNames, ratings } from "#lib/recommendations/updates/rules.ts";
import { sampleState } from "./sample-form.ts";

/** The fields of a form: empty, filled in and refused. */
export function FieldStates() {
  return (
    <div className="grid gap-x-12 wide:grid-cols-2">
      <div>
        <TextField state={sampleState} name="title" label="Title" hint="A hint under the label" initial="Filled in" />
        <TextField state={sampleState} name="day" type="date" label="Due date" />
        <PasswordField state={sampleState} name="password" label="Password" autoComplete="off" />
        <CopyField label="A one-time link" text="https://example.org/invitation/abc" />
        <TextArea state={sampleState} name="reason" label="Why?" rows={2} />
        <Select
          state={sampleState}
          name="owner"
          label="Owner"
          none="Choose one"
          choices={[{ value: "1", label: "KSCMP Executive" }]}
        />
      </div>
      <div>
        <Choices
          state={sampleState}
          name="rating"
          label="How is it going?"
          choices={ratings.map((value) => ({ value, label: <StatusTag as={value} label={ratingNames[value]} /> }))}
        />
        <Checkbox state={sampleState} name="confirm" label="I have read this again" />
      </div>
    </div>
  );
}
