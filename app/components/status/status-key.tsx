"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.

/** The meaning of each status. */
export function KeyList({
  meanings,
}: {
  meanings: readonly (readonly [shown: string, name: string, meaning: string])[];
}) {
  return (
    <section className="key" aria-labelledby="key">
      <h2 id="key">Key</h2>
      <ul>
        {meanings.map(([shown, name, meaning]) => (
          <li key={shown}>
            <span className={`shown ${shown}`}>{name}</span> {meaning}
          </li>
        ))}
      </ul>
    </section>
  );
}
