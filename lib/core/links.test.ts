import { describe, expect, test } from "vitest";
import { linkProblem } from "./links.ts";

describe("the address of a link", () => {
  test.each([
    "https://www.example.org/report",
    "http://example.org",
    "HTTPS://EXAMPLE.ORG/A?b=c#d",
    `https://example.org/${"x".repeat(1980)}`,
  ])("%s is taken", (address) => expect(linkProblem(address)).toBeNull());

  test.each([
    [
      `https://eur03.safelinks.example/?url=${"x".repeat(2000)}&data=05`,
      /^This link is too long: it has 2,045 characters/,
    ],
    [`https://example.org/${"x".repeat(1981)}`, /^This link is too long: it has 2,001 characters/],
    ["www.example.org/report", /it begins with https:\/\//],
    ["mailto:sam@example.org", /it begins with https:\/\//],
    ["ftp://example.org/report", /it begins with https:\/\//],
    ["javascript:alert(1)", /it begins with https:\/\//],
    ["C:\\Users\\Sam\\audit.docx", /on your own computer or network/],
    ["\\\\server\\share\\audit.docx", /on your own computer or network/],
    ["file:///home/sam/audit.docx", /on your own computer or network/],
    ["https://example.org/a https://example.org/b", /in one line, and one link only/],
    ["https://", /not a complete address/],
    ["https://exa[mple.org/", /not a complete address/],
  ])("%s is refused for its own cause", (address, sentence) => expect(linkProblem(address)).toMatch(sentence));

  test("the example in a refusal is taken", () => {
    const [example = ""] = /https:\/\/www\S+(?=\.$)/.exec(linkProblem("www.example.org") ?? "") ?? [];
    expect(example).toContain("example.org");
    expect(linkProblem(example)).toBeNull();
  });
});
