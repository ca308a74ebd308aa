/** Where to go on to after signing in: a page of ours, never another site. */
export function localPath(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/")) return "/";
  const url = new URL(next, "http://here.invalid");
  return url.host === "here.invalid" ? `${url.pathname}${url.search}` : "/";
}

/** An address of ours as it may stand in a header, whatever a form sent of which it was made: line ends go, the rest is encoded. */
export function plainAddress(address: string): string {
  const { pathname, search, hash } = new URL(address, "http://tracker.invalid");
  return `${pathname}${search}${hash}`;
}
