import { type RefObject, useCallback, useEffect, useState } from "react";

/** A row of evidence on the page: what it is for, and the file that was given to it. */
export interface RowState {
  readonly isShown: boolean;
  readonly kind: "file" | "link";
  readonly given: File | null;
}

/** Which rows of evidence are shown, and what for. Files go into the first rows that are not in use. */
export function useEvidenceRows(initial: readonly RowState[], list: RefObject<HTMLElement | null>) {
  const [rows, setRows] = useState(initial);
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);

  const change = useCallback((index: number, changes: Partial<RowState>) => {
    setRows((all) => all.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  }, []);

  // What a person entered before this script had loaded stays on the page.
  useEffect(() => {
    for (const [index, element] of [...(list.current?.children ?? [])].entries())
      if (controlsOf(element).some(hasValue)) change(index, { isShown: true });
  }, [list, change]);

  const giveFiles = (files: readonly File[]) => {
    const free = rows.flatMap(({ isShown }, index) => (isShown ? [] : [index]));
    for (const [at, index] of free.slice(0, files.length).entries())
      change(index, { isShown: true, kind: "file", given: files[at] ?? null });
    setLeftOut(files.slice(free.length).map(({ name }) => name));
  };

  const addLink = () => {
    const index = rows.findIndex(({ isShown }) => !isShown);
    if (index >= 0) change(index, { isShown: true, kind: "link" });
    return index;
  };

  const remove = useCallback(
    (index: number) => {
      const element = list.current?.children[index];
      if (element) for (const control of controlsOf(element)) empty(control);
      // Bubbles, so that the draft is saved without what was removed.
      element?.dispatchEvent(new Event("input", { bubbles: true }));
      change(index, { isShown: false, given: null });
      setLeftOut([]);
    },
    [list, change],
  );

  return { rows, leftOut, change, giveFiles, addLink, remove };
}

type Control = HTMLInputElement | HTMLSelectElement;

/** The controls of a row that a person fills in. */
function controlsOf(row: Element): Control[] {
  return [...row.querySelectorAll<Control>("input:not([type=hidden]), select")];
}

function isTick(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && ["radio", "checkbox"].includes(control.type);
}

function hasValue(control: Control): boolean {
  return isTick(control) ? control.checked : control.value !== "";
}

function empty(control: Control): void {
  if (isTick(control)) control.checked = false;
  else control.value = "";
}
