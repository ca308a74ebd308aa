/** A version below which a package has a known hole. */
export interface Floor {
  readonly package: string;
  /** The first version without the hole. */
  readonly from: string;
  readonly advisories: readonly string[];
  readonly hole: string;
}

/** As known on 24 November 2026. A new advisory raises a floor here, and the test says which package has to follow. */
export const floors: readonly Floor[] = [
  {
    package: "next",
    from: "16.3.3",
    advisories: ["GHSA-2xp9-vwfh-vxw4", "GHSA-p293-qw3h-jr36", "CVE-2026-75604"],
    hole: "Code of a stranger run by the image optimiser, and on servers whose files are on Windows.",
  },
  {
    package: "next",
    from: "16.2.11",
    advisories: ["GHSA-89xv-2m56-2m9x", "GHSA-p9j2-gv94-2wf4", "CVE-2026-64645"],
    hole: "Requests sent on from a server of one's own around Next, as ours is, and from rewrites.",
  },
  {
    package: "react",
    from: "19.2.8",
    advisories: ["GHSA-wx67-qw84-cm4g", "CVE-2026-44907"],
    hole: "A form made to keep the processor busy or use up the memory of a server function.",
  },
  {
    package: "react-dom",
    from: "19.2.8",
    advisories: ["GHSA-wx67-qw84-cm4g", "CVE-2026-44907"],
    hole: "As react, with which it goes.",
  },
  {
    package: "next-auth",
    from: "5.0.0-beta.32",
    advisories: ["GHSA-8fpg-xm3f-6cx3", "GHSA-7rqj-j65f-68wh", "GHSA-x445-f3h2-j279", "GHSA-5jpx-9hw9-2fx4"],
    hole: "Wrong settings let everybody in; links sent to an address that only looks like the one given.",
  },
  {
    package: "@auth/core",
    from: "0.41.3",
    advisories: ["GHSA-7rqj-j65f-68wh", "GHSA-xmf8-cvqr-rfgj", "GHSA-x445-f3h2-j279"],
    hole: "The same, and a header that ends the request with a fault.",
  },
  {
    package: "drizzle-orm",
    from: "0.45.2",
    advisories: ["GHSA-gpj5-g38j-94v9", "CVE-2026-39356"],
    hole: "SQL through names of columns that are made from input. No name here is.",
  },
  {
    package: "nodemailer",
    from: "9.1.1",
    advisories: ["GHSA-2x7j-588g-ccc2", "GHSA-wmmp-3585-3rmp", "GHSA-cc9r-2j5m-2m83", "GHSA-8m3c-c648-2xjj"],
    hole: "A list of addresses that keeps the processor busy; checks of the recipient's domain passed by.",
  },
  {
    package: "nodemailer",
    from: "9.0.1",
    advisories: ["GHSA-p6gq-j5cr-w38f"],
    hole: "Files of the server read into a mail.",
  },
  {
    package: "node",
    from: "24.18.1",
    advisories: ["CVE-2026-56846", "CVE-2026-56848", "CVE-2026-58043"],
    hole: "The security release of July 2026.",
  },
  {
    package: "file-type",
    from: "21.3.1",
    advisories: ["GHSA-5v7r-6r5c-r473", "CVE-2026-31808"],
    hole: "A file of 55 bytes that is looked at for ever.",
  },
  {
    package: "fflate",
    from: "0.8.3",
    advisories: ["GHSA-px8p-9vwx-vf98", "CVE-2026-45820"],
    hole: "A zip that is unpacked for ever. Here it only packs.",
  },
  {
    package: "zod",
    from: "3.22.3",
    advisories: ["GHSA-m95q-7qp3-xv42"],
    hole: "An e-mail address that is checked for ever.",
  },
  {
    package: "postcss",
    from: "8.5.12",
    advisories: ["GHSA-qx2v-qp2m-jg93", "CVE-2026-41305", "CVE-2026-45623"],
    hole: "Style sheets of strangers. It only reads ours, while building.",
  },
  {
    package: "picomatch",
    from: "2.3.2",
    advisories: ["GHSA-c2c7-rcm5-vvqj", "CVE-2026-33671"],
    hole: "A pattern that is matched for ever. Tests only.",
  },
  {
    package: "vitest",
    from: "4.1.11",
    advisories: ["GHSA-82fw-gwwq-j7x9", "GHSA-5xrq-8626-4rwp", "CVE-2026-47429", "CVE-2026-84373"],
    hole: "Its own server, which is not started here. Tests only.",
  },
  {
    package: "vite",
    from: "8.0.16",
    advisories: ["GHSA-fx2h-pf6j-xcff", "CVE-2026-53571", "GHSA-v6wh-96g9-6wx3", "CVE-2026-53632"],
    hole: "Files of a developer's Windows machine. Tests only.",
  },
  {
    package: "playwright",
    from: "1.55.1",
    advisories: ["GHSA-7mvr-c777-76hp", "CVE-2025-59288"],
    hole: "Browsers fetched without looking at the certificate. Tests only.",
  },
  {
    package: "@playwright/test",
    from: "1.55.1",
    advisories: ["GHSA-7mvr-c777-76hp", "CVE-2025-59288"],
    hole: "As playwright, which it brings.",
  },
  {
    package: "esbuild",
    from: "0.25.0",
    advisories: ["GHSA-67mh-4wv8-2f99"],
    hole: "Its own server answers every site. Not started here; drizzle-kit brings it.",
  },
];

/** Direct dependencies for which no advisory was found in November 2026. A new dependency is looked up and entered here or above. */
export const withoutAdvisory: readonly string[] = [
  "@axe-core/playwright",
  "@biomejs/biome",
  // Its forerunner's hole (CVE-2022-24434) is what it was made to close.
  "@fastify/busboy",
  "@fontsource-variable/atkinson-hyperlegible-next",
  "@napi-rs/canvas",
  "@node-rs/argon2",
  "@types/better-sqlite3",
  "@types/d3-scale",
  "@types/d3-shape",
  "@types/node",
  "@types/react",
  "@types/react-dom",
  "@zxcvbn-ts/language-common",
  // SQLite inside it is looked at by itself.
  "better-sqlite3",
  "bowser",
  "csv-stringify",
  "d3-scale",
  "d3-shape",
  "docx",
  "drizzle-kit",
  // What it unpacks is checked by name and checksum before it is written; links are refused.
  "modern-tar",
  "otpauth",
  "parse5",
  "pino",
  "temporal-polyfill",
  "typescript",
  "uqr",
  "write-excel-file",
];

/** SQLite came into better-sqlite3 without a version of its own in the lock file: CVE-2026-11822 and CVE-2026-11824 are closed from here on. */
export const sqliteFrom = "3.53.3";
