import { useEffect } from "react";

/** Where the browser of a person keeps that they turned the shortcut off. */
const SETTING = "search-shortcut";

/** Whether the key “/” leads to the search on this browser. */
export function isShortcutOn(): boolean {
  try {
    return localStorage.getItem(SETTING) !== "off";
  } catch {
    return true;
  }
}

/** Turns the shortcut on or off on this browser. */
export function setShortcut(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(SETTING);
    else localStorage.setItem(SETTING, "off");
  } catch {
    // A browser that keeps nothing leaves it on.
  }
}

/** Whether a key goes into what a person types. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(target.tagName))
  );
}

/** The key “/” moves to the search in the header, except while a person types. */
export function useSearchShortcut(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isOther = event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented;
      if (isOther || isTyping(event.target) || !isShortcutOn()) return;
      const fields = [...document.querySelectorAll<HTMLInputElement>('header input[type="search"]')];
      const shown = fields.find((field) => field.checkVisibility());
      if (!shown) return;
      event.preventDefault();
      shown.focus();
      shown.select();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
