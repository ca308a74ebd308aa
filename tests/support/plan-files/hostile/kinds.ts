/** A file that may harm the program that reads it, or that cannot be read. */
export interface HostileFile {
  readonly kind: string;
  readonly name: string;
  readonly bytes: () => Buffer;
  /** What the person reads, after the name of the file; null where the file is read all the same. */
  readonly sentence: string | null;
  /** The texts of the first row, where it is read. */
  readonly reads?: readonly string[];
}

export const sentences = {
  damaged: "is damaged, or was cut off. Open it in its program, save it again, and choose that file.",
  definitions:
    "has definitions in it that Office never writes and that can harm the program that reads them. Open it in its program, save it again, and choose that file.",
  tooMuch:
    "unpacks to more than a plan does. Leave out what does not belong to the plan, or save it in parts, and import them one by one. To be rid of what is not seen, copy the plan into a new file.",
  tooManyRows:
    "has more rows than can be imported at once. Leave out what does not belong to the plan, or save it in parts, and import them one by one.",
  tooWide:
    "has words in more than 250 columns. Delete what stands to the right of the plan, save it, and choose it again.",
  tooLong:
    "has a cell with more text in it than a cell of Excel can hold. Open it to see whether it was saved as it should be.",
  hidden: "has another file hidden before or behind its content. Open it, save it as a new file, and choose that.",
  empty: "is empty. Open it to see whether it was downloaded or saved completely, then choose it again.",
  noTable:
    "has no table with words in it. A plan is read from the rows of a table: put its text into one, or choose another file.",
  excelMacros:
    "has macros or another program in it, which are never taken. In Excel, choose File, Save As, Excel Workbook (.xlsx), and choose that file.",
  wordMacros:
    "has macros or another program in it, which are never taken. In Word, choose File, Save As, Word Document (.docx), and choose that file.",
  officePassword:
    "needs a password to open, so it cannot be read here. Open it with its password, choose File, Info, Protect, Encrypt with Password, empty the password and save it. Then choose it again.",
  openPassword:
    "needs a password to open, so it cannot be read here. Open it with its password, choose File, Save As, untick “Save with password” and save it. Then choose it again.",
  notText:
    "cannot be read as a table in text. Open it in Excel, save it as CSV UTF-8 or as an Excel Workbook, and choose that.",
  letters:
    "has letters that cannot be told, because it was saved in an old encoding. Open it in Excel, save it as CSV UTF-8, and choose that.",
} as const;
