import { createContext } from "react";

/** What a file input shares with the row of evidence that it is in. */
export interface EvidenceRowContext {
  /** The file that was chosen or dropped for this row in the control above the rows. */
  readonly given: File | null;
  /** The file of the row is being sent, or was answered. */
  onFile(): void;
  /** Empties the row and hides it. */
  remove(): void;
}

export const EvidenceRowContext = createContext<EvidenceRowContext | null>(null);
