"use client";
// A client component because its button, which needs JavaScript, shows what was typed.
import { useEffect, useRef, useState } from "react";
import { useHydrated } from "#app/components/layout/use-hydrated.ts";

interface Props {
  readonly control: {
    readonly id: string;
    readonly name: string;
    readonly "aria-describedby"?: string;
    readonly "aria-invalid"?: true;
  };
  readonly label: string;
  readonly autoComplete: string;
}

/** A password field with a button that shows the password. It is hidden again when the form is posted. */
export function PasswordInput({ control, label, autoComplete }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [isShown, setShown] = useState(false);
  const isHydrated = useHydrated();

  useEffect(() => {
    const form = input.current?.form;
    // A browser offers what was typed into a text field again, to anyone who uses it later.
    const hide = () => setShown(false);
    form?.addEventListener("submit", hide);
    return () => form?.removeEventListener("submit", hide);
  }, []);

  return (
    <div className="flex">
      <input
        {...control}
        ref={input}
        type={isShown ? "text" : "password"}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        className={isHydrated ? "min-w-0 flex-1 rounded-r-none border-r-0" : "min-w-0 flex-1"}
      />
      {isHydrated && (
        <button
          type="button"
          onClick={() => setShown(!isShown)}
          aria-controls={control.id}
          className="w-16 cursor-pointer rounded-r-sm border border-edge bg-wash text-sm font-medium"
        >
          {isShown ? "Hide" : "Show"}
          <span className="sr-only"> {label.toLowerCase()}</span>
        </button>
      )}
      <span role="status" className="sr-only">
        {isShown ? "Your password is shown" : ""}
      </span>
    </div>
  );
}
