import { beforeAll, expect, test } from "vitest";
import { seededNumbers } from "#tests/driver/numbers.ts";
import { seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { searchAs } from "#tests/support/search.ts";

withTestDatabase();
let cast: TestUsers;
beforeAll(async () => {
  cast = await seedTestUsers();
});

const pieces = [
  ...[
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "NEAR(",
    "co-ordinate",
    "title:",
    "-",
    "^",
    "*",
    '"',
    '""',
    "'",
    "(",
    ")",
    "{",
    "}",
    ":",
  ],
  ...[
    "+",
    ",",
    ";",
    "--",
    "/*",
    "\\",
    "%",
    "_",
    "?",
    "[",
    "]",
    "“",
    "”",
    "\u0000",
    "\u0002",
    "\u0003",
    "\ud83d",
    "\ude00",
    "😀",
  ],
  ...[
    "\u202e",
    "\ufeff",
    "\n",
    "\r\n",
    "\t",
    "e\u0301",
    "ﬁ",
    "Ⅷ",
    "日本語",
    "العربية",
    "ß",
    "İ",
    "𝒳",
    "½",
    "\u{10ffff}",
  ],
  ...["health", "HU2-4", "the", "visiting", "plans", "helth", " ", " ", " "],
];

test.each([
  "",
  " ",
  '"',
  '"co-ordinate',
  "co-ordinate",
  "AND",
  "NOT health",
  "NEAR(health plans, 5)",
  "wording:health",
  "*",
  "\u0000",
  "\ud800",
  "😀".repeat(300),
  "a".repeat(10_000),
  "a ".repeat(5000),
  '"'.repeat(10_000),
])("%.40j is a search, and no error", async (typed) => {
  expect(await searchAs(cast.viewer, typed)).toMatchObject({ results: expect.any(Array), total: expect.any(Number) });
});

test("so is anything else: three hundred searches put together at random", async () => {
  const random = seededNumbers(20_261_128);
  for (let many = 0; many < 300; many += 1) {
    const length = 1 + Math.floor(random() * 12);
    const typed = Array.from({ length }, () =>
      random() < 0.8
        ? pieces[Math.floor(random() * pieces.length)]
        : String.fromCharCode(Math.floor(random() * 65_536)),
    ).join("");
    await searchAs(many % 5 === 0 ? cast.business : cast.viewer, typed).catch((error: unknown) =>
      expect.fail(`${JSON.stringify(typed)}: ${error}`),
    );
  }
});
