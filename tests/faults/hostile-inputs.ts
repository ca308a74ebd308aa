import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import type { Part, SentFile } from "../driver/forms.ts";

/**
 * The inputs of `hostile-inputs.json`, which people and programs who mean harm send: texts for every field, extra fields,
 * files, bodies and requests. `MARK` is part of each input that a browser could run as code, so that it is found in answers.
 */
export const MARK = "hx9q";

/** Bytes as the data file writes them: long and binary ones are given by how they are made. */
type Content =
  | string
  | readonly Content[]
  | { readonly hex: string }
  | { readonly repeat: readonly [Content, number] }
  /** Each `#` becomes a number that counts up from 0. */
  | { readonly numbered: readonly [string, number] }
  /** The first so many bytes. */
  | { readonly first: readonly [number, Content] }
  | { readonly zip: { readonly entry: string; readonly content: Content; readonly claimedSize?: number } };

type FileData = { readonly fileName: Content; readonly content: Content; readonly type?: string };
type PartData =
  | readonly [name: Content, value: Content]
  | { readonly numbered: readonly [name: string, value: string | FileData, count: number] };

/** Which of the form's own parts are sent besides an addition; all of them unless given. */
type OwnParts = "twice" | "emptied first" | "action" | "fields";
type AdditionData = { name: string; own?: OwnParts; first?: readonly [Content, Content]; parts: PartData[] };

interface Inputs {
  readonly texts: Readonly<Record<string, readonly Content[]>>;
  readonly additions: readonly AdditionData[];
  readonly fileNames: readonly Content[];
  readonly files: readonly (FileData & { readonly name: string })[];
  readonly bodies: readonly { readonly name: string; readonly type: string; readonly body: Content }[];
  readonly inAddresses: readonly Content[];
  readonly headers: readonly { readonly name: string; readonly headers: Readonly<Record<string, Content>> }[];
  readonly methods: readonly string[];
}

const data: Inputs = JSON.parse(readFileSync(new URL("hostile-inputs.json", import.meta.url), "utf8"));

/** Each goes into every field of every form. */
export const texts = Object.entries(data.texts).flatMap(([group, values]) =>
  values.map((value, index): [name: string, text: Buffer] => [`${group} ${index + 1}`, bytesOf(value)]),
);

/** Fields that no form has, or has only once: what is sent instead of a form's own parts. */
export const additions = data.additions.map(({ name, own, first, parts }) => ({
  name,
  partsFrom: (form: readonly Part[]): Part[] => [
    ...(first ? [[bytesOf(first[0]), bytesOf(first[1])] as const] : []),
    ...ownParts(form, own),
    ...parts.flatMap(partsOfData),
  ],
}));

/** Files that are not what their names say, or contain more than they seem to, and names that no file should have. */
export const files: readonly (readonly [name: string, file: SentFile])[] = [
  ...data.fileNames.map((fileName) => {
    const file = fileOf({ fileName, content: "a,b\n1,2\n" });
    return [`a table called ${JSON.stringify(file.fileName.toString()).slice(0, 40)}`, file] as const;
  }),
  ...data.files.map((file) => [file.name, fileOf(file)] as const),
];

/** Bodies that are no forms, with the content type they claim. */
export const bodies = data.bodies.map(({ name, type, body }) => ({ name, type, body: bytesOf(body) }));

/** What replaces a word, a number or a query value of an address, percent-encoded as it is sent. */
export const inAddresses = data.inAddresses.map((one) => bytesOf(one).toString());

/** Headers that are too many, too long or broken. */
export const headers = data.headers.map(({ name, headers: all }): [name: string, Record<string, string>] => [
  name,
  Object.fromEntries(Object.entries(all).map(([header, value]) => [header, bytesOf(value).toString()])),
]);

export const methods = data.methods;

export const inputCount = [texts, additions, files, bodies, inAddresses, headers, methods].reduce(
  (sum, { length }) => sum + length,
  0,
);

function ownParts(form: readonly Part[], own?: OwnParts): readonly Part[] {
  if (own === "action") return form.slice(0, 1);
  if (own === "fields") return form.slice(1);
  if (own === "twice") return [...form, ...form];
  return own === "emptied first" ? [...form.slice(1).map(([name]): Part => [name, ""]), ...form] : form;
}

function partsOfData(part: PartData): Part[] {
  if (!("numbered" in part)) return [[bytesOf(part[0]), bytesOf(part[1])]];
  const [name, value, count] = part.numbered;
  const sent = typeof value === "string" ? value : fileOf(value);
  return Array.from({ length: count }, (_, index): Part => [name.replace("#", String(index)), sent]);
}

function fileOf({ fileName, content, type = "application/octet-stream" }: FileData): SentFile {
  return { fileName: bytesOf(fileName), type, bytes: bytesOf(content) };
}

function bytesOf(content: Content): Buffer {
  if (typeof content === "string") return Buffer.from(content);
  if ("hex" in content) return Buffer.from(content.hex, "hex");
  if ("numbered" in content) {
    const [text, count] = content.numbered;
    return Buffer.from(Array.from({ length: count }, (_, index) => text.replace("#", String(index))).join(""));
  }
  if ("repeat" in content) {
    const unit = bytesOf(content.repeat[0]);
    return Buffer.alloc(unit.length * content.repeat[1], unit);
  }
  if ("first" in content) return bytesOf(content.first[1]).subarray(0, content.first[0]);
  if ("zip" in content) return zipOf(content.zip.entry, bytesOf(content.zip.content), content.zip.claimedSize);
  return Buffer.concat(content.map(bytesOf));
}

/** A complete zip archive of one entry, which may claim to unpack to another size than it does. */
function zipOf(name: string, content: Buffer, claimedSize = content.length): Buffer {
  const packed = deflateRawSync(content);
  const fields = Buffer.alloc(18);
  fields.writeUInt16LE(8, 0);
  fields.writeUInt32LE(packed.length, 10);
  fields.writeUInt32LE(claimedSize >>> 0, 14);
  const common = Buffer.concat([Buffer.from([20, 0, 0, 0]), fields, Buffer.from([name.length, 0, 0, 0])]);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
  const central = Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), common, Buffer.alloc(14), Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
