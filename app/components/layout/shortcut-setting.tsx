"use client";
// A client component because the setting is kept by the browser, and the shortcut needs JavaScript.
import { useState } from "react";
import { Panel } from "./panel.tsx";
import { isShortcutOn, setShortcut } from "./search-shortcut.ts";
import { useHydrated } from "./use-hydrated.ts";

/** A person who dictates, or whose keys are easily struck, can turn the shortcut off. */
export function ShortcutSetting() {
  const isHydrated = useHydrated();
  return isHydrated ? <Setting /> : null;
}

function Setting() {
  const [isOn, setOn] = useState(isShortcutOn);
  return (
    <Panel id="keyboard" title="Keyboard">
      <label className="my-2 flex w-fit cursor-pointer gap-2.5">
        <input
          type="checkbox"
          checked={isOn}
          onChange={({ target }) => {
            setShortcut(target.checked);
            setOn(target.checked);
          }}
        />
        <span>
          Press <kbd>/</kbd> to search<small className="block">On this browser only</small>
        </span>
      </label>
    </Panel>
  );
}
