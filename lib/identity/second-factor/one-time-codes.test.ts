import { expect, test } from "vitest";
import { codeAt, matchTimeStep, newSecret, otpauthUrl } from "./one-time-codes.ts";
import { qrCode } from "./qr-code.ts";
import { secondFactorCode, setUpInput } from "./rules.ts";

// The secret and the last six digits of the test vectors in RFC 6238, appendix B.
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
  [20000000000, "353130"],
])("at second %i the code is %s, as in RFC 6238", (second, code) => {
  expect(codeAt(SECRET, second * 1000)).toBe(code);
  expect(matchTimeStep(SECRET, code, second * 1000)).toBe(Math.floor(second / 30));
});

test("a secret is random and has 160 bits in Base32", () => {
  expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/);
  expect(newSecret()).not.toBe(newSecret());
});

test("the otpauth URL contains the secret, the account and the issuer", () => {
  const url = new URL(otpauthUrl(SECRET, { issuer: "Recommendations tracker", label: "sam@example.org" }));
  expect(url.protocol).toBe("otpauth:");
  expect(url.searchParams.get("secret")).toBe(SECRET);
  expect(url.searchParams.get("issuer")).toBe("Recommendations tracker");
  expect(decodeURIComponent(url.pathname)).toContain("sam@example.org");
});

test("the QR code has a border of four modules", () => {
  const { size, path } = qrCode(otpauthUrl(SECRET, { issuer: "Recommendations tracker", label: "sam@example.org" }));
  const squares = [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => [Number(x), Number(y)]);
  expect(squares.flat().every((at) => at >= 4 && at < size - 4)).toBe(true);
  expect(squares).toContainEqual([4, 4]);
});

test.each([
  ["123456", { kind: "app", code: "123456" }],
  [" 123 456 ", { kind: "app", code: "123456" }],
  ["ABCD-efgh jkmn-pqrs-tuvw-xyz2", { kind: "recovery", code: "abcdefghjkmnpqrstuvwxyz2" }],
])("%j is parsed as %j", (text, code) => expect(secondFactorCode.parse(text)).toEqual(code));

test.each([
  "",
  "12345",
  "1234567",
  "abcd-efgh",
  "١٢٣٤٥٦",
  "abcd-efgh-jkmn-pqrs",
  "abcd-efgh-jkmn-pqrs-tuvw-xyz0",
  "x".repeat(200),
])("%j is rejected", (text) => expect(secondFactorCode.safeParse(text).success).toBe(false));

test("set-up requires confirming that the recovery codes are kept", () => {
  expect(setUpInput.safeParse({ code: "123456" }).success).toBe(false);
  expect(setUpInput.safeParse({ code: "123456", kept: "on" }).success).toBe(true);
});
