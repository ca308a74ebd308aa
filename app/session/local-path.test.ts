import { expect, test } from "vitest";
import { headerSafePath, localPath } from "./local-path.ts";

test.each([
  ["/recommendations/HU2-4#n12", "/recommendations/HU2-4#n12"],
  ["/board/meetings/2026-12-22/paper?version=1", "/board/meetings/2026-12-22/paper?version=1"],
  ["/recommendations/x\r\nset-cookie: a=b#n1", "/recommendations/xset-cookie:%20a=b#n1"],
  ["/recommendations/\u202e\u0000<b>#n1", "/recommendations/%E2%80%AE%00%3Cb%3E#n1"],
  ["/people/../../x", "/x"],
  ["/people///evil.example", "/people///evil.example"],
])("%j is written as %j in a header", (path, encoded) => expect(headerSafePath(path)).toBe(encoded));

test.each([
  ["/board", "/board"],
  ["/recommendations?owner=3#n1", "/recommendations?owner=3"],
  ["/people/../board", "/board"],
  ["//[", "/"],
  ["//[::1", "/"],
  ["//", "/"],
  ["/\\[", "/"],
  ["//a:b@c:99999", "/"],
  ["//evil.example/board", "/"],
  ["/\\evil.example", "/"],
  ["/\t//evil.example", "/"],
  ["/..//evil.example", "/"],
  ["/.//evil.example", "/"],
  ["https://evil.example", "/"],
  ["", "/"],
  [undefined, "/"],
  [["/board"], "/"],
])("after signing in, %j leads to %s", (next, path) => expect(localPath(next)).toBe(path));
