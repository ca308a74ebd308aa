import type { BrowserContext, ConsoleMessage } from "@playwright/test";

/**
 * The errors in a browser's console, on any of its pages: a breach of the content security policy is one. That a page, or
 * something it sent, was answered with a refusal or cut off by the journey is not a complaint: journeys that ask for one say so themselves.
 */
export function complaintsOf(context: BrowserContext): () => readonly string[] {
  const messages: ConsoleMessage[] = [];
  const thrown: string[] = [];
  const refused = new Set<string>();
  context.on("console", (message) => {
    if (message.type() === "error") messages.push(message);
  });
  context.on("weberror", (error) => thrown.push(String(error.error())));
  context.on("response", (response) => {
    const kind = response.request().resourceType();
    if (response.status() >= 400 && ["document", "fetch", "xhr"].includes(kind))
      refused.add(withoutPlace(response.url()));
  });
  // Chromium has this error for no fault of the network: a journey cut the request off.
  context.on("requestfailed", (request) => {
    if (request.failure()?.errorText === "net::ERR_FAILED") refused.add(withoutPlace(request.url()));
  });
  return () => {
    const unexpected = messages.filter(
      (message) =>
        !(message.text().startsWith("Failed to load resource") && refused.has(withoutPlace(message.location().url))),
    );
    return [...thrown, ...unexpected.map((message) => `${message.text()} (${message.location().url})`)];
  };
}

function withoutPlace(address: string): string {
  return address.split("#", 1)[0] ?? address;
}
