import { factNumberOf, formWith, linksOn, type PageForm, partsOf, post } from "../driver/forms.ts";
import { get } from "../driver/http.ts";
import { oneOf, seededNumbers } from "../driver/numbers.ts";
import { processorMilliseconds } from "../driver/process.ts";
import { paragraph, subjectTexts, verbTexts } from "./data/text.ts";
import { type Load, loadPage, measureLoad, readPage } from "./load.ts";
import type { Server } from "./servers.ts";

/** How often each kind of request is made in a round. */
export interface Amounts {
  readonly reads: number;
  readonly posts: number;
  readonly afterWrites: number;
  readonly papers: number;
}

interface BenchPage {
  readonly title: string;
  /** Null if the bare baseline server can't answer it. */
  readonly baselinePaths: readonly string[] | null;
  readonly measure: (server: Server, amounts: Amounts) => Promise<Load>;
}

/** Recommendations of the trial that are open and have an owner. */
const POSTED_ON = ["HU2-1", "HU2-3", "HU2-4", "HU2-5"];
const updateForms = POSTED_ON.map((reference) => `/recommendations/${reference}/update`);

/** What is measured, by the name that `--pages` takes. The papers come first, so that one is made on a server just started. */
export const pages = {
  paper: { title: "Board paper in Word", baselinePaths: null, measure: makePapers },
  board: singlePage("Board", "/board"),
  list: singlePage("List", "/recommendations"),
  recommendation: singlePage("One recommendation", "/recommendations/HU2-1"),
  "after-write": {
    title: "Board right after a write",
    baselinePaths: ["/board", ...updateForms],
    measure: readBoardAfterWrites,
  },
  search: { title: "Search", baselinePaths: null, measure: searchTexts },
  post: { title: "Posting an update", baselinePaths: updateForms, measure: postUpdates },
} as const satisfies Readonly<Record<string, BenchPage>>;

export type PageName = keyof typeof pages;

export function isPageName(name: string): name is PageName {
  return name in pages;
}

function singlePage(title: string, path: string): BenchPage & { readonly path: string } {
  return { title, path, baselinePaths: [path], measure: (server, { reads }) => loadPage(server, path, reads) };
}

/**
 * Searches as people do: mostly for words of a subject, which an eighth of the recommendations have in their titles; often for
 * a phrase, a beginning or a reference; and sometimes for words that a fifth of all texts have, or with a typing mistake.
 */
function searchTexts(server: Server, { reads }: Amounts): Promise<Load> {
  const searches = Array.from({ length: reads }, () => searchLike(oneOf(searchKinds, random)));
  return measureLoad(server, async (sampler) => {
    for (const q of searches) await readPage(server, `/search?${new URLSearchParams({ q })}`, sampler);
  });
}

const searchKinds = ["subject", "subject", "subject", "phrase", "beginning", "reference", "common", "mistake"] as const;

/** A search of a kind, with the number of a recommendation or a month, so that few of them are the same. */
function searchLike(kind: (typeof searchKinds)[number]): string {
  const words = oneOf(subjectTexts, random).split(/[\s-]+/);
  const word = words.find(({ length }) => length > 5) ?? "pathway";
  switch (kind) {
    case "subject":
      return `${oneOf(verbTexts, random)} ${words.join(" ")}`;
    case "phrase":
      return `"${words.slice(-2).join(" ")}" ${oneOf(commonWords, random)}`;
    case "beginning":
      return `${word.slice(0, 5)}* ${oneOf(verbTexts, random)}`;
    case "reference":
      return `BEN-${1 + Math.floor(random() * 900)}`;
    case "common":
      return `${oneOf(commonWords, random)} ${oneOf(commonWords, random)}`;
    case "mistake":
      return `${word.slice(0, 2)}${word.charAt(3)}${word.charAt(2)}${word.slice(4)}`;
  }
}

const commonWords = [
  "training",
  "team",
  "dashboard",
  "supervision",
  "parents",
  "audit",
  "meeting",
  "form",
  "staff",
] as const;

/** Posts updates on several recommendations at the same time, one after the other on each. */
function postUpdates(server: Server, { posts }: Amounts): Promise<Load> {
  const each = Math.ceil(posts / updateForms.length);
  return measureLoad(server, async (sampler) => {
    await Promise.all(
      updateForms.map(async (path) => {
        for (let count = 0; count < each; count += 1) sampler.note(await postUpdate(server, path), 0);
      }),
    );
  });
}

/** Reads the board after each of so many updates. The processor time of the updates is not counted. */
function readBoardAfterWrites(server: Server, { afterWrites }: Amounts): Promise<Load> {
  return measureLoad(server, async (sampler) => {
    for (let count = 0; count < afterWrites; count += 1) {
      const before = processorMilliseconds(server.pid);
      await postUpdate(server, updateForms[0] ?? "");
      sampler.excluded += processorMilliseconds(server.pid) - before;
      await readPage(server, "/board", sampler);
    }
  });
}

/** The update forms as each server first showed them, with the fact that the next update has to have seen. */
const forms = new Map<string, { readonly form: PageForm; seen: string | null }>();
const random = seededNumbers(1);

/** Posts an update as a person does, and returns how many milliseconds that took. */
async function postUpdate({ name, origin, cookie }: Server, path: string): Promise<number> {
  const key = `${origin}${path}`;
  const state = forms.get(key) ?? { form: await formWith(origin, cookie, path, "formKey"), seen: null };
  forms.set(key, state);
  const parts = partsOf(state.form, {
    ...(state.seen !== null && { seen: state.seen }),
    rating: "on-track",
    done: paragraph(random, 200, 600),
    difference: paragraph(random, 200, 400),
    next: paragraph(random, 80, 200),
  });
  const answer = await post(origin, cookie, path, parts);
  state.seen = factNumberOf(answer);
  if (answer.status !== 303 || state.seen === null)
    throw new Error(`${name}: an update on ${path} was answered with ${answer.status}`);
  return answer.milliseconds;
}

/** Makes the board paper of the last meeting so many times, each from "Build the paper" to the Word file. */
async function makePapers(server: Server, { papers }: Amounts): Promise<Load> {
  const { text } = await get(server.origin, "/board/meetings", server.cookie);
  const addresses = linksOn(text).map(({ href }) => href);
  const meeting = addresses
    .filter((href) => /^\/board\/meetings\/\d[\d-]+$/.test(href))
    .sort()
    .at(-1);
  if (!meeting) throw new Error(`${server.name} shows no meeting`);
  return measureLoad(server, async (sampler) => {
    for (let count = 0; count < papers; count += 1) {
      const from = performance.now();
      const bytes = await makePaper(server, `${meeting}/paper/cover`);
      sampler.note(performance.now() - from, bytes);
    }
  });
}

/** Opens the form, saves it as drafted, reads the paper and downloads it in Word. Returns the size of the file. */
async function makePaper({ name, origin, cookie }: Server, path: string): Promise<number> {
  const form = await formWith(origin, cookie, path, "formKey");
  const saved = await post(origin, cookie, path, partsOf(form, { purpose: "decision" }));
  const paper = await get(origin, saved.headers.location?.replace(/#.*/, "") ?? "", cookie);
  const word = linksOn(paper.text).find(({ href }) => href.startsWith("/api/papers/"));
  if (!word) throw new Error(`${name}: the paper (status ${paper.status}) has no Word file`);
  const { status, body } = await get(origin, word.href, cookie);
  if (status !== 200) throw new Error(`${name}: the Word file was answered with ${status}`);
  return body.length;
}
