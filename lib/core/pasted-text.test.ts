import { describe, expect, test } from "vitest";
import { freeText, parse, requiredLine } from "./input.ts";
import { translatePastedText } from "./pasted-text.ts";

const entered = (text: string) => parse(freeText("the text"), text);

describe("text as people paste it", () => {
  test.each([
    ["\uf0b7", "•", "the bullet of Word"],
    ["\uf0a7", "▪", "the square bullet"],
    ["\uf0d8", "➢", "the arrow bullet"],
    ["\uf0fc", "✓", "the tick"],
    ["\uf0fb", "✗", "the cross"],
    ["\uf0fe", "☑", "the ticked box"],
    ["\uf0a8", "◻", "the empty box"],
    ["\uf06f", "□", "the box of a form"],
    ["\uf06e", "■", "the full square"],
    ["\uf06c", "●", "the full circle"],
    ["\uf076", "❖", "the four diamonds"],
    ["\uf071", "❑", "the box with a shadow"],
    ["\uf02d", "−", "the dash"],
    ["\uf0e0", "→", "the arrow that Word puts for -->"],
    ["\uf04a", "☺", "the face that Word puts for :)"],
    ["\uf028", "☎", "the telephone of a signature"],
    ["\uf0b0", "°", "the degree sign"],
    ["\uf0b3", "≥", "at least"],
    ["\uf020", "", "the space of a symbol font"],
    ["\ue701", "\ufffd", "an icon that no font here has"],
    ["\u{f0000}", "\ufffd", "private use outside the basic plane"],
  ])("%j becomes %j: %s", async (pasted, expected) => {
    expect(await entered(pasted)).toBe(expected);
  });

  test("every position of the symbol fonts has one character, which is not for private use", () => {
    for (let code = 0xf021; code <= 0xf0ff; code++) {
      const translated = translatePastedText(String.fromCharCode(code));
      expect([...translated], code.toString(16)).toHaveLength(1);
      expect(translated).not.toMatch(/[\p{C}\s\ufffd]/u);
    }
  });

  test.each(["\u000b", "\u000c", "\u2028", "\u2029", "\r", "\r\n"])("%j becomes a line break", async (pasted) => {
    expect(await entered(`one${pasted}two`)).toBe("one\ntwo");
    expect(await parse(requiredLine("Enter a title."), `one${pasted}two`)).toBe("one two");
  });

  test("a list pasted from Word keeps its bullets and lines", async () => {
    expect(await entered("\uf0b7 Trained 41 staff\u000b\uf0a7 Ordered packs\u2028\uf0d8\tSent them")).toBe(
      "• Trained 41 staff\n▪ Ordered packs\n➢\tSent them",
    );
  });

  test("punctuation of Windows that was read as Latin-1 is put right", async () => {
    expect(await entered("\u0093The child\u0092s voice\u0094 \u0096 and more\u0085 \u0095")).toBe(
      "“The child’s voice” – and more… •",
    );
  });

  test("the hyphen of Word stays; other controls, marks of direction and noncharacters go", async () => {
    expect(await entered("re\u001echeck, \u001f\u0000\u0007\u0081\u202e\ufeff\ufffe\uffff\ufdd0\ud800done")).toBe(
      "re-check, done",
    );
  });

  test("ordinary text, other scripts and emoji stay as they are", async () => {
    const text = "Zoë said: “yes” – 1\u202f000 £5 میخواهم 👩‍👧 ✓";
    expect(await entered(text)).toBe(text);
  });
});
