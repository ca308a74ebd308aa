/** The kinds of decisions of the Executive. */
const decisionKinds = ["signOffs", "newDates", "owners", "notAccepted", "rechecks"] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** How many decisions there are of all kinds. */
export function countDecisions({ counts }: { readonly counts: Readonly<Record<DecisionKind, number>> }): number {
  return decisionKinds.reduce((sum, kind) => sum + counts[kind], 0);
}
