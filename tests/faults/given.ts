/** What each fault is given. */
export interface Given {
  /** An empty folder of its own. */
  readonly workFolder: string;
  /** In the short form less is done, and nothing left out. */
  readonly isShort: boolean;
  /** Numbers from nought to below one that the seed decides. */
  readonly random: () => number;
}
