/** Routes that speak WebSocket. */
import { AppError } from "../platform/errors.ts";

/** @throws AppError `invalid_upgrade` when the request does not ask for a WebSocket */
export function requireUpgrade(request: Request): void {
  if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") throw new AppError("invalid_upgrade");
}
