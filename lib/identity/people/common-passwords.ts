let passwords: Promise<ReadonlySet<string>> | undefined;

/** About 49,000 common passwords from leaked lists, in lower case. Loaded on first use. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  passwords ??= import("@zxcvbn-ts/language-common").then(({ dictionary }) => new Set(dictionary["passwords-common"]));
  return passwords;
}
