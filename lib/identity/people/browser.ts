import Bowser from "bowser";

const LONGEST = 60;
/** Longer than any real user agent; limits the time that parsing takes. */
const LONGEST_USER_AGENT = 500;

/** The browser and operating system of a user agent, such as "Firefox on Windows". At most 60 characters. */
export function describeBrowser(userAgent: string): string {
  const { browser, os } = Bowser.parse(userAgent.slice(0, LONGEST_USER_AGENT) || "unknown");
  if (!browser.name) return "An unknown browser";
  // The name of an unknown browser is taken from the user agent and may be any text.
  return (os.name ? `${browser.name} on ${os.name}` : browser.name).slice(0, LONGEST);
}
