import { createPagesFunctionHandler } from "@remix-run/cloudflare-pages";
// @ts-expect-error: the server build exists only after `remix vite:build`; the types of this file do not depend on it.
import * as build from "../build/server/index.js";

/** Every address that is neither an asset, nor /api, nor /__clerk is a page. */
export const onRequest = createPagesFunctionHandler({ build });
