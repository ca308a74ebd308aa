/** Whether a value has the form of a UUID, which names a form that was filled in or a file that was received. */
export function isUuid(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f-]{36}$/.test(value);
}
