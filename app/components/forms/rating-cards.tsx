import { StatusShape, statusInk } from "#app/components/status/status-shape.tsx";
import { type Rating, ratingDefinitions, ratingNames, UNCHANGED } from "#lib/recommendations/updates/rules.ts";
import { FieldGroup, type FieldProps, fieldId } from "./field.tsx";

const CARD = [
  "flex cursor-pointer gap-3 rounded-sm border border-edge px-3 py-2.5 hover:bg-wash",
  "has-checked:border-brand has-checked:bg-wash has-checked:inset-ring has-checked:inset-ring-brand",
].join(" ");

interface Props extends FieldProps {
  readonly ratings: readonly Rating[];
  /** The text of the choice “Nothing has changed”; null where there is nothing to be unchanged. */
  readonly unchanged?: string | null;
}

interface Card {
  readonly value: string;
  readonly title: string;
  readonly hint: string;
  readonly shape: Rating | null;
}

/** The ratings as cards, each with its meaning. */
export function RatingCards({ ratings, unchanged = null, ...props }: Props) {
  const { state, name, initial } = props;
  const chosen = state.value(name, initial);
  const id = fieldId(name);
  const cards: readonly Card[] = [
    ...ratings.map((rating) => ({
      value: rating,
      title: ratingNames[rating],
      hint: ratingDefinitions[rating],
      shape: rating,
    })),
    ...(unchanged ? [{ value: UNCHANGED, title: "Nothing has changed", hint: unchanged, shape: null }] : []),
  ];
  return (
    <FieldGroup {...props}>
      <div className="mt-1 grid gap-2 sm:grid-cols-2">
        {cards.map(({ value, title, hint, shape }) => (
          <label key={value} className={CARD}>
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={chosen === value}
              aria-labelledby={`${id}-${value}`}
              aria-describedby={`${id}-${value}-hint`}
            />
            <span>
              <span className="flex items-center gap-2 font-bold">
                {shape && (
                  <span className={statusInk(shape)}>
                    <StatusShape of={shape} />
                  </span>
                )}
                <span id={`${id}-${value}`}>{title}</span>
              </span>
              <small className="block" id={`${id}-${value}-hint`}>
                {hint}
              </small>
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
