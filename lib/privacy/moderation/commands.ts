import { eq } from "drizzle-orm";
import { holds, releases } from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import { Conflict, NotFound } from "#lib/core/errors.ts";
import { release } from "./rules.ts";

/** Releases a text that was held for review, after the business team has found that it identifies no child. */
export const releaseHeld = defineCommand({
  name: "releaseHeld",
  input: release,
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, { heldTrail }) {
    const held = await ctx.db
      .select({ trail: holds.trail, releasedBy: releases.trail })
      .from(holds)
      .leftJoin(releases, eq(releases.heldTrail, holds.trail))
      .where(eq(holds.trail, heldTrail))
      .get();
    if (!held) throw new NotFound("held update");
    if (held.releasedBy !== null) throw new Conflict("This has already been released.");
    return { kind: "trail", id: heldTrail };
  },
  async write(ctx, { input: { heldTrail, reason } }) {
    await ctx.db.insert(releases).values({ trail: ctx.event, heldTrail, reason });
  },
});
