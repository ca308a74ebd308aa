import { expect, test } from "vitest";
import { plainName, shortenName } from "./names.ts";

const persian = "گزارش می\u200cشود.pdf";
const wales = "Cymru \u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}.pdf";

test.each([
  ["an apostrophe", "Children's Board minutes.pdf"],
  ["a typographic apostrophe and accents", "Siân’s café.pdf"],
  ["the joiner of a Persian word", persian],
  ["the joiners of an emoji", "family \u{1f468}\u200d\u{1f469}\u200d\u{1f467}.jpg"],
  ["the letters of the flag of Wales", wales],
  ["the variation of a character", "warning \u26a0\ufe0f.png"],
  ["a mark of direction", "\u05d3\u05d5\u200f.pdf"],
  ["a soft hyphen", "safe\u00adguarding.pdf"],
])("%s stays in a name", (_what, name) => {
  expect(plainName(name)).toBe(name);
});

test.each([
  ["a path", "../../etc/passwd.txt", "passwd.txt"],
  ["a path of Windows", "C:\\fakepath\\plan.pdf", "plan.pdf"],
  ["a line break and a zero", "a\r\nb\0.pdf", "ab.pdf"],
  ["what writes the name backwards", "plan\u202efdp.exe", "planfdp.exe"],
  ["half a character", "a\ud83d.pdf", "a.pdf"],
  ["blanks around it", " plan.pdf ", "plan.pdf"],
  ["letters in two parts, as macOS sends them", "Sia\u0302n.pdf", "Siân.pdf"],
  ["nothing else", "\u202e", "file"],
])("%s is taken out of a name", (_what, name, kept) => {
  expect(plainName(name)).toBe(kept);
});

test("a long name loses its middle, and keeps its beginning and its end", () => {
  const name = plainName(`Safeguarding audit ${"x".repeat(200)} final.pdf`);
  expect(name).toMatch(/^Safeguarding audit x+…x+ final\.pdf$/);
  expect(name).toHaveLength(150);
});

test("a long name fits into a file system in bytes, and is cut between characters only", () => {
  const name = plainName(`گزارش ${wales.slice(6, -4).repeat(60)} پایان.pdf`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
  expect(name).toMatch(/^گزارش (\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f})+…/u);
  expect(name).toMatch(/…(\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f})* پایان\.pdf$/u);
});

test("a name is shown in a sentence with at most as many letters as asked", () => {
  expect(shortenName("a".repeat(60), 60)).toBe("a".repeat(60));
  expect(shortenName(`${"a".repeat(60)}.pdf`, 20)).toBe("aaaaaaaaaaaaa…aa.pdf");
});
