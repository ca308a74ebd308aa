import { defineEvent } from "#lib/core/events.ts";

/** Events about people and their access: only the business team sees them in the history. */
export const peopleEvents = [
  defineEvent({
    kind: "person",
    category: "people",
    commands: {
      inviteFirstPerson: "First person invited",
      invitePerson: "Person invited",
      renewInvitation: "New link made",
      changeRole: "Role changed",
      signOutPerson: "Person signed out",
      removeSecondFactor: "Second factor removed",
      disablePerson: "Person disabled",
      enablePerson: "Person enabled",
      acceptInvitation: "Password set",
    },
  }),
];
