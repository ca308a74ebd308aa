import { readXml } from "../xml.ts";
import { InlineText } from "./inline-text.ts";
import { columnOf, placeKey } from "./places.ts";
import type { SplitText } from "./rich-text.ts";
import { type Look, lookOf } from "./styles.ts";

/** What a sheet says beside its values. */
interface SheetMarks {
  /** The looks of cells that say something, by place; also of cells without a value. */
  readonly looks: ReadonlyMap<number, Look>;
  /** Texts of cells that are struck through in part, where they are in the sheet and not among the shared ones. */
  readonly inlineTexts: ReadonlyMap<number, SplitText>;
  readonly hiddenRows: ReadonlySet<number>;
}

/** Reads the marks of a sheet of an .xlsx file, and refuses a sheet that is not well formed. */
export function readMarks(sheet: string, all: readonly Look[]): SheetMarks {
  const looks = new Map<number, Look>();
  const inlineTexts = new Map<number, SplitText>();
  const hiddenRows = new Set<number>();
  const inline = new InlineText();
  let [row, column] = [0, 0];
  readXml(sheet, {
    onOpen(name, attributes) {
      inline.open(name, attributes);
      if (name === "x:row") {
        [row, column] = [Number(attributes.r ?? row + 1), 0];
        if (isHidden(attributes)) hiddenRows.add(row);
      } else if (name === "x:c") {
        column = attributes.r ? columnOf(attributes.r) : column + 1;
        const look = lookOf(all, attributes.s);
        if (saysSomething(look)) looks.set(placeKey(row, column), look);
      }
    },
    onText: (text) => inline.add(text),
    onClose(name) {
      const text = inline.close(name);
      if (text) inlineTexts.set(placeKey(row, column), text);
    },
  });
  return { looks, inlineTexts, hiddenRows };
}

function isHidden({ hidden, ht }: Readonly<Record<string, string>>): boolean {
  return hidden === "1" || hidden === "true" || ht === "0";
}

function saysSomething({ fill, isStruck, font }: Look): boolean {
  return fill !== null || isStruck || font !== undefined;
}
