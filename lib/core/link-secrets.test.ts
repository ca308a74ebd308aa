import { expect, test } from "vitest";
import { linkProblem } from "./links.ts";

test.each([
  "https://www.kent.gov.uk/plan",
  "http://intranet/minutes?id=4",
  "https://kent.sharepoint.example/:w:/s/board/EaBcD1234?e=5Xyz",
  "https://example.org/My Documents/plan.docx",
  "https://example.org/search?q=password",
  "https://example.org/reset-password#token",
  "https://example.org/p?password=",
  "https://example.org/a@b/c",
  `https://example.org/${"a".repeat(1980)}`,
])("%s is taken", (address) => {
  expect(linkProblem(address)).toBeNull();
});

test.each([
  "https://ann:secret@example.org/plan",
  "https://ann@example.org/plan",
  "https://:secret@example.org/",
  "http://ghp_abc123@git.example/plan",
  "https://example.org/plan?user=ann&password=secret",
  "https://example.org/plan?Pwd=secret",
  "https://example.org/plan#access_token=eyJh",
  "https://example.org/#/plan?api_key=1234",
  "https://example.org/plan;jsessionid=12AB",
  "https://example.org/plan?PHPSESSID=12ab",
  "https://eur03.safelinks.example/?url=https%3A%2F%2Fann%3Asecret%40example.org%2F&data=05",
  "https://a.example/?u=https%3A%2F%2Fb.example%2F%3Fv%3Dhttps%253A%252F%252Fann%253Asecret%2540c.example",
])("%s has a password in it", (address) => {
  expect(linkProblem(address)).toMatch(/^This link has a password or a key in it/);
});
