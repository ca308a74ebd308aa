import { expect, test } from "vitest";
import { ConfigError, parseConfig } from "./config.ts";

const secret = "a secret of at least thirty-two characters";

test("without settings the tracker runs as a trial on the local machine only", () => {
  expect(parseConfig({})).toMatchObject({
    mode: "trial",
    port: 3000,
    hosts: ["127.0.0.1", "::1"],
    appUrl: "http://localhost:3000",
    mail: null,
  });
  expect(parseConfig({ PORT: "8080", APP_URL: "" })).toMatchObject({ mode: "trial", appUrl: "http://localhost:8080" });
});

test("by default backups are kept beside the data folder, and half a gigabyte must stay free", () => {
  expect(parseConfig({ DATA_DIR: "/srv/tracker/data" })).toMatchObject({
    dataDir: "/srv/tracker/data",
    backupDir: "/srv/tracker/data-backups",
    diskFloor: 512_000_000,
  });
  const set = { DATA_DIR: "/srv/tracker/data/", BACKUP_DIR: "/mnt/safe", DISK_FLOOR_MB: "0" };
  expect(parseConfig(set)).toMatchObject({ dataDir: "/srv/tracker/data", backupDir: "/mnt/safe", diskFloor: 0 });
});

test("a proxy is trusted only if TRUSTED_PROXY is on", () => {
  expect(parseConfig({}).trustedProxy).toBe(false);
  expect(parseConfig({ TRUSTED_PROXY: "on" }).trustedProxy).toBe(true);
});

test.each([
  ["localhost:3310", { host: "localhost", port: 3310 }],
  ["[::1]:3310", { host: "::1", port: 3310 }],
  ["/run/clamav/clamd.ctl", { path: "/run/clamav/clamd.ctl" }],
  ["", null],
])("CLAMAV %j is parsed as an address", (setting, address) => {
  expect(parseConfig({ CLAMAV: setting }).clamav).toEqual(address);
});

test("APP_URL and AUTH_SECRET switch to real use", () => {
  const real = parseConfig({ APP_URL: "https://tracker.example.org/", AUTH_SECRET: secret, HOST: "10.0.0.5" });
  expect(real).toMatchObject({ mode: "real", appUrl: "https://tracker.example.org", hosts: ["10.0.0.5"] });
  for (const APP_URL of ["http://localhost:3000", "http://127.0.0.1:3000/", "http://localhost"])
    for (const HOST of ["", "localhost", "127.0.0.1", "127.0.1.1", "::1"])
      expect(parseConfig({ APP_URL, AUTH_SECRET: secret, HOST }).mode).toBe("real");
});

test.each([
  [{ PORT: "eighty" }, /PORT has to be a number/],
  [{ PORT: "70000" }, /PORT has to be a number from 1 to 65535/],
  [{ APP_URL: "https://tracker.example.org" }, /belong together/],
  [{ APP_URL: "ftp://tracker.example.org", AUTH_SECRET: secret }, /APP_URL has to be an address/],
  [{ APP_URL: "http://tracker.example.org", AUTH_SECRET: secret }, /APP_URL has to begin with https/],
  [{ APP_URL: "http://localhost.example.org", AUTH_SECRET: secret }, /APP_URL has to begin with https/],
  [{ APP_URL: "https://tracker.example.org", AUTH_SECRET: "short" }, /at least 32 characters/],
  [{ HOST: "0.0.0.0" }, /a trial listens on this machine only/],
  [{ HOST: "0.0.0.0", APP_URL: "http://localhost:3000", AUTH_SECRET: secret }, /HOST opens the tracker to other/],
  [{ HOST: "::", APP_URL: "http://127.0.0.1:3000", AUTH_SECRET: secret }, /HOST opens the tracker to other machines/],
  [{ HOST: "0.0.0.0", APP_URL: "http://tracker.example.org", AUTH_SECRET: secret }, /APP_URL has to begin with https/],
  [{ SMTP_URL: "smtp://mail.example.org" }, /belong together/],
  [{ LOG_LEVEL: "loud" }, /LOG_LEVEL has to be/],
  [{ DISK_FLOOR_MB: "plenty" }, /DISK_FLOOR_MB has to be a number/],
  [{ DISK_FLOOR_MB: "-1" }, /DISK_FLOOR_MB has to be nought or more/],
  [{ SECOND_FACTOR: "everyone" }, /SECOND_FACTOR has to be business/],
  [{ CLAMAV: "localhost" }, /CLAMAV has to be a host and port/],
  [{ CLAMAV: "localhost:99999" }, /CLAMAV has to be a host and port/],
  [{ TRUSTED_PROXY: "yes" }, /TRUSTED_PROXY has to be on or off/],
])("%j is rejected with a sentence", (env, sentence) => {
  expect(() => parseConfig(env)).toThrow(sentence);
  expect(() => parseConfig(env)).toThrow(ConfigError);
});
