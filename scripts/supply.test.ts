import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Locked, lockedPackages, manifest, otherLicences, permissive } from "./supply.ts";

const locked = lockedPackages();
const { dependencies, devDependencies, allowScripts } = manifest();
const direct = Object.entries({ ...dependencies, ...devDependencies });
/** Our own empty package, installed in place of Next's image optimiser. */
const isLeftOut = ({ name }: Locked) => name === "sharp";

describe("what is installed", () => {
  test("every dependency is asked for in one exact version, and that one is in the lock file", () => {
    for (const [name, version] of direct.filter(([one]) => one !== "sharp")) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-beta\.\d+)?$/);
      expect(locked.find(({ path }) => path === `node_modules/${name}`)?.version, name).toBe(version);
    }
  });

  test("every package has a checksum; those for systems that the lock file was not made on go by their parent's version", () => {
    const unchecked = locked.filter(
      (one) => !one.integrity && !isLeftOut(one) && !isInBundle(one) && !(one.optional && isPartOf(one, parentOf(one))),
    );
    expect(unchecked.map(({ path }) => path)).toEqual([]);
  });

  test("only Node's own package may run a script when it is installed", () => {
    expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual(["node"]);
    const unreviewed = locked.filter(
      ({ hasInstallScript, name }) => hasInstallScript && allowScripts[name] === undefined,
    );
    expect(unreviewed.map(({ path }) => path)).toEqual([]);
  });

  test("the image optimiser and its LGPL library are left out", () => {
    expect(locked.filter(({ name }) => name.startsWith("@img/")).map(({ path }) => path)).toEqual([]);
    expect(locked.filter(isLeftOut)).toMatchObject([{ link: true }]);
    expect(readFileSync(join(import.meta.dirname, "../next.config.js"), "utf8")).toContain("unoptimized: true");
  });
});

describe("licences", () => {
  test("every package has a permissive licence, or one that is taken for a reason", () => {
    const refused = locked.filter((one) => !isLeftOut(one) && !isTaken(one));
    expect(
      refused.map(({ path, license }) => `${path}: ${license ?? "no licence"}`),
      "see permissive and otherLicences in scripts/supply.ts",
    ).toEqual([]);
  });

  test("every exception is still needed", () => {
    const unused = otherLicences.filter(({ packages }) => !locked.some(({ name }) => packages.test(name)));
    expect(unused.map(({ license }) => license)).toEqual([]);
  });
});

/** The package that has this one as its binary for one platform: both have the same version and licence. */
function parentOf({ name }: Locked): Locked | undefined {
  return locked.find(({ optionalDependencies }) => optionalDependencies?.[name] !== undefined);
}

/** Whether it comes inside the file of another package, whose checksum covers it. */
function isInBundle({ path, inBundle }: Locked): boolean {
  const outer = locked.find((one) => one.path === path.slice(0, path.lastIndexOf("/node_modules/")));
  return (
    inBundle === true && outer !== undefined && (outer.integrity !== undefined || isPartOf(outer, parentOf(outer)))
  );
}

function isPartOf(one: Locked, parent: Locked | undefined): boolean {
  return parent?.integrity !== undefined && parent.optionalDependencies?.[one.name] === one.version;
}

function isTaken(one: Locked): boolean {
  const license = one.license ?? (one.optional ? parentOf(one)?.license : undefined) ?? "";
  if (otherLicences.some((other) => other.license === license && other.packages.test(one.name))) return true;
  const [choices, all] = [license.replace(/[()]/g, "").split(" OR "), license.replace(/[()]/g, "").split(" AND ")];
  return choices.some((choice) => permissive.includes(choice)) || all.every((each) => permissive.includes(each));
}
