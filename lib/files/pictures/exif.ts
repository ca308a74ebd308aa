/** Tags of EXIF 3.0, 4.6. */
const GPS = 0x8825;
const EXIF = 0x8769;
// Cameras write notes in formats of their own, some with the place.
const MAKER_NOTE = 0x927c;
/** Latitude, longitude, those of the destination, and the names of the method and the area. */
const placeTags = [2, 4, 20, 22, 27, 28];

const ENTRY_LENGTH = 12;
const MAX_DIRECTORIES = 10;
const typeLengths = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

/**
 * Removes the place, and the maker's notes with it, from a block of EXIF in memory, and returns whether it had one.
 * Everything else stays where it is, because offsets lead to it. A block that cannot be followed and may have a place is
 * emptied as a whole.
 */
export function removePlaceFromExif(block: Buffer): boolean {
  try {
    return new ExifBlock(block).removePlace();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    if (!block.includes(Buffer.from([0x88, 0x25])) && !block.includes(Buffer.from([0x25, 0x88]))) return false;
    block.fill(0);
    return true;
  }
}

interface Entry {
  readonly tag: number;
  readonly at: number;
  /** Where its value is, in the entry or outside. */
  readonly valueAt: number;
  readonly valueLength: number;
}

class ExifBlock {
  readonly #block: Buffer;
  readonly #isLittleEndian: boolean;

  constructor(block: Buffer) {
    this.#block = block;
    this.#isLittleEndian = block.toString("latin1", 0, 2) === "II";
  }

  removePlace(): boolean {
    let hadPlace = false;
    const directories = this.#directories();
    for (const directory of directories) {
      const gps = this.#entries(directory).find(({ tag }) => tag === GPS);
      if (!gps || !this.#entries(this.#u32(gps.valueAt)).some(({ tag }) => placeTags.includes(tag))) continue;
      hadPlace = true;
      this.#empty(this.#u32(gps.valueAt));
      this.#removeEntry(directory, GPS);
    }
    if (hadPlace) for (const directory of directories) this.#removeEntry(directory, MAKER_NOTE);
    return hadPlace;
  }

  /** The offsets of the directories: of the picture, of its thumbnail, and of the camera. */
  #directories(): readonly number[] {
    const found = new Set<number>();
    const follow = (directory: number) => {
      if (directory === 0 || found.has(directory) || found.size >= MAX_DIRECTORIES) return;
      found.add(directory);
      const entries = this.#entries(directory);
      for (const { tag, valueAt } of entries) if (tag === EXIF) follow(this.#u32(valueAt));
      const next = directory + 2 + entries.length * ENTRY_LENGTH;
      // The offset of the next directory is left out by some programs where nothing follows.
      if (next + 4 <= this.#block.length) follow(this.#u32(next));
    };
    follow(this.#u32(4));
    return [...found];
  }

  #entries(directory: number): readonly Entry[] {
    return Array.from({ length: this.#u16(directory) }, (_, index) => {
      const at = directory + 2 + index * ENTRY_LENGTH;
      const valueLength = (typeLengths[this.#u16(at + 2)] ?? 1) * this.#u32(at + 4);
      return { tag: this.#u16(at), at, valueLength, valueAt: valueLength > 4 ? this.#u32(at + 8) : at + 8 };
    });
  }

  /** Overwrites a directory and the values of its entries with zeros. */
  #empty(directory: number): void {
    const entries = this.#entries(directory);
    for (const { valueAt, valueLength } of entries) this.#zero(valueAt, valueLength);
    this.#zero(directory, 2 + entries.length * ENTRY_LENGTH);
  }

  /** Removes an entry with its value; the entries behind it and the offset of the next directory move up. */
  #removeEntry(directory: number, removed: number): void {
    const entries = this.#entries(directory);
    const entry = entries.find(({ tag }) => tag === removed);
    if (!entry) return;
    this.#zero(entry.valueAt, entry.valueLength);
    const end = Math.min(directory + 2 + entries.length * ENTRY_LENGTH + 4, this.#block.length);
    this.#block.copyWithin(entry.at, entry.at + ENTRY_LENGTH, end);
    this.#zero(end - ENTRY_LENGTH, ENTRY_LENGTH);
    const count = entries.length - 1;
    if (this.#isLittleEndian) this.#block.writeUInt16LE(count, directory);
    else this.#block.writeUInt16BE(count, directory);
  }

  #zero(at: number, length: number): void {
    this.#block.fill(0, Math.min(at, this.#block.length), Math.min(at + length, this.#block.length));
  }

  #u16(at: number): number {
    return this.#isLittleEndian ? this.#block.readUInt16LE(at) : this.#block.readUInt16BE(at);
  }

  #u32(at: number): number {
    return this.#isLittleEndian ? this.#block.readUInt32LE(at) : this.#block.readUInt32BE(at);
  }
}
