import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What the lock file says of one installed package. */
export interface Locked {
  readonly path: string;
  /** Its name, also where it lies inside another package. */
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

const root = join(import.meta.dirname, "..");

/** package.json, as far as the supply is concerned. */
export function manifest(): Manifest {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
}

/** Every package of the lock file, the project's own aside. */
export function lockedPackages(): Locked[] {
  const { packages }: { packages: Record<string, Omit<Locked, "path" | "name">> } = JSON.parse(
    readFileSync(join(root, "package-lock.json"), "utf8"),
  );
  return Object.entries(packages)
    .filter(([path]) => path.includes("node_modules/"))
    .map(([path, entry]) => ({ ...entry, path, name: path.slice(path.lastIndexOf("node_modules/") + 13) }));
}

/** Licences that let the tracker be used, changed and passed on without a condition on its own code. */
export const permissive = [
  "MIT",
  "MIT-0",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "Zlib",
  "BlueOak-1.0.0",
];

/** Other licences that are taken, each for the packages named and the reason given. */
export const otherLicences: readonly { readonly license: string; readonly packages: RegExp; readonly why: string }[] = [
  {
    license: "MPL-2.0",
    packages: /^(@axe-core\/playwright|axe-core|lightningcss(-[a-z0-9-]+)?)$/,
    why: "Only the tests use them, unchanged: they are no part of what is served.",
  },
  {
    license: "OFL-1.1",
    packages: /^@fontsource-variable\/atkinson-hyperlegible-next$/,
    why: "The letters of the pages: this licence lets a font be used and served with anything.",
  },
  {
    license: "CC-BY-4.0",
    packages: /^caniuse-lite$/,
    why: "A table of browsers that Next reads while it builds; nothing of it is served.",
  },
];
