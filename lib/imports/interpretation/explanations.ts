import { datesIn } from "./dates.ts";
import type { Grid } from "./grid.ts";
import { keyInText } from "./key-texts.ts";
import { oneLine } from "./texts.ts";

const question = /\?$|\?\s/;
const instruction =
  /^(?:please|how|what|when|which|who|where|why|have|has|is|are|does|do you|use|list|insert|state|describe|enter|give|select|choose|include|specify|provide|add|e\.?g\.?|i\.?e\.?|for example|example|to be completed|this (?:column|should)|the (?:name|date) (?:of|by)|date by which|name of|brief)\b|^[([].+[)\]]$|\bi\.e\.|\be\.g\.|\bdd\/mm\b/i;
/** A list of what a rating can be, such as "Red Amber Green" or "R/A/G". */
const ratings =
  /^(?:(?:red|amber|yellow|green|blue|grey|[ragb]|b?rag|complete|in progress|not started|on track)(?:\s*[,/|·-]\s*|\s+|$)(?:or )?){2,}$/i;

/** Whether a row right below headings explains them: most of its texts are questions, instructions or lists of ratings. */
export function explainsHeadings(grid: Grid, row: number): boolean {
  const texts = Array.from({ length: grid.width }, (_, column) => oneLine(grid.own(row, column).text)).filter(Boolean);
  if (texts.some((text) => datesIn(text).some(({ text: date }) => date === text) || /^\d+(?:\.\d+)*$/.test(text)))
    return false;
  const explaining = texts.filter(
    (text) => question.test(text) || instruction.test(text) || ratings.test(text) || keyInText(text).length > 1,
  );
  return texts.length > 1 && explaining.length > texts.length / 2;
}
