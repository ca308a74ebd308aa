"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.

interface Props {
  readonly name: string;
  readonly label: string;
  readonly chosen: string | number | undefined;
  readonly choices: readonly (readonly [value: string | number, label: string])[];
}

/** One filter of a list or of a search. */
export function FilterSelect({ name, label, chosen, choices }: Props) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={chosen ?? ""} className="w-44 phone:w-full">
        <option value="">All</option>
        {choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
