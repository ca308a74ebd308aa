import { createCipheriv, createHash } from "node:crypto";
import { type PdfDictionary, PdfName } from "./syntax.ts";

/**
 * Whether a PDF with this encryption dictionary opens without a password: one that only forbids printing or copying does.
 * Checks the empty user password as ISO 32000-2, 7.6.4 says. `id` is the first part of the file's identifier.
 */
export function opensWithoutPassword(encryption: PdfDictionary, id: Buffer): boolean {
  const filter = encryption.get("Filter");
  const revision = encryption.get("R");
  const user = encryption.get("U");
  if (!(filter instanceof PdfName) || filter.text !== "Standard" || !Buffer.isBuffer(user)) return false;
  if (revision === 2 || revision === 3 || revision === 4) return matchesRc4(encryption, revision, user, id);
  if (revision === 5) return sha("sha256", validationSalt(user)).equals(user.subarray(0, 32));
  return revision === 6 && hardenedHash(validationSalt(user)).equals(user.subarray(0, 32));
}

function validationSalt(user: Buffer): Buffer {
  return user.subarray(32, 40);
}

const PADDING = Buffer.from("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a", "hex");

/** Revisions 2 to 4: the user entry is the padding, encrypted with a key that is made from the password. */
function matchesRc4(encryption: PdfDictionary, revision: 2 | 3 | 4, user: Buffer, id: Buffer): boolean {
  const key = fileKey(encryption, revision, id);
  if (key === null) return false;
  if (revision === 2) return rc4(key, PADDING).equals(user.subarray(0, 32));
  let encrypted = rc4(key, md5(PADDING, id));
  for (let round = 1; round < 20; round++)
    encrypted = rc4(
      key.map((byte) => byte ^ round),
      encrypted,
    );
  return encrypted.equals(user.subarray(0, 16));
}

function fileKey(encryption: PdfDictionary, revision: 2 | 3 | 4, id: Buffer): Buffer | null {
  const owner = encryption.get("O");
  const permissions = encryption.get("P");
  if (!Buffer.isBuffer(owner) || typeof permissions !== "number") return null;
  const flags = Buffer.alloc(4);
  flags.writeInt32LE(permissions | 0);
  const isMetadataPlain = revision === 4 && encryption.get("EncryptMetadata") === false;
  const metadata = Buffer.alloc(isMetadataPlain ? 4 : 0, 0xff);
  let key = md5(PADDING, owner.subarray(0, 32), flags, id, metadata);
  const length = revision === 2 ? 5 : keyLength(encryption);
  if (revision > 2) for (let round = 0; round < 50; round++) key = md5(key.subarray(0, length));
  return key.subarray(0, length);
}

/** In bytes. Version 4 has its length in the crypt filter, which is always 128 bits. */
function keyLength(encryption: PdfDictionary): number {
  if (encryption.get("V") === 4) return 16;
  const bits = encryption.get("Length");
  return typeof bits === "number" && bits >= 40 && bits <= 128 ? bits / 8 : 5;
}

/** Revision 6: algorithm 2.B with the empty password. */
function hardenedHash(salt: Buffer): Buffer {
  let key = sha("sha256", salt);
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const cipher = createCipheriv("aes-128-cbc", key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false);
    const encrypted = cipher.update(Buffer.concat(Array.from({ length: 64 }, () => key)));
    // The first 16 bytes as a number, modulo 3: each byte counts for itself, since 256 leaves 1.
    const remainder = encrypted.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = sha(remainder === 0 ? "sha256" : remainder === 1 ? "sha384" : "sha512", encrypted);
    last = encrypted.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
}

function sha(algorithm: "sha256" | "sha384" | "sha512", content: Buffer): Buffer {
  return createHash(algorithm).update(content).digest();
}

function md5(...parts: readonly Uint8Array[]): Buffer {
  return createHash("md5").update(Buffer.concat(parts)).digest();
}

/** Written here because OpenSSL no longer offers it, and older PDFs use it. */
function rc4(key: Uint8Array, content: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const swap = (one: number, other: number) => {
    [state[one], state[other]] = [state[other] ?? 0, state[one] ?? 0];
  };
  for (let at = 0, mixed = 0; at < 256; at++) {
    mixed = (mixed + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 0xff;
    swap(at, mixed);
  }
  let [at, mixed] = [0, 0];
  return Buffer.from(
    content.map((byte) => {
      at = (at + 1) & 0xff;
      mixed = (mixed + (state[at] ?? 0)) & 0xff;
      swap(at, mixed);
      return byte ^ (state[((state[at] ?? 0) + (state[mixed] ?? 0)) & 0xff] ?? 0);
    }),
  );
}
