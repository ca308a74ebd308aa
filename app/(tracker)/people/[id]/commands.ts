import type { CommandLink } from "#app/components/layout/command-link.ts";
import type { Person } from "#lib/identity/people/queries.ts";

interface State {
  readonly isSelf: boolean;
  /** Whether recommendations or actions are theirs. */
  readonly isLeading: boolean;
  readonly isSignedIn: boolean;
  readonly hasSecondFactor: boolean;
}

/** The commands on a person, in the order of their links: the first two are buttons, the others are under “More”. */
export function commandsOn(
  { active }: Person,
  { isSelf, isLeading, isSignedIn, hasSecondFactor }: State,
): CommandLink[] {
  return [
    { command: "enablePerson", path: "enable", label: "Enable again", isAvailable: !active },
    { command: "changeRole", path: "role", label: "Change role", isAvailable: !isSelf },
    { command: "renewInvitation", path: "link", label: "Send a new link", isAvailable: active },
    { command: "handOver", path: "hand-over", label: "Hand over their work", isAvailable: isLeading },
    { command: "signOutPerson", path: "sign-out", label: "Sign them out", isAvailable: isSignedIn && !isSelf },
    {
      command: "removeSecondFactor",
      path: "second-factor",
      label: "Remove second factor",
      isAvailable: hasSecondFactor && !isSelf,
    },
    { command: "disablePerson", path: "disable", label: "Disable access", isAvailable: active && !isSelf },
  ];
}
