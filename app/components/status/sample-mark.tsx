/** Marks what was invented for a trial. */
export function SampleMark() {
  return (
    <span className="ml-1.5 border border-dashed border-edge px-1 text-xs font-normal whitespace-nowrap text-soft">
      Sample
    </span>
  );
}
