"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import type { ReactNode } from "react";
import { EventIcon } from "#app/components/layout/event-icon.tsx";
import { EvidenceLine } from "#app/components/recommendation/evidence-line.tsx";
import { SampleMark } from "#app/components/status/sample-mark.tsx";
import { StatusShape, statusTint } from "#app/components/status/status-shape.tsx";
import type { EventCategory } from "#lib/core/events.ts";
import type { TimelineItem } from "./timeline-items.ts";

const ENTRIES = [
  "mt-4 max-w-none list-none p-0 [&>li]:grid [&>li]:grid-cols-[1.75rem_minmax(0,1fr)] [&>li]:gap-x-3 [&>li]:pb-5",
  "[&_h3]:mt-0 [&_h3]:mb-0 [&_p]:mb-0 [&_ul]:mb-0",
].join(" ");

/** The entries of a timeline, newest first. `made` says when the recommendation was made, at the end. */
export function TimelineView({ items, made }: { items: readonly TimelineItem[]; made: string | null }) {
  return (
    <ol className={ENTRIES}>
      {items.map((item) => (
        <Entry key={item.trail} item={item} />
      ))}
      {made && (
        <Row category="papers">
          <h3>Recommended</h3>
          <p className="text-xs text-soft">{made}</p>
        </Row>
      )}
    </ol>
  );
}

function Row({ id, category, children }: { id?: string; category: EventCategory; children: ReactNode }) {
  return (
    <li id={id}>
      <EventIcon of={category} />
      <div className="min-w-0 space-y-1">{children}</div>
    </li>
  );
}

function Entry({ item }: { item: TimelineItem }) {
  const { redact, link } = item;
  return (
    <Row id={`n${item.trail}`} category={item.category}>
      <h3>
        {item.title}
        {item.rating && <Rating {...item.rating} />}
      </h3>
      <p className="text-xs text-soft">
        {item.byline}
        {item.isSample && <SampleMark />}
        {redact && (
          <span className="print:hidden">
            {" · "}
            <Link {...redact} />
          </span>
        )}
      </p>
      {item.corrections.map((correction) => (
        <p key={correction.href} className="text-sm">
          <Link {...correction} />
        </p>
      ))}
      {item.texts.map(({ heading, text }) => (
        <p key={`${heading}${text}`} className="text-sm">
          {heading && <strong>{heading}. </strong>}
          {text}
        </p>
      ))}
      {item.evidence.length > 0 && (
        <ul className="list-disc pl-5 text-sm">
          {item.evidence.map((row) => (
            <li key={row.id}>
              <EvidenceLine row={row} />
            </li>
          ))}
        </ul>
      )}
      {link && (
        <p className="text-xs print:hidden">
          <Link {...link} />
        </p>
      )}
      <Notes item={item} />
    </Row>
  );
}

function Rating({ as, name }: NonNullable<TimelineItem["rating"]>) {
  return (
    <>
      {": "}
      <span
        className={`inline-flex items-center gap-1.5 rounded-sm px-2 py-0.5 text-sm leading-tight ${statusTint(as)}`}
      >
        <StatusShape of={as} />
        {name}
      </span>
    </>
  );
}

function Notes({ item: { notes, isAfterAcceptance } }: { item: TimelineItem }) {
  return (
    <>
      {notes.map(({ strong, text, link }) => (
        <p key={`${strong}${text}`} className="border-l-4 border-focus bg-wash px-3 py-2 text-sm">
          <strong>{strong}</strong> {text} {link && <Link {...link} />}
        </p>
      ))}
      {isAfterAcceptance && (
        <p className="text-xs text-soft">Added after the sign-off was accepted, and not part of what was accepted.</p>
      )}
    </>
  );
}

function Link({ href, text, more }: { href: string; text: string; more?: string }) {
  return (
    <a href={href}>
      {text}
      {more && <span className="sr-only">{more}</span>}
    </a>
  );
}
