/** The areas of lib/, in order: each imports only itself and the areas before it. */
const areas = [
  "core",
  "identity",
  "files",
  "partnership",
  "recommendations",
  "status",
  "imports",
  "privacy",
  "reporting",
  "returns",
  "notifications",
  "operations",
];

const tests = "\\.test\\.ts$|^tests/|^e2e/";

const areaRules = areas.slice(0, -1).map((area, index) => ({
  name: `lib-${area}-imports-only-areas-before-it`,
  comment: `lib/${area} may import only ${areas.slice(0, index + 1).join(", ")}: move what is shared to the earlier area, or the caller to the later one.`,
  severity: "error",
  from: { path: `^lib/${area}/`, pathNot: tests },
  to: { path: `^lib/(${areas.slice(index + 1).join("|")})/` },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...areaRules,
    {
      name: "no-circular",
      comment: "Two files that import each other are one thing: join them, or move what both need to a third.",
      severity: "error",
      from: { pathNot: tests },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "not-to-unresolvable",
      comment: "This import leads nowhere: correct the path, or add the package to package.json.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "\\.css$|^next/|^#server" },
    },
    {
      name: "app-does-not-import-db",
      comment: "Call a query or a command of lib/ instead of reading the database in app/.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^db/|node_modules/(drizzle-orm|better-sqlite3)/" },
    },
    {
      name: "lib-does-not-import-next-or-react",
      comment: "Pages and requests belong in app/ and server/; lib/ works without them.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|server)/|node_modules/(next|next-auth|react|react-dom)/" },
    },
    {
      name: "db-does-not-import-lib",
      comment: "Types that the schema needs live in db/types.ts; code that uses commands belongs in lib/.",
      severity: "error",
      from: { path: "^db/", pathNot: tests },
      to: { path: "^(lib|app|server)/" },
    },
    {
      name: "production-does-not-import-tests",
      comment: "Helpers of tests stay in tests/; move what production needs to lib/.",
      severity: "error",
      from: { path: "^(app|db|lib|server)/", pathNot: tests },
      to: { path: tests },
    },
    {
      name: "rules-and-labels-are-pure",
      comment:
        "Rules and labels get what they need as arguments; reading belongs in queries.ts, writing in commands.ts.",
      severity: "error",
      from: { path: "^lib/.*[./](rules|labels)\\.ts$" },
      to: {
        path: "^db/(?!types\\.ts)|node_modules/drizzle-orm/|[./](queries|commands|store|reads)\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "queries-read-through-their-context",
      comment:
        "A query reads through ctx.db and a command writes through ctx.db, so that both stay inside the transaction; only stores, which keep what is not a fact, open the database.",
      severity: "error",
      from: {
        path: "^(lib|app)/",
        pathNot: [
          tests,
          "^lib/core/(context|command|memoize)\\.ts$",
          "[./]store\\.ts$",
          "^lib/operations/",
          "^lib/identity/people/queries\\.ts$",
          "^lib/privacy/redaction/commands\\.ts$",
        ],
      },
      to: { path: "^lib/core/database\\.ts$" },
    },
    {
      name: "queries-do-not-write",
      comment: "Commands and stores write: they are called by a form's submit.ts or a route, never by a query.",
      severity: "error",
      from: { path: "^lib/.*[./](queries|reads)\\.ts$" },
      to: { path: "[./](commands|store)\\.ts$" },
    },
  ],
  options: {
    // TypeScript 7 has no API that dependency-cruiser could read with; swc parses the same files.
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^\\.next/" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
    },
  },
};
