import { expect, test } from "vitest";
import { codeAt, matchTimeStep, newSecret, otpauthUrl } from "./one-time-codes.ts";
import { qrCode } from "./qr-code.ts";
import { secondFactorCode, setUpInput } from "./rules.ts";

// The secret and the values of RFC 6238, appendix B, in their last six digits.
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
  [20000000000, "353130"],
])("at second %i the code is %s, as RFC 6238 has it", (second, code) => {
  expect(codeAt(SECRET, second * 1000)).toBe(code);
  expect(matchTimeStep(SECRET, code, second * 1000)).toBe(Math.floor(second / 30));
});

test("a secret has 160 bits in letters that can be typed, and is another each time", () => {
  expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/);
  expect(newSecret()).not.toBe(newSecret());
});

test("the app is told the secret, whose it is and what for", () => {
  const url = new URL(otpauthUrl(SECRET, { issuer: "Recommendations tracker", label: "sam@example.org" }));
  expect(url.protocol).toBe("otpauth:");
  expect(url.searchParams.get("secret")).toBe(SECRET);
  expect(url.searchParams.get("issuer")).toBe("Recommendations tracker");
  expect(decodeURIComponent(url.pathname)).toContain("sam@example.org");
});

test("its picture is a square with a quiet border of four", () => {
  const { size, path } = qrCode(otpauthUrl(SECRET, { issuer: "Recommendations tracker", label: "sam@example.org" }));
  const squares = [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => [Number(x), Number(y)]);
  expect(squares.flat().every((at) => at >= 4 && at < size - 4)).toBe(true);
  expect(squares).toContainEqual([4, 4]);
});

test.each([
  ["123456", { kind: "app", code: "123456" }],
  [" 123 456 ", { kind: "app", code: "123456" }],
  ["ABCD-efgh jkmn-pqrs-tuvw-xyz2", { kind: "recovery", code: "abcdefghjkmnpqrstuvwxyz2" }],
])("%j is taken as %j", (text, code) => expect(secondFactorCode.parse(text)).toEqual(code));

test.each([
  "",
  "12345",
  "1234567",
  "abcd-efgh",
  "١٢٣٤٥٦",
  "abcd-efgh-jkmn-pqrs",
  "abcd-efgh-jkmn-pqrs-tuvw-xyz0",
  "x".repeat(200),
])("%j is told to be no code", (text) => expect(secondFactorCode.safeParse(text).success).toBe(false));

test("it is turned on only by whoever says that they kept the recovery codes", () => {
  expect(setUpInput.safeParse({ code: "123456" }).success).toBe(false);
  expect(setUpInput.safeParse({ code: "123456", kept: "on" }).success).toBe(true);
});
