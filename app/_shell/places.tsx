"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.

interface Props {
  readonly places: readonly (readonly [href: string, label: string])[];
  readonly here: string | undefined;
}

/** The links of the navigation, with the one marked that leads here. */
export function Places({ places, here }: Props) {
  return places.map(([href, label]) => (
    <a key={href} href={href} aria-current={href === here ? "page" : undefined}>
      {label}
    </a>
  ));
}
