/**
 * Blocks, as conversations follow them: the rooms of the two hear of it before it is answered, so that nobody writes to whoever was told
 * that they cannot. What fails here follows from the event (room-changes.ts), as it does when the request ends early.
 */
import type { Context } from "../../platform/context.ts";
import { log } from "../../platform/telemetry.ts";
import { blockUser, unblockUser } from "../users/blocks.ts";
import type { Block } from "../users/contract.ts";
import { followBlock } from "./room-changes.ts";

/** @throws AppError `not_found`, `forbidden` for oneself */
export async function blockAtOnce(ctx: Context, handle: string): Promise<Block> {
  return told(ctx, await blockUser(ctx, handle));
}

/** @throws AppError `not_found` */
export async function unblockAtOnce(ctx: Context, handle: string): Promise<Block> {
  return told(ctx, await unblockUser(ctx, handle));
}

async function told(ctx: Context, block: Block): Promise<Block> {
  try {
    await followBlock(ctx, ctx.actor?.id ?? "", block.user.id);
  } catch (error) {
    log("warn", "block.told_later", { requestId: ctx.requestId, error });
  }
  return block;
}
