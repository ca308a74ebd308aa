"use client";
// A client component because copying into a field without posting the form needs JavaScript.
import { useHydrated } from "#app/components/layout/use-hydrated.ts";

/** A button that copies the last answer, which the element with the id `from` shows, into the text area with the id `to`. */
export function StartFromButton({ from, to, label }: { from: string; to: string; label: string }) {
  const isHydrated = useHydrated();
  // It keeps its room until it works, so that nothing below it moves.
  const visibility = isHydrated ? "" : "invisible";
  return (
    <button
      type="button"
      className={`-mt-1 mb-1 block cursor-pointer pl-4 text-sm text-brand underline ${visibility}`}
      onClick={() => copyText(from, to)}
    >
      Start from this<span className="sr-only">: {label}</span>
    </button>
  );
}

/** Adds to what the person has typed rather than replacing it, and tells the form, so that it is saved as a draft. */
function copyText(from: string, to: string) {
  const text = document.getElementById(from)?.textContent ?? "";
  const field = document.getElementById(to);
  if (!(field instanceof HTMLTextAreaElement)) return;
  if (!field.value.includes(text)) field.value = [field.value.trimEnd(), text].filter(Boolean).join("\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}
