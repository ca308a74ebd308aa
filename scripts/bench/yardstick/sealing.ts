import { createHash } from "node:crypto";
import type SQLite from "better-sqlite3";
import { linkHash, newSalt, placeKey, textDigest } from "#db/chain.ts";
import { type Cells, freeTexts } from "#db/free-texts.ts";

const TABLE = "updates";
const columns = freeTexts[TABLE] ?? [];

/** Seals the write of one update, as the product would find it sealed: that one row is all it wrote. */
export function updateSealer(writer: SQLite.Database): (trail: number, previous: string | null) => void {
  const update = writer.prepare<[number], Cells>(`select * from ${TABLE} where trail = ?`);
  const trailRow = writer.prepare<[number], Cells>("select * from trail where number = ?");
  const salts = writer.prepare("insert into salts (trail_number, by_place) values (?, ?)");
  const sealed = writer.prepare("update trail set digest = ?, previous_hash = ?, hash = ? where number = ?");
  return (trail, previous) => {
    const [cells, row] = [update.get(trail), trailRow.get(trail)];
    if (!cells || !row) throw new Error(`write ${trail} wrote no update`);
    const byPlace: Record<string, string> = {};
    const leaves = columns.flatMap((column) => {
      const place = placeKey({ table: TABLE, row: 0, column });
      const text = String(cells[column]);
      const salt = newSalt(text);
      if (salt) byPlace[place] = salt;
      return [place, textDigest(text, salt)];
    });
    const others = Object.entries(cells).filter(([column, value]) => value !== null && !columns.includes(column));
    const digest = sha256([`${TABLE}.0`, sha256(others), ...leaves]);
    salts.run(trail, JSON.stringify(byPlace));
    sealed.run(digest, previous, linkHash(row, digest, previous), trail);
  };
}

function sha256(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
