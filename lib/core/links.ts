const LONGEST = 2000;
/** Mail filters put the real address into a parameter of theirs. */
const MAX_NESTED = 3;

// Names of parameters that let everyone who reads the link act as the person who gave it.
const secrets =
  /^(pass(word|wd|code|phrase)?|pwd|secret|client[_-]?secret|(access|refresh|id|auth|session|bearer)[_-]?token|api[_-]?key|(j|php|asp)?sess(ion)?[_-]?id)$/i;

/** Why a text is not taken as the address of a link, in a sentence that says what to do; null if it is taken. */
export function linkProblem(address: string): string | null {
  if (/^(?:[a-z]:[\\/]|\\\\|file:)/i.test(address))
    return "This is a place on your own computer or network, which others cannot open. Choose the file instead, or enter a link that begins with https://.";
  if (!/^https?:\/\//i.test(address))
    return "Enter the whole address of the link: it begins with https://, such as https://www.example.org/report.";
  if (/[\r\n\t]|\shttps?:\/\//i.test(address)) return "Enter the link in one line, and one link only.";
  if (address.length > LONGEST)
    return `This link is too long: it has ${address.length.toLocaleString("en-GB")} characters, and at most ${LONGEST.toLocaleString("en-GB")} are kept. Open it in a browser, and copy the address that is shown there.`;
  if (!URL.canParse(address)) return "Check the link: it is not a complete address. Copy it again from the browser.";
  return hasSecret(new URL(address), MAX_NESTED)
    ? "This link has a password or a key in it, and everyone who reads it here would have it. Give the link without it: readers sign in themselves."
    : null;
}

function isWeb({ protocol }: URL): boolean {
  return protocol === "https:" || protocol === "http:";
}

function hasSecret(url: URL, nested: number): boolean {
  if (url.username !== "" || url.password !== "") return true;
  return parametersOf(url).some(
    ([name, value]) => (secrets.test(name) && value !== "") || leadsToSecret(value, nested),
  );
}

/** The parameters of the query, of the path behind semicolons, and of the fragment, which some sign-in pages use. */
function parametersOf({ searchParams, pathname, hash }: URL): readonly (readonly [string, string])[] {
  const path = new URLSearchParams(pathname.split(";").slice(1).join("&"));
  const fragment = new URLSearchParams(hash.replace(/^#.*\?|^#/, ""));
  return [...searchParams, ...path, ...fragment];
}

function leadsToSecret(value: string, nested: number): boolean {
  if (nested === 0 || !URL.canParse(value)) return false;
  const url = new URL(value);
  return isWeb(url) && hasSecret(url, nested - 1);
}
