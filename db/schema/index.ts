export * from "./agencies.ts";
export * from "./board.ts";
export * from "./core.ts";
export * from "./ownership.ts";
export * from "./people.ts";
export * from "./progress.ts";
export * from "./reviews.ts";
