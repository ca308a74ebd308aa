"use client";
// A client component because it shows the progress of an upload, and holds the form back until the file has arrived.
import { useCallback, useEffect, useRef, useState } from "react";
import { useSubmitGuard } from "./use-submit-guard.ts";
import { type Upload, useUpload } from "./use-upload.ts";

/**
 * A file input that uploads the chosen file at once and shows its progress. Without JavaScript, the file is sent with the
 * form.
 */
export function FileInput({
  id,
  name,
  accept,
  describedBy,
}: {
  id: string;
  name: string;
  accept: string;
  describedBy: string | undefined;
}) {
  const { upload, send, leaveOut } = useUpload();
  const [stopped, setStopped] = useState<"waiting" | "refused" | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useSubmitGuard(input, upload, setStopped);
  const messageId = `${id}-upload`;

  const sendChosen = useCallback(() => {
    const file = input.current?.files?.[0];
    if (!file) return;
    setStopped(null);
    send(file);
    // The form sends the ticket instead, so the file is not sent a second time.
    if (input.current) input.current.value = "";
  }, [send]);
  // A file that was chosen before this script had loaded.
  useEffect(sendChosen, [sendChosen]);

  return (
    <>
      {upload?.step === "received" && <input type="hidden" name={name} value={upload.ticket} />}
      <input
        ref={input}
        id={id}
        name={name}
        type="file"
        accept={accept}
        aria-describedby={[describedBy, messageId].filter(Boolean).join(" ")}
        aria-invalid={upload?.step === "refused" || undefined}
        onChange={sendChosen}
      />
      {upload?.step === "sending" && <progress value={upload.share} aria-label={`Sending ${upload.name}`} />}
      <div role="status" id={messageId} className={upload?.step === "refused" ? "mb-1 font-bold text-red" : undefined}>
        {upload && messageOf(upload, stopped)}
      </div>
      {upload && (
        <button
          type="button"
          className="cursor-pointer text-brand underline"
          onClick={() => {
            setStopped(null);
            leaveOut();
          }}
        >
          Leave this file out<span className="sr-only">: {upload.name}</span>
        </button>
      )}
    </>
  );
}

function messageOf(upload: Upload, stopped: "waiting" | "refused" | null): string {
  if (upload.step === "received")
    return `Received: ${upload.name}. ${upload.placeRemoved ? "The place where it was taken was removed from it." : ""}`;
  if (upload.step === "refused") return `${stopped ? "The form was not posted. " : ""}${upload.sentence}`;
  return stopped ? `The form is posted as soon as ${upload.name} has arrived.` : `Sending ${upload.name}.`;
}
