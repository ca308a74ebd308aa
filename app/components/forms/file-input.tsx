"use client";
// A client component because it shows the progress of an upload, and holds the form back until the file has arrived.
import { useCallback, useContext, useEffect, useRef, useState } from "react";
import { useHydrated } from "#app/components/layout/use-hydrated.ts";
import { EvidenceRowContext } from "./evidence-row-context.ts";
import { RemoveButton } from "./remove-button.tsx";
import { useSubmitGuard } from "./use-submit-guard.ts";
import { type ReceivedUpload, type Upload, useUpload } from "./use-upload.ts";

interface Props {
  readonly id: string;
  readonly name: string;
  readonly accept: string;
  readonly describedBy: string | undefined;
  /** The file that arrived before the page was made. */
  readonly received: ReceivedUpload | null;
}

/**
 * A file input that uploads the chosen file at once and shows its progress. Without JavaScript, the file is sent with the
 * form.
 */
export function FileInput({ id, name, accept, describedBy, received }: Props) {
  const { upload, send, leaveOut } = useUpload(received);
  const [stopped, setStopped] = useState<"waiting" | "refused" | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const row = useContext(EvidenceRowContext);
  const isHydrated = useHydrated();
  useSubmitGuard(input, upload, setStopped);
  const messageId = `${id}-upload`;
  const given = row?.given ?? null;
  const onFile = row?.onFile;

  const sendFile = useCallback(
    (file: File | null | undefined) => {
      if (!file) return;
      setStopped(null);
      send(file);
      onFile?.();
      // The form sends the ticket instead, so the file is not sent a second time.
      if (input.current) input.current.value = "";
    },
    [send, onFile],
  );
  // A file that was chosen before this script had loaded.
  useEffect(() => sendFile(input.current?.files?.[0]), [sendFile]);
  useEffect(() => sendFile(given), [sendFile, given]);

  return (
    <>
      {upload?.step === "received" && <input type="hidden" name={name} value={upload.ticket} />}
      <input
        ref={input}
        id={id}
        name={name}
        type="file"
        accept={accept}
        hidden={isHydrated && upload !== null && upload.step !== "refused"}
        aria-describedby={[describedBy, messageId].filter(Boolean).join(" ")}
        aria-invalid={upload?.step === "refused" || undefined}
        onChange={() => sendFile(input.current?.files?.[0])}
      />
      <div className="flex items-baseline justify-between gap-4">
        <div role="status" id={messageId} className={upload?.step === "refused" ? "font-bold text-red" : undefined}>
          {upload && messageOf(upload, stopped)}
        </div>
        {upload && isHydrated && (
          <RemoveButton
            what={upload.name}
            onRemove={() => {
              setStopped(null);
              leaveOut();
              row?.remove();
            }}
          />
        )}
      </div>
      {upload?.step === "sending" && (
        <progress className="mt-1 h-1.5" value={upload.share} aria-label={`Sending ${upload.name}`} />
      )}
      {upload?.step === "received" && isHydrated && <span className="mt-1 block h-1.5 rounded-sm bg-green" />}
      {upload && !isHydrated && <p className="text-sm text-soft">Choose another file only to replace this one.</p>}
    </>
  );
}

function messageOf(upload: Upload, stopped: "waiting" | "refused" | null): string {
  if (upload.step === "received")
    return `Received: ${upload.name}${upload.size ? `, ${upload.size}` : ""}. ${upload.placeRemoved ? "The place where it was taken was removed from it." : ""}`;
  if (upload.step === "refused") return `${stopped ? "The form was not posted. " : ""}${upload.sentence}`;
  return stopped ? `The form is posted as soon as ${upload.name} has arrived.` : `Sending ${upload.name}.`;
}
