import { globSync, readFileSync } from "node:fs";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { GET as getActions } from "#app/api/actions/route.ts";
import { GET as getHistory } from "#app/api/history/route.ts";
import { GET as getMarks } from "#app/api/marks/route.ts";
import { GET as getPaper } from "#app/api/papers/[meeting]/[version]/route.ts";
import { GET as getRecommendations } from "#app/api/recommendations/route.ts";
import { GET as getReturn } from "#app/api/returns/[agency]/route.ts";
import { GET as getYear } from "#app/api/year/route.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { addAction } from "#lib/recommendations/actions/commands.ts";
import { postUpdate } from "#lib/recommendations/updates/commands.ts";
import { limitedKind } from "#server/rate-limit.ts";
import { readZipParts } from "./support/sample-paper.ts";
import { issueTestPaper, scheduleTestMeeting, setToday, withTestUsersOn } from "./support/test-papers.ts";

const session = vi.hoisted((): { viewer: Viewer | null } => ({ viewer: null }));
vi.mock("#app/session/session.ts", () => ({ findViewer: async () => session.viewer, recordHidden: async () => {} }));

const root = join(import.meta.dirname, "..");
const sources = new Map(
  globSync("app/**/route.ts", { cwd: root }).map((file) => [file, readFileSync(join(root, file), "utf8")]),
);

/** The routes that give back a file as it was uploaded. */
const fileRoutes = ["evidence/[id]", "imports/[id]", "review-files/[trail]"].map((path) => `app/api/${path}/route.ts`);

/** The other routes that make no export, each with what it does. */
const otherRoutes = new Map([
  ["app/(auth)/trial/[token]/route.ts", "signs a person of a trial in"],
  ["app/api/auth/[...nextauth]/route.ts", "signs people in and out"],
  ["app/api/drafts/route.ts", "saves a draft"],
  ["app/api/health/ready/route.ts", "is for monitoring"],
  ["app/api/health/route.ts", "is for monitoring"],
  ["app/api/marks/route.ts", "marks printed pages"],
  ["app/api/uploads/route.ts", "receives a file"],
]);

interface Export {
  readonly route: string;
  readonly path: string;
  readonly get: (path: string) => Promise<Response>;
  /** The instant as of which it is. */
  readonly asAt: string;
}

const NOW = "10 February 2027 at 10am";
const PAST = "15 January 2027 at 11:59pm";
const ISSUED = "20 January 2027 at 10am";
const request = (path: string) => new Request(`http://localhost${path}`);
const list = (route: string, get: (given: Request) => Promise<Response>, path: string, asAt: string): Export => ({
  route: `app/api/${route}/route.ts`,
  path,
  get: (asked) => get(request(asked)),
  asAt,
});
const paper = (version: string, asAt: string): Export => ({
  route: "app/api/papers/[meeting]/[version]/route.ts",
  path: `/api/papers/1/${version}`,
  get: (path) => getPaper(request(path), { params: Promise.resolve({ meeting: `${meetingId}`, version }) }),
  asAt,
});
const agencyReturn = (query: string): Export => ({
  route: "app/api/returns/[agency]/route.ts",
  path: `/api/returns/early-help${query}`,
  get: (path) => getReturn(request(path), { params: Promise.resolve({ agency: `${users().agencies.earlyHelp}` }) }),
  asAt: NOW,
});
const exports: readonly Export[] = [
  agencyReturn(""),
  agencyReturn("?as=xlsx"),
  list("actions", getActions, "/api/actions", NOW),
  list("actions", getActions, "/api/actions?as=csv", "2027-02-10 10:00"),
  list("actions", getActions, "/api/actions?as-at=2027-01-15", PAST),
  list("actions", getActions, "/api/actions?as=csv&as-at=2027-01-15", "2027-01-15 23:59"),
  list("recommendations", getRecommendations, "/api/recommendations", NOW),
  list("recommendations", getRecommendations, "/api/recommendations?as=csv", "2027-02-10 10:00"),
  list("recommendations", getRecommendations, "/api/recommendations?as-at=2027-01-15&sort=due", PAST),
  list("recommendations", getRecommendations, "/api/recommendations?as=csv&as-at=2027-01-15", "2027-01-15 23:59"),
  list("history", getHistory, "/api/history", "2027-02-10 10:00"),
  list("year", getYear, "/api/year", NOW),
  list("year", getYear, "/api/year?from=2027-01-01&to=2027-01-15", PAST),
  paper("1", ISSUED),
  paper("draft", NOW),
];

let meetingId = 0;
const { users } = withTestUsersOn("2027-01-04");

beforeAll(async () => {
  const { business, agencies } = users();
  const options = { sample: true };
  await postUpdate(
    business,
    {
      reference: "HU2-4",
      agencyId: agencies.earlyHelp,
      rating: "on-track",
      seen: 0,
      done: "Done.",
      difference: "Much.",
    },
    options,
  );
  const action = { reference: "HU2-4", what: "Draft it.", agencyId: agencies.earlyHelp, dueOn: "2027-05-01" };
  await addAction(business, { ...action, onBehalfOf: agencies.earlyHelp }, options);
  setToday("2027-01-20");
  const meeting = await scheduleTestMeeting(users(), "2027-01-26");
  meetingId = meeting.id;
  await issueTestPaper(users(), meeting);
  setToday("2027-02-10");
  session.viewer = business;
});

describe("every export carries its marks", () => {
  test("every route is an export that is tried here, or is known to be none", () => {
    const tried = new Set(exports.map(({ route }) => route));
    expect([...sources.keys()].toSorted()).toEqual([...tried, ...fileRoutes, ...otherRoutes.keys()].toSorted());
    for (const [file, text] of sources) {
      expect([file, /\bdownload\(/.test(text)]).toEqual([file, tried.has(file)]);
      expect([file, /\bstoredFile\(/.test(text)]).toEqual([file, fileRoutes.includes(file)]);
      expect([file, /content-disposition/.test(text)]).toEqual([file, false]);
    }
  });

  test.each(exports)("$path as at $asAt", async ({ path, get, asAt }) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toMatch(
      /-official-sensitive-trial-not-for-use\.(csv|docx|xlsx)"; filename\*=/,
    );
    const words = await wordsOf(response);
    expect(words).toContain("OFFICIAL-SENSITIVE");
    expect(words).toContain("Trial, not for use");
    expect(words).toMatch(/\bsample\b/);
    const marked = response.headers.get("content-type")?.startsWith("text/csv") ? `,${asAt},` : `as at ${asAt}`;
    expect(words).toContain(marked);
    for (const other of [NOW, PAST, ISSUED, "2027-02-10 10:00", "2027-01-15 23:59"])
      if (other !== asAt) expect(words).not.toContain(`as at ${other}`);
  });

  test.each(exports)("$path is limited, and refused to a visitor", async ({ path, get }) => {
    const asked = Object.assign(new IncomingMessage(new Socket()), { method: "GET", url: path });
    expect(limitedKind(asked)).toBe("export");
    const { viewer } = session;
    session.viewer = null;
    expect((await get(path)).status).toBe(401);
    session.viewer = viewer;
  });

  test("each row of a CSV file is marked, and only samples are samples", async () => {
    const lines = (await wordsOf(await getRecommendations(request("/api/recommendations?as=csv"))))
      .trim()
      .split("\r\n");
    expect(lines).toHaveLength(6);
    for (const line of lines.slice(1)) {
      expect(line).toMatch(/,2027-02-10 10:00,"OFFICIAL-SENSITIVE · Trial, not for use"$/);
      expect([line.slice(0, 5), line.includes(",sample,")]).toEqual([line.slice(0, 5), line.startsWith("HU2-4")]);
    }
  });

  test.each(["", "&as=csv"])("a list of a past day without rows says its marks too%s", async (as) => {
    const words = await wordsOf(await getActions(request(`/api/actions?as-at=2022-06-01${as}`)));
    expect(words).toContain("OFFICIAL-SENSITIVE · Trial, not for use");
    expect(words).toMatch(/as at 1 June 2022 at 11:59pm|,2022-06-01 23:59,/);
    expect(words).not.toContain("HU2-");
  });

  test("the list of recommendations has those of its filters, and says which", async () => {
    const csv = await wordsOf(await getRecommendations(request("/api/recommendations?as=csv&rating=on-track")));
    expect(csv.trim().split("\r\n").slice(1)).toEqual([expect.stringMatching(/^HU2-4,/)]);
    const sheet = await wordsOf(
      await getRecommendations(request("/api/recommendations?rating=on-track&only=to-confirm")),
    );
    expect(sheet).toContain(`Recommendations rated On track and whose owner is to be confirmed, as at ${NOW}`);
    expect(sheet).not.toContain("HU2-");
  });

  test("printed pages have the same marking", async () => {
    const style = (await getMarks().text()).replace(/\\([\da-f]+) /g, (_, code) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    );
    expect(style).toContain(`content:"OFFICIAL-SENSITIVE · Trial, not for use"`);
  });
});

/** The words of a file: of all its parts if it is an archive. */
async function wordsOf(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.subarray(0, 2).toString("latin1") !== "PK") return bytes.toString();
  return [...readZipParts(bytes)]
    .filter(([path]) => /\.xml$/.test(path))
    .map(([, xml]) => xml.replace(/<[^>]*>/g, " "))
    .join("\n");
}
