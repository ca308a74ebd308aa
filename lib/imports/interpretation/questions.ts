import type { PlanAsk, PlanRow } from "../plan-rows.ts";
import type { PlanChoices } from "./choices.ts";

/** What a person has to settle, once for all its places. */
interface PlanQuestion extends PlanAsk {
  /** Where it occurs: `at` of the rows, or the name of a table. */
  readonly places: readonly string[];
}

/** What has to be asked about a file, each thing once: first about its tables, then in the order of its rows. */
export function questionsOf(choices: PlanChoices, rows: readonly PlanRow[]): PlanQuestion[] {
  const questions = new Map<string, { ask: PlanAsk; places: string[] }>();
  const add = (ask: PlanAsk, place: string) => {
    const known = questions.get(ask.key);
    if (known) known.places.push(place);
    else questions.set(ask.key, { ask, places: [place] });
  };
  for (const { isUsed, review, name } of choices.parts)
    if (isUsed && review === "")
      add({ key: `review:${name}`, about: "review", written: name, sentence: `Which review is ${name} of?` }, name);
  for (const { at, ask } of rows) for (const one of ask) add(one, at);
  return [...questions.values()].map(({ ask, places }) => ({ ...ask, places }));
}
