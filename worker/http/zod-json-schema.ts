/**
 * What hono-openapi needs of zod to describe schemas. wrangler.toml puts this in place of `zod/v4/core`, which would bring all of zod's
 * languages into the bundle (60 KiB gzip). For the same reason schemas import zod as a namespace: `import * as z from "zod"`.
 */
export { toJSONSchema } from "zod";
