import { handlers } from "#app/_shell/auth.ts";

export const { GET, POST } = handlers;
