import { eq } from "drizzle-orm";
import { holds, releases } from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import { Conflict, NotFound } from "#lib/core/errors.ts";
import { release } from "./rules.ts";

/** Releases what was held back, once the business team has seen that it identifies nobody. */
export const releaseHeld = defineCommand({
  name: "releaseHeld",
  input: release,
  freeText: ({ reason }) => ({ reason }),
  async subject(on, { heldTrail }) {
    const held = await on
      .select({ trail: holds.trail, releasedBy: releases.trail })
      .from(holds)
      .leftJoin(releases, eq(releases.heldTrail, holds.trail))
      .where(eq(holds.trail, heldTrail))
      .get();
    if (!held) throw new NotFound("held update");
    if (held.releasedBy !== null) throw new Conflict("Somebody released this already.");
    return { kind: "trail", id: heldTrail };
  },
  async write({ on, input: { heldTrail, reason }, trail }) {
    await on.insert(releases).values({ trail, heldTrail, reason });
  },
});
