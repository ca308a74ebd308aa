import { expect, test } from "vitest";
import { attachment } from "./download.ts";

test.each([
  ["plan.pdf", "plan.pdf", "plan.pdf"],
  ["Children's Board minutes.pdf", "Children's Board minutes.pdf", "Children%27s%20Board%20minutes.pdf"],
  ["(final)*.pdf", "(final)*.pdf", "%28final%29%2A.pdf"],
  ["Siân’s café.pdf", "Sian_s cafe.pdf", "Si%C3%A2n%E2%80%99s%20caf%C3%A9.pdf"],
  ['a "quoted" \\ 100%.pdf', "a _quoted_ _ 100_.pdf", "a%20%22quoted%22%20%5C%20100%25.pdf"],
  ["گزارش.pdf", "_.pdf", "%DA%AF%D8%B2%D8%A7%D8%B1%D8%B4.pdf"],
  ["half \ud83d.pdf", "half _.pdf", "half%20%EF%BF%BD.pdf"],
])("%s is offered under both its names", (name, plain, encoded) => {
  expect(attachment(name)).toBe(`attachment; filename="${plain}"; filename*=UTF-8''${encoded}`);
});
