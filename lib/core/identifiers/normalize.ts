/** Replaces spaces, dashes, quotes and digits by their ASCII forms and blanks out links. Returns the origin of each character. */
export function normalize(text: string) {
  const plain: string[] = [];
  const origins: number[] = [];
  let origin = 0;
  for (const written of text) {
    for (const unit of written === "\n" ? lineBreak(text, origin + 1) : plainForm(written)) {
      if (unit === " " && /\s/.test(plain.at(-1) ?? "")) continue;
      plain.push(unit);
      origins.push(origin);
    }
    origin += written.length;
  }
  return { text: plain.join("").replace(links, (link) => "\n".repeat(link.length)), origins };
}

const links =
  /\bhttps?:\/\/\S+|\bwww\.\S+|[\w.+-]{1,64}@[\w.-]{1,190}|\b[a-z\d-]{1,60}(?:\.[a-z\d-]{1,60}){0,4}\.(?:uk|org|com|net|eu)\b(?:\/\S*)?/gi;

/** A wrapped line counts as a space; a blank line or a list item as a break. */
function lineBreak(text: string, next: number): string {
  const opening = /[^\S\n]{0,20}(?:\n|$|[-*•–] |\w{1,2}[.)] )/y;
  opening.lastIndex = next;
  return opening.test(text) ? "\n" : " ";
}

function plainForm(written: string): string[] {
  if (/\s/.test(written)) return [" "];
  if (written < "\u007f" || /\p{No}/u.test(written)) return [written];
  if (/\p{Cf}|\u034f/u.test(written)) return [];
  if (/\p{Pd}|\u2212/u.test(written)) return ["-"];
  if (/[‘’‚‛′`´]/.test(written)) return ["'"];
  if (/[“”„‟″«»]/.test(written)) return ['"'];
  const plain = written.normalize("NFKC");
  return plain.length > 3 ? [written] : plain.split("");
}
