import { once } from "node:events";
import type { Server } from "node:http";

/** Listens on a port of one address. A machine without IPv6 is served on its IPv4 address only. */
export async function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  server.listen({ port, host });
  try {
    await once(server, "listening");
  } catch (error) {
    if (host !== "::1" || !isAddressMissing(error)) throw error;
  }
}

function isAddressMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^EADDRNOTAVAIL|^EAFNOSUPPORT/.test(String(error.code));
}
