import Bowser from "bowser";

const LONGEST = 60;
/** More than any browser says of itself; what is longer is made to keep a pattern busy. */
const MOST_READ = 500;

/** The kind of browser and the system it runs on, from what it says of itself: "Firefox on Windows". */
export function describeBrowser(userAgent: string): string {
  const { browser, os } = Bowser.parse(userAgent.slice(0, MOST_READ) || "unknown");
  if (!browser.name) return "An unknown browser";
  // What none of the known kinds says is repeated, and may be anything.
  return (os.name ? `${browser.name} on ${os.name}` : browser.name).slice(0, LONGEST);
}
