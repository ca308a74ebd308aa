import { expect, test } from "vitest";
import { evidenceByUpdate } from "./differences.rules.ts";

const update = (trail: number, standsAt = trail, agencyId = 1) => ({ trail, standsAt, recommendationId: 7, agencyId });
const given = (trail: number, agencyId = 1, recommendationId = 7) => ({ trail, recommendationId, agencyId });
const [first, second, ofAnother] = [update(10), update(20), update(15, 15, 2)];
const all = [first, second, ofAnother];
const trailsOf = (of: typeof first, evidence: readonly ReturnType<typeof given>[], among = all) =>
  (evidenceByUpdate(among, evidence).get(of.trail) ?? []).map(({ trail }) => trail);

test("an update has the evidence that came with it or was added before the next, the first also what was added before it", () => {
  const evidence = [given(5), given(10), given(12), given(20), given(25)];
  expect(trailsOf(first, evidence)).toEqual([5, 10, 12]);
  expect(trailsOf(second, evidence)).toEqual([20, 25]);
});

test("evidence of another agency or another recommendation is not an update's own", () => {
  const evidence = [given(12, 2), given(15, 2), given(16, 1, 8)];
  expect(trailsOf(first, evidence)).toEqual([]);
  expect(trailsOf(ofAnother, evidence)).toEqual([12, 15]);
});

test("a correction has the evidence of what it corrects and what came with it, even after a newer update", () => {
  const correction = update(30, 10);
  const evidence = [given(10), given(20), given(30), given(35)];
  expect(trailsOf(correction, evidence, [correction, second])).toEqual([10, 30]);
  expect(trailsOf(second, evidence, [correction, second])).toEqual([20, 35]);
});
