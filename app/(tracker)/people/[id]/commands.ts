import type { CommandLink } from "#app/components/layout/command-link.tsx";
import type { Person } from "#lib/identity/people/queries.ts";

interface State {
  readonly isSelf: boolean;
  /** Whether recommendations or actions are theirs. */
  readonly isLeading: boolean;
  readonly isSignedIn: boolean;
  readonly hasSecondFactor: boolean;
}

/** The commands on a person, in the order of their links. */
export function commandsOn(
  { active }: Person,
  { isSelf, isLeading, isSignedIn, hasSecondFactor }: State,
): CommandLink[] {
  return [
    { command: "changeRole", path: "role", label: "Change what they may do", isAvailable: !isSelf },
    { command: "handOver", path: "hand-over", label: "Hand over all that is theirs", isAvailable: isLeading },
    { command: "renewInvitation", path: "link", label: "Send a new link", isAvailable: active },
    { command: "signOutPerson", path: "sign-out", label: "Sign them out", isAvailable: isSignedIn && !isSelf },
    {
      command: "removeSecondFactor",
      path: "second-factor",
      label: "Remove their second factor",
      isAvailable: hasSecondFactor && !isSelf,
    },
    { command: "disablePerson", path: "disable", label: "Disable them", isAvailable: active && !isSelf },
    { command: "enablePerson", path: "enable", label: "Enable them again", isAvailable: !active },
  ];
}
