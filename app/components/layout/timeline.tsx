import type { ReactNode } from "react";

const LINE =
  "[&>li]:relative [&>li]:border-l-2 [&>li]:border-line [&>li]:pb-6 [&>li]:pl-6 [&>li]:last:border-transparent";
const MARK = [
  "[&>li]:before:absolute [&>li]:before:top-1.5 [&>li]:before:-left-[7px] [&>li]:before:size-3",
  "[&>li]:before:rounded-full [&>li]:before:border-3 [&>li]:before:border-brand [&>li]:before:bg-page",
].join(" ");

/** A list of events, the newest first, joined by a line. */
export function TimelineList({ children }: { children: ReactNode }) {
  return (
    <ol className={`mt-3 max-w-text list-none p-0 [&_:is(h2,h3)]:mt-0 [&_h2]:text-base [&_p]:mb-1 ${LINE} ${MARK}`}>
      {children}
    </ol>
  );
}
