import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether the page’s script is running: false in the page that the server sends, so that nothing is shown that needs it. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
