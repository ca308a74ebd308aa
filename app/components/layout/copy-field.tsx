"use client";
// A client component because its button, which needs JavaScript, copies the text to the clipboard.
import { useId, useRef, useState } from "react";
import { useHydrated } from "./use-hydrated.ts";

/** A text to copy and send, with a button that copies it. Without JavaScript it is selected and copied by hand. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<"copied" | "selected" | null>(null);
  const isHydrated = useHydrated();

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      // The browser refuses, or has no clipboard because the address is not https.
      input.current?.select();
      setOutcome("selected");
    }
  };

  return (
    <div className="mb-3">
      <label htmlFor={id} className="font-bold">
        {label}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id={id}
          ref={input}
          readOnly
          value={text}
          className="min-w-0 flex-1 basis-60"
          onFocus={(event) => event.target.select()}
        />
        {isHydrated && (
          <button
            type="button"
            onClick={copy}
            className="w-20 cursor-pointer rounded-sm border border-edge bg-page py-1.5 text-sm font-medium hover:bg-wash"
          >
            {outcome === "copied" ? "Copied" : "Copy"}
          </button>
        )}
      </div>
      <p role="status" className={outcome === "selected" ? "mt-1 text-sm text-soft" : "sr-only"}>
        {outcome === "copied" && "Copied"}
        {outcome === "selected" && "It is selected: copy it with Ctrl+C or ⌘C."}
      </p>
    </div>
  );
}
