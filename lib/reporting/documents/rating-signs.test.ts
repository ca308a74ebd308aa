import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { statuses } from "#lib/status/rules.ts";
import { ratingSigns } from "./rating-signs.ts";
import { colours } from "./word-styles.ts";

const theme = readFileSync(join(import.meta.dirname, "../../../app/theme.css"), "utf8");
const shapes = readFileSync(join(import.meta.dirname, "../../../app/components/status/status-shape.tsx"), "utf8");

/** The light value of a colour of the pages. */
function lightValue(token: string): string | undefined {
  return new RegExp(`--color-${token}: (?:light-dark\\()?(#[0-9a-f]{6})`).exec(theme)?.[1];
}

const toneOf = new Map(
  [...shapes.matchAll(/^ {2}"?([a-z-]+)"?: "(\w+)",$/gm)].map(([, status, tone]) => [status, tone]),
);

test.each(statuses)("%s has the colours of the pages", (status) => {
  const tone = toneOf.get(status);
  const token = tone === "outlined" ? "ink" : tone === "closed" ? "grey" : `${tone}`;
  const { colour, tint } = ratingSigns[status];
  expect(colour).toBe(lightValue(token));
  expect(tint).toBe(tone === "outlined" ? null : lightValue(`${token}-wash`));
});

test("the styles of Word have the colours of the pages", () => {
  const tokens = { ink: "ink", soft: "soft", rule: "line", wash: "wash", brand: "brand", focus: "focus", red: "red" };
  expect(Object.keys(tokens)).toEqual(Object.keys(colours));
  for (const [name, token] of Object.entries(tokens))
    expect([
      name,
      `#${Object.entries(colours)
        .find(([one]) => one === name)?.[1]
        .toLowerCase()}`,
    ]).toEqual([name, lightValue(token)]);
});
