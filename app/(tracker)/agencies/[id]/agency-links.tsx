interface Linked {
  readonly id: number;
  readonly name: string;
  readonly note: string | null;
}

/** Links to agencies, one below the other. */
export function AgencyLinks({ agencies }: { agencies: readonly Linked[] }) {
  return agencies.map(({ id, name, note }) => (
    <div key={id} className="py-0.5">
      <a href={`/agencies/${id}`}>{name}</a>
      {note && <small>{note}</small>}
    </div>
  ));
}
