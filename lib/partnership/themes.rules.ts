/** What a theme is known by across reviews: the same name, ignoring capitals and blanks, is the same theme. */
export function themeKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

/** The path of the page of a theme. */
export function themePath(name: string): string {
  return `/themes/${encodeURIComponent(name)}`;
}
