import type { SplitText } from "./rich-text.ts";

/** Follows the elements of a sheet, and gathers the text of a cell that is in the sheet itself and struck through in part. */
export class InlineText {
  private text = "";
  private struck = "";
  private isStruck = false;
  private isInText = false;

  /** An element begins. */
  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "x:c") [this.text, this.struck] = ["", ""];
    if (name === "x:r") this.isStruck = false;
    if (name === "x:strike") this.isStruck = !["0", "false"].includes(attributes.val ?? "");
    this.isInText = name === "x:t";
  }

  /** A text between elements. */
  add(text: string): void {
    if (this.isInText) this[this.isStruck ? "struck" : "text"] += text;
  }

  /** An element ends; the text of a cell in which something is struck, at its end. */
  close(name: string): SplitText | null {
    this.isInText = false;
    return name === "x:c" && this.struck !== "" ? { text: this.text, struck: this.struck } : null;
  }
}
