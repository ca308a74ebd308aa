import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { clientAddress } from "./client-address.ts";

test.each([
  ["no proxy is trusted: what a browser claims counts for nothing", false, "203.0.113.9", "192.0.2.1"],
  ["the trusted proxy's word", true, "203.0.113.9", "203.0.113.9"],
  [
    "only the last that it names: the client may have written the rest",
    true,
    "198.51.100.1, 203.0.113.9",
    "203.0.113.9",
  ],
  ["the trusted proxy names no one", true, undefined, "192.0.2.1"],
  ["the trusted proxy names nothing", true, " , ", "192.0.2.1"],
])("%s", (_name, trustedProxy, forwarded, expected) => {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: "192.0.2.1" });
  const request = new IncomingMessage(socket);
  if (forwarded !== undefined) request.headers["x-forwarded-for"] = forwarded;
  expect(clientAddress(request, { trustedProxy })).toBe(expected);
});
