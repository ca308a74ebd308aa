// Rendered by the rows of evidence, which are a client component.
import { type DragEvent, useEffect, useId, useState } from "react";

interface Props {
  readonly accept: string;
  readonly takes: string;
  /** The most files that can be given. */
  readonly most: number;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Where files are chosen, or dropped. */
export function DropZone({ accept, takes, most, onFiles }: Props) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  useEffect(keepPageOnDrop, []);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <fieldset
      className={`my-2 rounded-md border-2 border-dashed border-edge px-4 py-5 text-center ${isOver ? "bg-wash" : ""}`}
      aria-label="Files"
      onDragOver={() => setIsOver(true)}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <input
        id={id}
        className="peer sr-only"
        type="file"
        multiple={most > 1}
        accept={accept}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
      <label
        htmlFor={id}
        className="cursor-pointer rounded-sm font-bold text-brand underline peer-focus-visible:bg-focus peer-focus-visible:text-focus-ink"
      >
        {most > 1 ? "Choose files" : "Choose a file"}
      </label>
      <p id={`${id}-hint`} className="mx-auto text-sm text-soft">
        {most > 1 ? "or drop them here." : "or drop it here."} {takes}
      </p>
    </fieldset>
  );
}

/** Keeps the browser from opening a file that is dropped beside the zone, which would leave the form and lose what was typed. */
function keepPageOnDrop() {
  const keep = (event: Event) => event.preventDefault();
  addEventListener("dragover", keep);
  addEventListener("drop", keep);
  return () => {
    removeEventListener("dragover", keep);
    removeEventListener("drop", keep);
  };
}
