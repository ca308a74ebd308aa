import { readFileSync } from "node:fs";
import { join } from "node:path";

/** An installed package, from the lock file. */
export interface Locked {
  readonly path: string;
  /** The name of the package, also where it is installed inside another package. */
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

const root = join(import.meta.dirname, "..");

/** The parts of package.json that decide what is installed. */
export function manifest(): Manifest {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
}

/** Every package of the lock file except the project itself. */
export function lockedPackages(): Locked[] {
  const { packages }: { packages: Record<string, Omit<Locked, "path" | "name">> } = JSON.parse(
    readFileSync(join(root, "package-lock.json"), "utf8"),
  );
  return Object.entries(packages)
    .filter(([path]) => path.includes("node_modules/"))
    .map(([path, entry]) => ({ ...entry, path, name: path.slice(path.lastIndexOf("node_modules/") + 13) }));
}

/** Licences that set no condition on the code of the tracker. */
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

/** Other licences that are accepted, each for certain packages and a reason. */
export const otherLicences: readonly { readonly license: string; readonly packages: RegExp; readonly why: string }[] = [
  {
    license: "MPL-2.0",
    packages: /^(@axe-core\/playwright|axe-core|lightningcss(-[a-z0-9-]+)?)$/,
    why: "Only the tests and the build use them, unchanged; they are not part of what is served.",
  },
  {
    license: "CC-BY-4.0",
    packages: /^caniuse-lite$/,
    why: "A table of browsers that Next reads during the build; nothing of it is served.",
  },
];
