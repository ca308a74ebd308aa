import {
  extensionOf,
  type FileType,
  insteadOfUnknown,
  otherFormats,
  takenFormats,
  takenInWords,
  typeOfExtension,
} from "./formats.ts";
import { shortenName } from "./names.ts";

/** What can be wrong with the content of a file whose name is of a format that is taken. */
export type ContentProblem =
  | "another format"
  | "damaged"
  | "locked"
  | "active content"
  | "hidden content"
  | "too much inside";

/** Why a file was refused. */
export type RefusalCause =
  | ContentProblem
  | "not taken"
  | "empty"
  | "too large"
  | "virus found"
  | "too many unposted"
  | "no room"
  | "not saved";

/** Why a file was refused, and the sentences that tell the person so and what to do. */
export interface Refusal {
  readonly refused: RefusalCause;
  readonly sentence: string;
}

interface RefusedFile {
  readonly extension: string;
  readonly type: FileType | null;
  /** The extension of the format that its content turned out to be, if it is known. */
  readonly found: string | null;
}

const LONGEST_SHOWN = 60;

/** The refusal of a file, with its sentences. `found` is the extension of the format that it turned out to be. */
export function fileRefusal(refused: RefusalCause, name: string, found: string | null = null): Refusal {
  const extension = extensionOf(name);
  const reason = reasons[refused]({ extension, type: typeOfExtension(extension), found });
  return { refused, sentence: `“${shortenName(name, LONGEST_SHOWN)}” ${reason}` };
}

const reasons: Readonly<Record<RefusalCause, (file: RefusedFile) => string>> = {
  "not taken": notTaken,
  "another format": anotherFormat,
  empty: () =>
    "was not taken: it is empty. Open it to see whether it was downloaded or saved completely, then choose it again.",
  damaged: () =>
    "was not taken: it is damaged, or was cut off. Open it to see whether it is complete, and save or download it again.",
  locked: ({ type }) =>
    `was not taken: it needs a password or a permission to open, so no one here can read it. ${type ? takenFormats[type].unlock : insteadOfUnknown}. Then choose it again.`,
  "active content": () => "was not taken: it has macros or a program in it. Save it without them, or give it as a PDF.",
  "hidden content": () =>
    "was not taken: another file is hidden before or behind its content. Open it, save it as a new file, and choose that.",
  "too much inside": () =>
    "was not taken: it unpacks to more than a document does. Open it, and save or print it as a PDF.",
  "too large": () =>
    "must be smaller than 25MB. Save it with smaller pictures, give it in parts, or give a link to it.",
  "virus found": () =>
    "was not kept: a virus was found in it. Tell your own IT service, and give the file again once it is clean.",
  "too many unposted": () =>
    "was not kept: you have sent as many files as can wait to be posted. Post those that you need, or send this one tomorrow: files that are not posted are deleted after a day.",
  "no room": () =>
    "was not kept: there is no room for files on the tracker’s disk just now. Tell the partnership’s business team, and send it again later.",
  "not saved": () => "could not be saved just now. Try again in a minute.",
};

function notTaken({ extension }: RefusedFile): string {
  if (extension === "")
    return `was not taken: its name has no ending, such as .pdf, that says what it is. Add the ending, then choose it again. What is taken: ${takenInWords}.`;
  const format = otherFormatOf(extension);
  if (!format)
    return `was not taken: files that end in .${extension} are not. ${insteadOfUnknown}. What is taken: ${takenInWords}.`;
  return `was not taken: it is ${format.what}. ${format.instead}.`;
}

function anotherFormat({ extension, type: named, found }: RefusedFile): string {
  const type = found === null ? null : typeOfExtension(found);
  if (type)
    return `was not taken: its name ends in .${extension}, but it is ${takenFormats[type].what}. Change the ending to .${type}, then choose it again.`;
  const format = found === null ? undefined : otherFormatOf(found);
  if (format) return `was not taken: its name ends in .${extension}, but it is ${format.what}. ${format.instead}.`;
  return `was not taken: its name ends in .${extension}, but it can’t be read as that. Open it in its program, and save it again as ${takenFormats[named ?? "pdf"].what}.`;
}

function otherFormatOf(extension: string) {
  return otherFormats.find(({ extensions }) => extensions.includes(extension));
}
