let list: Promise<ReadonlySet<string>> | undefined;

/** The passwords that people choose most, as leaked lists have them: some 49,000, in lower case. Read when first asked for. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  list ??= import("@zxcvbn-ts/language-common").then(({ dictionary }) => new Set(dictionary["passwords-common"]));
  return list;
}
