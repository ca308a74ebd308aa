/** The one table of formats: what is taken as evidence, and what to do with a file of a format that is not. */

const openXml = "application/vnd.openxmlformats-officedocument";
const openDocument = "application/vnd.oasis.opendocument";

const unlockInOffice =
  "Open it with its password, choose File, Info, Protect, Encrypt with Password, empty the password and save it";
const unlockInLibreOffice = "Open it with its password, choose File, Save As, untick “Save with password” and save it";
const unlockPdf = "Open it with its password, and print it as a PDF or save it without one";
const unlockElsewhere = "Open it with its password, and save it without one";

/** A format that is taken. */
export interface TakenFormat {
  /** Without dots. The first one is the usual one. */
  readonly extensions: readonly string[];
  readonly mediaType: string;
  /** In the list of what is taken; formats that share one are listed together. */
  readonly group: string;
  readonly what: string;
  /** How to remove a password. */
  readonly unlock: string;
}

/** The only formats that are accepted as evidence, with the media type to serve each with. */
export const takenFormats = {
  pdf: taken(["pdf"], "application/pdf", "PDF", "a PDF", unlockPdf),
  docx: taken(["docx"], `${openXml}.wordprocessingml.document`, "Word", "a Word document", unlockInOffice),
  xlsx: taken(["xlsx"], `${openXml}.spreadsheetml.sheet`, "Excel", "an Excel workbook", unlockInOffice),
  pptx: taken(
    ["pptx"],
    `${openXml}.presentationml.presentation`,
    "PowerPoint",
    "a PowerPoint presentation",
    unlockInOffice,
  ),
  odt: taken(["odt"], `${openDocument}.text`, "OpenDocument", "an OpenDocument text", unlockInLibreOffice),
  ods: taken(
    ["ods"],
    `${openDocument}.spreadsheet`,
    "OpenDocument",
    "an OpenDocument spreadsheet",
    unlockInLibreOffice,
  ),
  odp: taken(
    ["odp"],
    `${openDocument}.presentation`,
    "OpenDocument",
    "an OpenDocument presentation",
    unlockInLibreOffice,
  ),
  csv: taken(["csv"], "text/csv", "CSV", "a CSV table", unlockElsewhere),
  txt: taken(["txt"], "text/plain", "text", "a plain text", unlockElsewhere),
  png: taken(["png"], "image/png", "picture", "a PNG picture", unlockElsewhere),
  jpg: taken(["jpg", "jpeg", "jpe", "jfif"], "image/jpeg", "picture", "a JPG picture", unlockElsewhere),
  msg: taken(["msg"], "application/vnd.ms-outlook", "e-mail", "an Outlook message", unlockElsewhere),
  eml: taken(["eml"], "message/rfc822", "e-mail", "an e-mail", unlockElsewhere),
} as const;

export type FileType = keyof typeof takenFormats;

function taken(
  extensions: readonly string[],
  mediaType: string,
  group: string,
  what: string,
  unlock: string,
): TakenFormat {
  return { extensions, mediaType, group, what, unlock };
}

interface OtherFormat {
  readonly extensions: readonly string[];
  readonly what: string;
  /** How to make of it what is taken. */
  readonly instead: string;
}

const asPdf = "Open it in its program, and save, export or print it as a PDF";
const asPicture = "Open it, and save or export it as JPG or PNG";
const asLink = "Put it where your agency keeps such files, and give a link to it";
const saveAs = (program: string, kind: string) => `Open it in ${program}, choose File, Save As, ${kind}`;
const exportFrom = (program: string, kinds: string) => `Open it in ${program}, choose File, Export To, and ${kinds}`;

/** Formats that people have and that are not taken. */
export const otherFormats: readonly OtherFormat[] = [
  other(
    "heic heif hif heics",
    "a HEIC photograph",
    "Open it on the phone or computer, and save, export or share it as JPG. An iPhone takes every new photograph as JPG with Settings, Camera, Formats, Most Compatible",
  ),
  other("doc dot", "a document of Word 97 to 2003", saveAs("Word", "Word Document (.docx)")),
  other("xls xlt", "a workbook of Excel 97 to 2003", saveAs("Excel", "Excel Workbook (.xlsx)")),
  other(
    "ppt pps pot",
    "a presentation of PowerPoint 97 to 2003",
    saveAs("PowerPoint", "PowerPoint Presentation (.pptx)"),
  ),
  other("docm dotm dotx", "a Word document with macros, or a template", saveAs("Word", "Word Document (.docx)")),
  other(
    "xlsm xlsb xltm xltx xlam",
    "an Excel workbook with macros, or a template",
    saveAs("Excel", "Excel Workbook (.xlsx)"),
  ),
  other(
    "pptm potm potx ppsm ppsx ppam",
    "a PowerPoint show, one with macros, or a template",
    saveAs("PowerPoint", "PowerPoint Presentation (.pptx)"),
  ),
  other("ott otp ots fodt fods fodp odg odf odb", "another OpenDocument format", asPdf),
  other("rtf wps wpd", "a document of another word processor", saveAs("Word", "Word Document (.docx) or PDF")),
  other("pages", "a Pages document", exportFrom("Pages", "PDF or Word")),
  other("numbers", "a Numbers spreadsheet", exportFrom("Numbers", "Excel, CSV or PDF")),
  other("key", "a Keynote presentation", exportFrom("Keynote", "PowerPoint or PDF")),
  other(
    "gdoc gsheet gslides",
    "a shortcut to a Google document",
    "Open it, and choose File, Download, or give its link",
  ),
  other("url webloc website lnk desktop", "a shortcut, not the page itself", "Give the address as a link"),
  other(
    "html htm xhtml mht mhtml webarchive",
    "a web page",
    "Print it as a PDF from the browser, or give its address as a link",
  ),
  other("xml json", "data for programs", "Export it as CSV or Excel from where it comes from"),
  other("tsv tab dif", "a table in another text format", "Open it in Excel, and save it as CSV or Excel Workbook"),
  other("accdb mdb sav dbf", "a database", "Export the table that shows it as CSV or Excel"),
  other("tif tiff", "a TIFF picture", "Scan it as a PDF, or open it and save it as PDF, JPG or PNG"),
  other(
    "gif bmp webp avif svg jxl jp2 jpx jpm psd ico eps ai dng cr2 cr3 nef arw orf raf rw2",
    "a picture in another format",
    asPicture,
  ),
  other("mp4 m4v mov avi wmv asf mkv webm 3gp 3g2 mpg mpeg mts", "a video", asLink),
  other("mp3 m4a wav aac ogg opus amr wma flac", "a sound recording", asLink),
  other("zip 7z rar gz tgz bz2 xz tar cab iso", "an archive", "Unpack it, and give the files in it one by one"),
  other(
    "exe msi com scr bat cmd dll js mjs vbs ps1 psm1 jar apk app dmg sh py hta reg elf macho deb rpm",
    "a program or script",
    "Programs are never taken: give a PDF or a picture of what it shows",
  ),
  other("pst ost mbox mbx", "a whole mailbox", "Open the message, and save that one as .eml or .msg"),
  other("oft emlx rpmsg", "an e-mail in another format", "Open it, and save it as .eml or .msg, or print it as a PDF"),
  other("p7m p7s asc gpg pgp", "an encrypted or signed file", "Open it, and save what is in it"),
  other(
    "crdownload part partial download tmp icloud",
    "a download that has not finished",
    "Wait until it has arrived, or download it again",
  ),
  other("cfb", "a file of an old office program", asPdf),
];

function other(extensions: string, what: string, instead: string): OtherFormat {
  return { extensions: extensions.split(" "), what, instead };
}

/** What to do with a file of a format that is in no table. */
export const insteadOfUnknown = asPdf;

/** The extension of a file name in lower case, without its dot; empty where there is none. */
export function extensionOf(name: string): string {
  return /[^.]\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** The type of an extension; null where it is not taken. */
export function typeOfExtension(extension: string): FileType | null {
  return fileTypes.find((type) => takenFormats[type].extensions.includes(extension)) ?? null;
}

export const fileTypes: readonly FileType[] = Object.keys(takenFormats).filter(isFileType);

function isFileType(type: string): type is FileType {
  return Object.hasOwn(takenFormats, type);
}

/** What is taken, in words: “PDF, Word (.docx), … or e-mail (.msg, .eml)”. */
export const takenInWords: string = listed(
  [...Map.groupBy(fileTypes, (type) => takenFormats[type].group)].map(([group, types]) => {
    const endings = types.map((type) => `.${takenFormats[type].extensions[0]}`);
    return group.toLowerCase() === types.join() ? group : `${group} (${endings.join(", ")})`;
  }),
);

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/** The `accept` attribute of a file input: extensions for computers, and media types for phones. */
export const acceptAttribute: string = fileTypes
  .flatMap((type) => [
    ...takenFormats[type].extensions.map((extension) => `.${extension}`),
    takenFormats[type].mediaType,
  ])
  .join();
