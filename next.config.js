/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // The optimiser brings an LGPL binary and a history of holes, and is not installed (scripts/no-sharp); the product has
  // no pictures to optimise.
  images: { unoptimized: true },
  // Native modules and the adapters around them are loaded by Node, not bundled.
  serverExternalPackages: [
    "better-sqlite3",
    "@node-rs/argon2",
    "pino",
    "nodemailer",
    "file-type",
    "@napi-rs/canvas",
    "docx",
  ],
  // Types are checked by a step of their own: npm run types.
  typescript: { ignoreBuildErrors: true },
  // The versions here are chosen, not raised at build.
  experimental: { agentUpgrade: false },
};
