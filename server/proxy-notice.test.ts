import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { log } from "#lib/core/log.ts";
import { proxyNotice, sayIfProxyIsNeeded } from "./proxy-notice.ts";

const warn = vi.spyOn(log(), "warn");
beforeEach(() => void warn.mockReset());
afterEach(() => void warn.mockReset());

function asked(header?: string): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  if (header) request.headers[header] = "192.0.2.1";
  return request;
}

test.each(["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via"])(
  "a proxy that writes %s and is not trusted is mentioned in the log once",
  (header) => {
    const notice = proxyNotice({ trustedProxy: false });
    notice(asked());
    expect(warn).not.toHaveBeenCalled();
    for (let n = 0; n < 3; n++) notice(asked(header));
    expect(warn.mock.calls).toEqual([[{ header }, expect.stringContaining("set TRUSTED_PROXY=on")]]);
  },
);

test("a proxy that is trusted is not mentioned", () => {
  proxyNotice({ trustedProxy: true })(asked("x-forwarded-for"));
  sayIfProxyIsNeeded({ trustedProxy: true, appUrl: "https://tracker.example.org" });
  expect(warn).not.toHaveBeenCalled();
});

test("an address with https needs a proxy, and the start says that none is trusted", () => {
  sayIfProxyIsNeeded({ trustedProxy: false, appUrl: "http://localhost:3000" });
  expect(warn).not.toHaveBeenCalled();
  sayIfProxyIsNeeded({ trustedProxy: false, appUrl: "https://tracker.example.org" });
  expect(warn.mock.calls).toEqual([[expect.stringMatching(/^APP_URL needs a proxy .* set TRUSTED_PROXY=on$/)]]);
});
