import { Panel } from "./panel.tsx";

const sections: readonly (readonly [href: string, label: string, content: string])[] = [
  ["/board", "Board", "the rating of each recommendation, and what has changed"],
  ["/recommendations", "Recommendations", "a list to filter and to search"],
  ["/reviews", "Reviews", "what each one recommended"],
  ["/board/meetings", "Meetings", "papers and decisions"],
  ["/agencies", "Agencies", "what each one owns"],
];

/** The sections that everyone may read, for a page that cannot show what was asked for. */
export function SectionsPanel() {
  return (
    <Panel id="sections" title="What you may be looking for">
      <ul className="list-none space-y-2 p-0 text-sm">
        {sections.map(([href, label, content]) => (
          <li key={href}>
            <a href={href}>{label}</a>
            <small className="block">{content}</small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
