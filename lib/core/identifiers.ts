export * from "#lib/screening/rules.ts";
