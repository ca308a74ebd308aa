import { type CommandName, mayDo } from "#lib/core/access.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import type { Ownership } from "#lib/ownership/queries.ts";

interface Task {
  readonly command: CommandName;
  readonly path: string;
  readonly label: string;
  readonly isOpen: boolean;
}

/** What this viewer may do now, the likeliest first: nobody is shown what would refuse them. */
export function Tasks({ viewer, reference, ownership }: { viewer: Viewer; reference: string; ownership: Ownership }) {
  const { owner, dueDate, responsible } = ownership;
  const isProposed = owner?.basis === "proposed" && !owner.confirmed;
  const all: readonly Task[] = [
    { command: "confirmOwner", path: "owner/confirm", label: "Confirm the owner", isOpen: isProposed },
    { command: "postUpdate", path: "update", label: "Post an update", isOpen: responsible.owner !== null },
    { command: "addEvidence", path: "evidence", label: "Add evidence", isOpen: responsible.owner !== null },
    {
      command: "assignOwner",
      path: "owner",
      label: owner ? "Change the owner or lead" : "Assign an owner",
      isOpen: true,
    },
    { command: "setDueDate", path: "due-date", label: "Set the due date", isOpen: dueDate === null },
    { command: "setSuccessMeasure", path: "success-measure", label: "Say how you will know it worked", isOpen: true },
    { command: "setContributors", path: "contributors", label: "Choose contributors", isOpen: true },
    { command: "tagThemes", path: "themes", label: "Tag themes", isOpen: true },
  ];
  const [first, ...others] = all.filter((task) => task.isOpen && mayDo(viewer, task.command, responsible));
  if (!first) return null;
  return (
    <ul className="tasks no-print">
      <li>
        <a className="filled" href={`/recommendations/${reference}/${first.path}`}>
          {first.label}
        </a>
      </li>
      {others.map(({ path, label }) => (
        <li key={path}>
          <a href={`/recommendations/${reference}/${path}`}>{label}</a>
        </li>
      ))}
    </ul>
  );
}
