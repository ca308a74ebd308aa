// @ts-check
/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // The image optimiser has an LGPL library and a history of vulnerabilities, and is not installed (scripts/no-sharp); the
  // pages have no images to optimise.
  images: { unoptimized: true },
  // Node loads native modules and the packages around them; they cannot be bundled.
  serverExternalPackages: [
    "better-sqlite3",
    "@node-rs/argon2",
    "pino",
    "nodemailer",
    "file-type",
    "@napi-rs/canvas",
    "docx",
  ],
  // npm run types checks types, so the build does not check them again.
  typescript: { ignoreBuildErrors: true },
  // A build must not raise the versions of package.json.
  experimental: { agentUpgrade: false },
};
