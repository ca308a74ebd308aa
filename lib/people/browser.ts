import Bowser from "bowser";

/** The kind of browser and the system it runs on, from what it says of itself: "Firefox on Windows". */
export function browserInWords(userAgent: string): string {
  const { browser, os } = Bowser.parse(userAgent || "unknown");
  if (!browser.name) return "An unknown browser";
  return os.name ? `${browser.name} on ${os.name}` : browser.name;
}
