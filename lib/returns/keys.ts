import { createHash } from "node:crypto";
import type { CalendarDate } from "#lib/core/clock.ts";

/** What a hidden reference in a return says. */
export interface ReturnKey {
  readonly agencyId: number;
  /** The last event of the record when the return was made. */
  readonly event: number;
  /** Of the recommendation. */
  readonly reference: string;
  /** The field in Word; "row" in Excel, where a row has one reference. */
  readonly field: string;
}

/** When a return is made. */
export interface MadeAt {
  /** The last event of the record. */
  readonly event: number;
  readonly date: CalendarDate;
}

const START = "return-1";
const pattern = /^return-1\.(\d{1,9})\.(\d{1,12})\.([A-Z0-9]{2,8}-\d{1,4})\.([a-zA-Z]{1,12})\.([\da-f]{8})$/;

/** A hidden reference, with a checksum by which a change is noticed. It gives no access: what may be posted is asked when it is read. */
export function writeKey({ agencyId, event, reference, field }: ReturnKey): string {
  const words = [START, agencyId, event, reference, field].join(".");
  return `${words}.${checksumOf(words)}`;
}

/** What a text says if it is a hidden reference: null if it is none, and "changed" if a person has edited it. */
export function readKey(text: string): ReturnKey | "changed" | null {
  if (!text.startsWith("return-")) return null;
  const [, agencyId, event, reference = "", field = "", checksum] = pattern.exec(text) ?? [];
  if (agencyId === undefined || checksum !== checksumOf(text.slice(0, -9))) return "changed";
  return { agencyId: Number(agencyId), event: Number(event), reference, field };
}

function checksumOf(words: string): string {
  return createHash("sha256").update(words).digest("hex").slice(0, 8);
}
