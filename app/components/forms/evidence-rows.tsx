"use client";
// A client component because several files are chosen or dropped at once, and each gets a row of its own.
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useHydrated } from "#app/components/layout/use-hydrated.ts";
import { DropZone } from "./drop-zone.tsx";
import { EvidenceRowContext } from "./evidence-row-context.ts";
import { RemoveButton } from "./remove-button.tsx";
import { type RowState, useEvidenceRows } from "./use-evidence-rows.ts";

/** The fields of one row, made on the server. */
export interface EvidenceRowFields {
  readonly number: number;
  /** Whether a field has a value or an error. */
  readonly isUsed: boolean;
  /** Whether it is open without JavaScript before it is used. */
  readonly isOpen: boolean;
  readonly kind: RowState["kind"];
  readonly file: ReactNode;
  readonly link: ReactNode;
  readonly others: ReactNode;
}

interface Props {
  readonly fields: readonly EvidenceRowFields[];
  readonly accept: string;
  /** Which files are taken, in a few words. */
  readonly takes: string;
}

/**
 * The rows of a form for evidence. With JavaScript a row appears for each file that is chosen or dropped, and for a link.
 * Without, all rows are there.
 */
export function EvidenceRows({ fields, accept, takes }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const { rows, leftOut, change, giveFiles, addLink, remove } = useEvidenceRows(
    fields.map(({ isUsed, kind }) => ({ isShown: isUsed, kind, given: null })),
    list,
  );
  const isHydrated = useHydrated();
  const isFull = rows.every(({ isShown }) => isShown);
  const form = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<{ readonly selector: string } | null>(null);
  useEffect(() => {
    if (focus) form.current?.querySelector<HTMLElement>(focus.selector)?.focus();
  }, [focus]);
  const removeRow = useCallback(
    (index: number) => {
      remove(index);
      setFocus({ selector: "fieldset input[type=file]" });
    },
    [remove],
  );

  return (
    <div ref={form}>
      {isHydrated && !isFull && <DropZone accept={accept} takes={takes} most={fields.length} onFiles={giveFiles} />}
      <p role="status" className="mb-0! font-bold text-red">
        {leftOut.length > 0 && `Not added: ${leftOut.join(", ")}. Add at most ${fields.length} at a time.`}
      </p>
      <div ref={list} className="divide-y divide-line border-line not-has-[>[hidden]]:border-y">
        {fields.map((row, index) => (
          <Row
            key={row.number}
            fields={row}
            state={rows[index] ?? { isShown: false, kind: row.kind, given: null }}
            isHydrated={isHydrated}
            change={change}
            remove={removeRow}
          />
        ))}
      </div>
      {isHydrated && !isFull && (
        <button
          type="button"
          className="mt-2 cursor-pointer text-sm text-brand underline"
          onClick={() => setFocus({ selector: `[name="evidence.${addLink()}.url"]` })}
        >
          Add a link instead
        </button>
      )}
    </div>
  );
}

function Row({
  fields: { number, isUsed, isOpen, file, link, others },
  state: { isShown, kind, given },
  isHydrated,
  change,
  remove,
}: {
  fields: EvidenceRowFields;
  state: RowState;
  isHydrated: boolean;
  change: (index: number, changes: Partial<RowState>) => void;
  remove: (index: number) => void;
}) {
  const index = number - 1;
  const context = useMemo(
    () => ({
      given,
      onFile: () => change(index, { isShown: true, kind: "file" }),
      remove: () => remove(index),
    }),
    [given, index, change, remove],
  );
  return (
    <details
      className="py-3 text-sm [&>div>div]:mb-3"
      open={isOpen || isUsed || isShown}
      hidden={isHydrated && !isShown}
    >
      <summary className="mb-1 font-medium">Evidence {number}</summary>
      <div hidden={isHydrated && kind === "link"}>
        <EvidenceRowContext value={context}>{file}</EvidenceRowContext>
      </div>
      <div hidden={isHydrated && kind === "file"}>{link}</div>
      <div className="grid gap-x-8 sm:grid-cols-[1fr_auto]">{others}</div>
      {isHydrated && kind === "link" && <RemoveButton what={`evidence ${number}`} onRemove={() => remove(index)} />}
    </details>
  );
}
