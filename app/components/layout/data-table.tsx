import type { ReactNode } from "react";

/** On a phone each row is a block, in which each cell is named by its `data-label`. */
const STACKED = [
  "phone:block phone:[&_:is(tbody,tr,td,th)]:block phone:[&_:is(thead,caption)]:sr-only",
  "phone:[&_tr]:border-b phone:[&_tr]:border-line phone:[&_tr]:py-2.5",
  "phone:[&_tbody_:is(td,th)]:border-0 phone:[&_tbody_:is(td,th)]:py-0.5 phone:[&_td:empty]:hidden",
  "phone:[&_td[data-label]]:before:content-[attr(data-label)_':_'] phone:[&_td]:before:text-soft",
  "phone:[&_th>a]:whitespace-normal",
  "phone:[&_td_small]:inline phone:[&_td_small]:before:content-['_·_']",
].join(" ");

/** A table whose rows become blocks on a phone. Its cells are named there by their `data-label`. */
export function DataTable({ caption, children }: { caption?: ReactNode; children: ReactNode }) {
  return (
    <table className={STACKED}>
      {caption && <caption>{caption}</caption>}
      {children}
    </table>
  );
}
