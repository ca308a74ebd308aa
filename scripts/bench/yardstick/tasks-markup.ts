import { isSettled } from "#lib/recommendations/sign-off/rules.ts";
import type { Story } from "./recommendation.ts";

type Task = readonly [path: string, label: string, isOpen?: boolean];

/** What somebody of the business team may do now; what is done rarely is folded away. */
export function tasksMarkup({ worded, position, facts }: Story): string {
  const { owner, rating, dueOn } = position;
  const step = position.assurance?.step ?? null;
  const isOwned = owner !== null && owner.standing.kind !== "to be decided";
  const isLive = isOwned && !isSettled(step);
  const isClaimed = rating === "delivered" && step !== "requested";
  const isNamed = facts.asks.some(({ id }) => facts.actions.some(({ askId }) => askId === id));
  const link = ([path, label]: Task, index: number, filled: boolean) =>
    `<li><a${filled && index === 0 ? ` class="filled"` : ""} href="/recommendations/${worded.reference}/${path}">${label}</a></li>`;
  const list = (tasks: readonly Task[], filled: boolean) =>
    `<ul>${tasks
      .filter(([, , isOpen = true]) => isOpen)
      .map((task, index) => link(task, index, filled))
      .join("")}</ul>`;
  const usual = list(
    [
      ["sign-off", "Ask for sign-off", isLive && isClaimed],
      ["update", "Post an update", isLive],
      ["evidence", "Add evidence", isOwned],
      ["actions/add", "Add an action", isLive],
      ["new-date", "Ask for another due date", isLive && dueOn !== null && position.requestedDueOn === null],
      ["questions/ask", "Ask the owner a question", isOwned],
      ["assess", "Assess it", !isSettled(step)],
      ["due-date", "Set the due date", dueOn === null],
      ["owner", owner ? "Change the owner or lead" : "Assign an owner"],
    ],
    true,
  );
  const rare = list(
    [
      ["success-measure", "Say how you will know it worked"],
      ["contributors", "Choose contributors", owner !== null],
      ["reporting-interval", "Say how often it is reported on", !isSettled(step)],
      ["asks", "Name what it asks for, part by part", !isNamed],
      ["themes", "Tag themes"],
    ],
    false,
  );
  return `<div class="tasks no-print">${usual}<details><summary>More</summary>${rare}</details></div>`;
}
