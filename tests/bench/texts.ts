/** A source of numbers from nought to below one, the same ones at each run: what is measured is comparable. */
export function seededNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function oneOf<Value>(values: readonly [Value, ...Value[]], random: () => number): Value {
  return values[Math.floor(random() * values.length)] ?? values[0];
}

/** What an owner could have written, about the work and of nobody: sentences up to a length between the two given. */
export function paragraph(random: () => number, least: number, most: number): string {
  const length = least + random() * (most - least);
  let text = oneOf(sentences, random);
  for (;;) {
    const longer = `${text} ${oneOf(sentences, random)}`;
    if (longer.length > length) return text.length >= least || longer.length > most ? text : longer;
    text = longer;
  }
}

const sentences: readonly [string, ...string[]] = [
  "The working group met twice and agreed the wording of the guidance with every partner.",
  "Practitioners in three districts have been asked what gets in the way, and most say it is time rather than will.",
  "A short briefing was written, tried with one team and sent to all of them.",
  "Take-up of the training rose in the last quarter, although evening sessions stay half empty.",
  "The audit showed that plans are now shared before the first review in most of the cases looked at.",
  "Managers look at a sample every month, and what they find goes back to the teams within the week.",
  "Families told us that they are asked the same questions less often than before.",
  "The new form is in use everywhere, and the old one has been taken off the intranet.",
  "We are waiting for the supplier to change the recording system, which is promised for the spring.",
  "Health and education colleagues now sit in the same weekly meeting, so that decisions are not made twice.",
  "Two posts have been vacant since the summer, and agency staff cover one of them.",
  "The pathway was drawn on one page, and the teams keep it on the wall.",
  "Supervision records were dip sampled, and the quality is better than it was though not yet even.",
  "A leaflet for parents was written with parents, and it is given out at every first visit.",
  "The data are collected by hand until the dashboard is ready.",
  "Next we shall look at whether the change holds once the project team has gone.",
];

/** What a recommendation is called in short, after what it asks for. */
export function shortTitle(random: () => number): string {
  return `${oneOf(asks, random)} ${oneOf(subjects, random)}`;
}

const asks: readonly [string, ...string[]] = ["Review the", "Publish the", "Agree the", "Audit the", "Strengthen the"];
const subjects: readonly [string, ...string[]] = [
  "pre-birth planning pathway",
  "information sharing agreement",
  "supervision standard",
  "escalation policy",
  "safer sleep guidance",
  "engagement with fathers",
  "training offer for schools",
  "recording of consent",
];
