import { crc32, deflateRawSync } from "node:zlib";

/** An entry of an archive that may say of itself what is not so. */
export interface RawEntry {
  readonly name: string;
  readonly data: string | Buffer;
  /** The length that it declares, in place of the true one. */
  readonly saysLength?: number;
  readonly isEncrypted?: boolean;
  /** Its data begins where that of the entry before it does. */
  readonly overlaps?: boolean;
}

/** A zip archive written by hand, so that it can be wrong. */
export function rawArchive(entries: readonly RawEntry[], before: Buffer = Buffer.alloc(0)): Buffer {
  const locals: Buffer[] = [before];
  const listing: Buffer[] = [];
  let [at, previous] = [before.length, before.length];
  for (const entry of entries) {
    const { local, listed } = headersOf(entry, entry.overlaps ? previous : at);
    listing.push(listed);
    if (entry.overlaps) continue;
    locals.push(local);
    [previous, at] = [at, at + local.length];
  }
  const directory = Buffer.concat(listing);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

function headersOf({ name, data, saysLength, isEncrypted = false }: RawEntry, at: number) {
  const plain = Buffer.from(data);
  const packed = deflateRawSync(plain);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(isEncrypted ? 1 : 0, 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(plain), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(saysLength ?? plain.length, 18);
  common.writeUInt16LE(Buffer.byteLength(name), 22);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(at, 10);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
  const listed = Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), common, rest, Buffer.from(name)]);
  return { local, listed };
}

/** The parts of an office file as an archive written by hand, with some entries changed or added. */
export function rawOffice(
  parts: Readonly<Record<string, string | Uint8Array>>,
  changed: Readonly<Record<string, Partial<RawEntry>>> = {},
): RawEntry[] {
  const names = new Set([...Object.keys(parts), ...Object.keys(changed)]);
  return [...names].map((name) => {
    const part = parts[name] ?? "";
    return { name, data: typeof part === "string" ? part : Buffer.from(part), ...changed[name] };
  });
}
