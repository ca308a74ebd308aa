"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.

/** What each word means, wherever a colour stands. */
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
