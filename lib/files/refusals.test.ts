import { describe, expect, test } from "vitest";
import { acceptAttribute, fileTypes, otherFormats, takenFormats, takenInWords } from "./formats.ts";
import { fileRefusal } from "./refusals.ts";

describe("the table of formats", () => {
  test("the hint names each format that is taken, and the file input offers each of their endings", () => {
    expect(takenInWords).toBe(
      "PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), OpenDocument (.odt, .ods, .odp), CSV, text (.txt), picture (.png, .jpg) or e-mail (.msg, .eml)",
    );
    const offered = acceptAttribute.split(",");
    for (const type of fileTypes) {
      expect(takenInWords).toContain(takenFormats[type].group);
      for (const extension of takenFormats[type].extensions) expect(offered).toContain(`.${extension}`);
      expect(offered).toContain(takenFormats[type].mediaType);
    }
    expect(offered.some((one) => /heic|\.doc$|zip/.test(one))).toBe(false);
  });

  test("no ending is in it twice", () => {
    const extensions = [...fileTypes.map((type) => takenFormats[type]), ...otherFormats].flatMap(
      (format) => format.extensions,
    );
    expect(extensions.filter((extension, index) => extensions.indexOf(extension) !== index)).toEqual([]);
  });
});

test.each([
  ["IMG_4021.HEIC", /it is a HEIC photograph\. .*save, export or share it as JPG\..*Most Compatible\.$/],
  ["plan.doc", /Word 97 to 2003\. Open it in Word, choose File, Save As, Word Document \(\.docx\)\.$/],
  ["plan.pages", /it is a Pages document\. .*Export To, and PDF or Word\.$/],
  ["plan.zip", /it is an archive\. Unpack it, and give the files in it one by one\.$/],
  ["scan.tiff", /it is a TIFF picture\. Scan it as a PDF/],
  ["setup.exe", /it is a program or script\. Programs are never taken/],
  ["plan.xyz", /files that end in \.xyz are not\. Open it in its program, .* as a PDF\. What is taken: PDF, Word/],
  ["plan", /its name has no ending, such as \.pdf, that says what it is\./],
])("%s, of a format that is not taken, says how to save it", (name, sentence) => {
  expect(fileRefusal("not taken", name).sentence).toMatch(sentence);
  expect(fileRefusal("not taken", name).sentence.startsWith(`“${name}” was not taken: `)).toBe(true);
});

test.each([
  ["a.pdf", /print it as a PDF or save it without one\. Then choose it again\.$/],
  ["a.xlsx", /choose File, Info, Protect, Encrypt with Password, empty the password and save it\./],
  ["a.docx", /choose File, Info, Protect, Encrypt with Password/],
  ["a.ods", /untick “Save with password”/],
])("%s with a password says how to remove it", (name, sentence) => {
  expect(fileRefusal("locked", name).sentence).toMatch(sentence);
});

test.each([
  ["photo.jpg", "heic", /its name ends in \.jpg, but it is a HEIC photograph\. Open it on the phone/],
  [
    "report.pdf",
    "png",
    /its name ends in \.pdf, but it is a PNG picture\. Change the ending to \.png, then choose it again\.$/,
  ],
  ["report.pdf", "html", /its name ends in \.pdf, but it is a web page\. Print it as a PDF from the browser/],
  ["report.pdf", null, /its name ends in \.pdf, but it can’t be read as that\. .*save it again as a PDF\.$/],
  ["report.pdf", "weird", /it can’t be read as that/],
])("%s that turns out to be %s says so", (name, found, sentence) => {
  expect(fileRefusal("another format", name, found).sentence).toMatch(sentence);
});

test("each cause has a sentence of its own that names the file and says what to do", () => {
  const causes = [
    "not taken",
    "another format",
    "empty",
    "damaged",
    "locked",
    "active content",
    "hidden content",
    "too much inside",
    "too large",
    "virus found",
    "not saved",
  ] as const;
  const sentences = causes.map((cause) => fileRefusal(cause, "plan.docx").sentence);
  expect(new Set(sentences).size).toBe(causes.length);
  for (const sentence of sentences)
    expect(sentence).toMatch(/^“plan\.docx” .*(Open|Save|Tell|Try|Add|Change|choose).*\.$/);
});

test("a long name is shortened in the sentence", () => {
  expect(fileRefusal("empty", `${"long ".repeat(40)}.pdf`).sentence).toMatch(
    /^“long long .{1,50}….{1,20}\.pdf” was not/,
  );
});
