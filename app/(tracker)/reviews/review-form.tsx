import { Form, type FormProps } from "#app/components/forms/form.tsx";
import { Button } from "#app/components/layout/button.tsx";
import { Panel } from "#app/components/layout/panel.tsx";
import { ReviewFields } from "./review-fields.tsx";

/** The form in which a review is written, with what helps to fill it in at the side. */
export function ReviewForm(props: Pick<FormProps, "submit" | "state" | "hidden">) {
  return (
    <div className="grid items-start gap-x-12 gap-y-6 wide:grid-cols-[minmax(0,1fr)_21rem]">
      <Form
        {...props}
        autosave
        isLong
        button="Check the review"
        otherButton={
          <Button variant="outlined" name="later" value="yes">
            Save and finish later
          </Button>
        }
        cancel="/reviews"
      >
        <ReviewFields state={props.state} />
      </Form>
      <aside className="grid gap-6" aria-label="Help">
        <Panel id="splitting" title="How the list is split">
          <p>The start of each recommendation is found by one of these:</p>
          <ul>
            <li>“Recommendation 1:”, or “Recommendation 1” on a line of its own</li>
            <li>a number: “1.”, “1)” or “(1)”</li>
            <li>a bullet or a dash</li>
            <li>a blank line, where there is none of these</li>
          </ul>
          <p>A list inside a recommendation stays in it.</p>
        </Panel>
        <Panel id="drafts-help" title="Until it is published">
          <p>
            It is a draft, which the whole business team can open, change and publish. No one else sees it. Once it is
            published, a wording can only be corrected, and the wording before stays beside it.
          </p>
        </Panel>
      </aside>
    </div>
  );
}
