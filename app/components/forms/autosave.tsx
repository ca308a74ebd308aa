"use client";
// A client component because only the browser knows what a person has typed before the form is sent.
import { useEffect, useState } from "react";

const PAUSE = 1500;

/** Saves the form on the page as a draft while the person types, so that closing the tab loses nothing. */
export function Autosave() {
  const [savedAt, setSavedAt] = useState<string | null>(null);
  useEffect(() => {
    const form = document.querySelector<HTMLFormElement>("form[data-autosave]");
    return form ? saveWhileTyping(form, () => setSavedAt(timeFormat.format(new Date()).replace(" ", ""))) : undefined;
  }, []);
  return (
    <span role="status" className="ml-auto text-sm text-soft">
      {savedAt && `Draft saved at ${savedAt}`}
    </span>
  );
}

const timeFormat = new Intl.DateTimeFormat("en-GB", { hour: "numeric", minute: "2-digit", hour12: true });

/** Returns the function that stops it. */
function saveWhileTyping(form: HTMLFormElement, onSaved: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSubmitted = false;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    fetch("/api/drafts", { method: "POST", body: draftOf(form), keepalive: true })
      .then(({ ok }) => ok && onSaved())
      .catch(() => {});
  };
  const onInput = () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  };
  const onSubmit = ({ defaultPrevented }: SubmitEvent) => {
    if (defaultPrevented) return;
    isSubmitted = true;
    clearTimeout(timer);
  };
  const onPageHide = () => timer !== undefined && !isSubmitted && save();
  form.addEventListener("input", onInput);
  form.addEventListener("submit", onSubmit);
  addEventListener("pagehide", onPageHide);
  return () => {
    form.removeEventListener("input", onInput);
    form.removeEventListener("submit", onSubmit);
    removeEventListener("pagehide", onPageHide);
  };
}

/** The text fields of the form, without the field that names the server action. */
function draftOf(form: HTMLFormElement): FormData {
  const fields = new FormData();
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && !name.startsWith("$")) fields.append(name, value);
  fields.set("draftPath", location.pathname);
  return fields;
}
