import type { AppEnv } from "../../load-context.ts";

/** Hands /api/* to the Worker unchanged; WebSocket upgrades pass through the binding like any other request. */
export const onRequest: PagesFunction<AppEnv> = ({ env, request }) => env.API.fetch(request);
