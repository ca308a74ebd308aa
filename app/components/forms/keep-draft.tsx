"use client";
// A client component because only the browser knows what is being typed before it is sent.
import { useEffect } from "react";

const PAUSE = 1500;

/** Sends a form to be kept while it is being typed, so that a closed tab loses nothing. */
export function KeepDraft() {
  useEffect(() => {
    const form = document.querySelector<HTMLFormElement>("form[data-keep-draft]");
    if (!form) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let isSent = false;
    const keep = () => {
      clearTimeout(waiting);
      waiting = undefined;
      const fields = new FormData();
      for (const [name, value] of new FormData(form))
        if (typeof value === "string" && !name.startsWith("$")) fields.append(name, value);
      fields.set("draftPath", location.pathname);
      fetch("/api/drafts", { method: "POST", body: fields, keepalive: true }).catch(() => {});
    };
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(keep, PAUSE);
    };
    const now = () => waiting !== undefined && !isSent && keep();
    const sent = () => {
      isSent = true;
      clearTimeout(waiting);
    };
    form.addEventListener("input", soon);
    form.addEventListener("submit", sent);
    addEventListener("pagehide", now);
    return () => {
      form.removeEventListener("input", soon);
      form.removeEventListener("submit", sent);
      removeEventListener("pagehide", now);
    };
  }, []);
  return null;
}
