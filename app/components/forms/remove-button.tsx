// Rendered by the rows of evidence, which are a client component.

/** A button that takes a piece of evidence out of the form. `what` tells it from the others for a screen reader. */
export function RemoveButton({ what, onRemove }: { what: string; onRemove: () => void }) {
  return (
    <button type="button" className="cursor-pointer text-sm text-brand underline print:hidden" onClick={onRemove}>
      Remove<span className="sr-only"> {what}</span>
    </button>
  );
}
