import { type RefObject, useEffect, useRef } from "react";
import type { Upload } from "./use-upload.ts";

/**
 * Stops the form of a file input from being posted without the file that the person chose: a post waits until the file
 * has arrived, and is stopped where it was refused. Calls `onStopped` then.
 */
export function useSubmitGuard(
  input: RefObject<HTMLInputElement | null>,
  upload: Upload | null,
  onStopped: (how: "waiting" | "refused") => void,
): void {
  const waiting = useRef<{ readonly submitter: HTMLElement | null } | null>(null);

  useEffect(() => {
    const form = input.current?.form;
    if (!form) return;
    const onSubmit = (event: SubmitEvent) => {
      if (!upload || upload.step === "received" || isDiscard(event.submitter)) return;
      const isFirst = !event.defaultPrevented;
      event.preventDefault();
      if (upload.step === "sending") waiting.current = { submitter: event.submitter };
      else if (isFirst) reveal(input.current);
      onStopped(upload.step === "sending" ? "waiting" : "refused");
    };
    // Before the other listeners of the form, which see by it that the post was stopped.
    form.addEventListener("submit", onSubmit, { capture: true });
    return () => form.removeEventListener("submit", onSubmit, { capture: true });
  }, [input, upload, onStopped]);

  useEffect(() => {
    const post = waiting.current;
    if (!post || upload?.step === "sending") return;
    waiting.current = null;
    // In a task of its own: where the file arrives as the post is stopped, the browser ignores another until that has ended.
    if (upload?.step === "received") setTimeout(() => input.current?.form?.requestSubmit(post.submitter));
    else if (upload) {
      reveal(input.current);
      onStopped("refused");
    }
  }, [input, upload, onStopped]);
}

/** The button that deletes the draft instead of posting the form. */
function isDiscard(submitter: HTMLElement | null): boolean {
  return submitter instanceof HTMLButtonElement && submitter.name === "discard";
}

function reveal(input: HTMLInputElement | null): void {
  const place = input?.closest("details");
  if (place) place.open = true;
  input?.focus();
}
