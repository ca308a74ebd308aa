const LONGEST = 2000;

/** Why a text is not taken as the address of a link, in a sentence that says what to do; null if it is taken. */
export function linkProblem(address: string): string | null {
  if (/^(?:[a-z]:[\\/]|\\\\|file:)/i.test(address))
    return "This is a place on your own computer or network, which others cannot open. Choose the file instead, or enter a link that begins with https://.";
  if (!/^https?:\/\//i.test(address))
    return "Enter the whole address of the link: it begins with https://, such as https://www.example.org/report.";
  if (/\s/.test(address)) return "Enter the link without spaces or line breaks, and one link only.";
  if (address.length > LONGEST)
    return `This link is too long: it has ${address.length.toLocaleString("en-GB")} characters, and at most ${LONGEST.toLocaleString("en-GB")} are kept. Open it in a browser, and copy the address that is shown there.`;
  if (!URL.canParse(address)) return "Check the link: it is not a complete address. Copy it again from the browser.";
  return null;
}
