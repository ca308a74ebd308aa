import type { EventCategory } from "#lib/core/events.ts";

/** The paths of the icons in a box of 16 by 16, drawn as lines. */
const icons: Readonly<Record<EventCategory, string>> = {
  updates: "M3 4h10M3 8h10M3 12h6",
  evidence: "M11.5 6.5 7 11a1.4 1.4 0 0 1-2-2l5-5a2.4 2.4 0 0 1 3.4 3.4L8 12.8a3.6 3.6 0 0 1-5-5L7.5 3.3",
  actions: "m3 8 3.5 3.5L13 5",
  questions: "M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.8M8 13v.01",
  assessments: "M7 3a4 4 0 1 1 0 8 4 4 0 1 1 0-8ZM10 10l3.5 3.5",
  owners: "M8 3a2.5 2.5 0 1 1 0 5 2.5 2.5 0 1 1 0-5ZM3 14c.5-3 2.5-4.5 5-4.5s4.5 1.5 5 4.5",
  "due dates": "M3 4h10v9H3zM3 7h10M6 2v3M10 2v3",
  "sign-off": "M3 13h10M4 10.5c1.5-4 2.5-6.5 4-6.5s1 3-.5 4.5 1 2 2 .5 1.5-.5 3 1",
  "held and removed": "M4 7.5h8V13H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
  people: "M8 3a2.5 2.5 0 1 1 0 5 2.5 2.5 0 1 1 0-5ZM3 14c.5-3 2.5-4.5 5-4.5s4.5 1.5 5 4.5",
  papers: "M4 2h6l3 3v9H4zM10 2v3h3",
  "set-up": "M3 5h6M12 5h1M3 11h1M7 11h6M9 3v4M4 9v4",
};

/** A round icon for the category of an event. The words beside it say the same. */
export function EventIcon({ of }: { of: EventCategory }) {
  return (
    <span className="flex size-7 items-center justify-center rounded-full bg-wash text-soft inset-ring inset-ring-line">
      <svg className="size-4 fill-none stroke-current stroke-[1.5]" viewBox="0 0 16 16" aria-hidden="true">
        <path d={icons[of]} />
      </svg>
    </span>
  );
}
