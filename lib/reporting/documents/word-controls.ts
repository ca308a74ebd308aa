import { TextRun } from "docx";
import { escapeXml } from "./svg.ts";
import { colours } from "./word-styles.ts";

/** A gap in a Word document that a person completes, found again by its hidden tag. */
export interface ContentControl {
  /** At most 64 characters. */
  readonly tag: string;
  /** What Word calls it, and reads out. */
  readonly name: string;
  /** What it shows until it is completed. */
  readonly hint: string;
  /** What is chosen from; a text is written if there are none. */
  readonly choices?: readonly string[];
}

// Characters for private use enclose the number of the control, so that no text of a person can be taken for one.
const [START, END] = ["\ue0c1", "\ue0c2"];

/** A run that stands for a control of a document, by its place in the list of all. */
export function controlRun(index: number): TextRun {
  return new TextRun({ text: `${START}${index}${END}` });
}

/** The XML of a document with its controls instead of the runs that mark their places, since docx has none of its own. */
export function withControls(xml: string, controls: readonly ContentControl[]): string {
  return xml.replace(runs, (run, index: string) => {
    const control = controls[Number(index)];
    return control ? controlXml(control, Number(index) + 1) : run;
  });
}

const runs = new RegExp(`<w:r><w:t[^>]*>${START}(\\d+)${END}</w:t></w:r>`, "g");

function controlXml({ tag, name, hint, choices }: ContentControl, id: number): string {
  const kind = choices
    ? `<w:dropDownList>${choices.map((choice) => `<w:listItem w:displayText="${escapeXml(choice)}" w:value="${escapeXml(choice)}"/>`).join("")}</w:dropDownList>`
    : `<w:text w:multiLine="1"/>`;
  const properties = `<w:alias w:val="${escapeXml(name)}"/><w:tag w:val="${escapeXml(tag)}"/><w:id w:val="${id}"/><w:lock w:val="sdtLocked"/><w:showingPlcHdr/>${kind}`;
  const words = `<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/><w:color w:val="${colours.soft}"/></w:rPr><w:t>${escapeXml(hint)}</w:t></w:r>`;
  return `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${words}</w:sdtContent></w:sdt>`;
}
