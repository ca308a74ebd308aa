import { randomBytes } from "node:crypto";
import { isAbsolute, resolve } from "node:path";
import { z } from "zod";

export interface Config {
  readonly port: number;
  /** Addresses the server listens on. */
  readonly hosts: readonly string[];
  readonly dataDir: string;
  /** Where backups are kept; beside the data folder unless set otherwise. */
  readonly backupDir: string;
  /** Free disk space in bytes that the tracker needs to start and to be ready. */
  readonly diskFloor: number;
  /** The public URL, without a trailing slash. */
  readonly appUrl: string;
  readonly mode: "trial" | "real";
  /** Signs the cookies of next-auth and encrypts second factors. A trial generates a new one at each start. */
  readonly authSecret: string;
  readonly partnership: string;
  readonly marking: string;
  readonly mail: { readonly url: string; readonly from: string } | null;
  readonly logLevel: string;
  /** Whether to trust the last address in x-forwarded-for. */
  readonly trustedProxy: boolean;
  /** The role that must have a second factor; optional for all others. */
  readonly secondFactor: "business" | null;
  /** The ClamAV daemon that scans every file; null if there is none. */
  readonly clamav: ScannerAddress | null;
}

/** The address of a daemon: host and port, or the path of a Unix socket. */
export type ScannerAddress = { readonly host: string; readonly port: number } | { readonly path: string };

/** Invalid settings, with one sentence for each mistake. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly sentences: readonly string[];
  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.sentences = sentences;
  }
}

const absent = (value: unknown) => (value === "" ? undefined : value);
const setting = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(absent, schema);

const settings = z
  .object({
    PORT: setting(
      z.coerce
        .number("PORT has to be a number from 1 to 65535.")
        .int("PORT has to be a whole number.")
        .min(1, "PORT has to be a number from 1 to 65535.")
        .max(65535, "PORT has to be a number from 1 to 65535.")
        .default(3000),
    ),
    HOST: setting(z.string().optional()),
    DATA_DIR: setting(z.string().default("./data")),
    BACKUP_DIR: setting(z.string().optional()),
    DISK_FLOOR_MB: setting(
      z.coerce
        .number("DISK_FLOOR_MB has to be a number of megabytes.")
        .min(0, "DISK_FLOOR_MB has to be nought or more megabytes.")
        .default(512),
    ),
    APP_URL: setting(
      z
        .url({ protocol: /^https?$/, error: "APP_URL has to be an address such as https://tracker.example.org." })
        .optional(),
    ),
    AUTH_SECRET: setting(
      z.string().min(32, "AUTH_SECRET has to be at least 32 characters; openssl rand -base64 33 makes one.").optional(),
    ),
    PARTNERSHIP: setting(
      z
        .string()
        .max(120, "PARTNERSHIP has to be at most 120 characters.")
        .default("Kent Safeguarding Children Multi-Agency Partnership"),
    ),
    MARKING: setting(z.string().max(60, "MARKING has to be at most 60 characters.").default("OFFICIAL-SENSITIVE")),
    SMTP_URL: setting(
      z
        .url({ protocol: /^smtps?$/, error: "SMTP_URL has to be an address such as smtp://mail.example.org:587." })
        .optional(),
    ),
    MAIL_FROM: setting(z.email("MAIL_FROM has to be an e-mail address.").optional()),
    LOG_LEVEL: setting(
      z.enum(["debug", "info", "warn", "error"], "LOG_LEVEL has to be debug, info, warn or error.").default("info"),
    ),
    CLAMAV: setting(
      z
        .string()
        .transform(scannerAddress)
        .refine(
          (address) => address !== null,
          "CLAMAV has to be a host and port, such as localhost:3310, or the path of a socket.",
        )
        .optional(),
    ),
    SECOND_FACTOR: setting(z.enum(["business"], "SECOND_FACTOR has to be business, or left out.").optional()),
    TRUSTED_PROXY: setting(z.enum(["on", "off"], "TRUSTED_PROXY has to be on or off.").default("off")),
  })
  .superRefine((given, context) => {
    const rejectIf = (wrong: boolean, message: string) => wrong && context.addIssue({ code: "custom", message });
    rejectIf(
      Boolean(given.APP_URL) !== Boolean(given.AUTH_SECRET),
      "APP_URL and AUTH_SECRET belong together: set both for real use, or neither for a trial.",
    );
    rejectIf(
      given.APP_URL !== undefined &&
        !/^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\/*$/.test(given.APP_URL),
      "APP_URL has to begin with https://, but for a tracker that is tried out on this machine (http://localhost).",
    );
    rejectIf(
      Boolean(given.SMTP_URL) !== Boolean(given.MAIL_FROM),
      "SMTP_URL and MAIL_FROM belong together: set both to send invitations, or neither.",
    );
    rejectIf(Boolean(given.HOST) && !given.APP_URL, "HOST is for real use: a trial listens on this machine only.");
    rejectIf(
      given.HOST !== undefined && !isThisMachine(given.HOST) && Boolean(given.APP_URL?.startsWith("http:")),
      "HOST opens the tracker to other machines, so APP_URL has to begin with https://: over http, passwords could be read on the way. Leave HOST out to try the tracker on this machine.",
    );
  });

/** Parses the settings in an environment. Throws ConfigError with a sentence for each mistake. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = settings.safeParse(env);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => issue.message));
  const given = parsed.data;
  const dataDir = resolve(given.DATA_DIR);
  return {
    port: given.PORT,
    hosts: given.HOST ? [given.HOST] : ["127.0.0.1", "::1"],
    dataDir,
    backupDir: given.BACKUP_DIR ? resolve(given.BACKUP_DIR) : `${dataDir}-backups`,
    diskFloor: given.DISK_FLOOR_MB * 1_000_000,
    appUrl: given.APP_URL?.replace(/\/+$/, "") ?? `http://localhost:${given.PORT}`,
    mode: given.APP_URL ? "real" : "trial",
    authSecret: given.AUTH_SECRET ?? randomBytes(33).toString("base64"),
    partnership: given.PARTNERSHIP,
    marking: given.MARKING,
    mail: given.SMTP_URL && given.MAIL_FROM ? { url: given.SMTP_URL, from: given.MAIL_FROM } : null,
    logLevel: given.LOG_LEVEL,
    clamav: given.CLAMAV ?? null,
    secondFactor: given.SECOND_FACTOR ?? null,
    trustedProxy: given.TRUSTED_PROXY === "on",
  };
}

function isThisMachine(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

function scannerAddress(text: string): ScannerAddress | null {
  if (isAbsolute(text)) return { path: text };
  const [, host, port] = /^\[?([^[\]/\s]+?)\]?:(\d{1,5})$/.exec(text) ?? [];
  return host && port && Number(port) > 0 && Number(port) < 65_536 ? { host, port: Number(port) } : null;
}

let current: Config | undefined;

/** The settings of this process, read once from `process.env`. Throws ConfigError. */
export function config(): Config {
  current ??= parseConfig(process.env);
  return current;
}
