import type { Category } from "./types.ts";

/** The fields of work, in the order in which they are offered. */
export const categories = [
  "software",
  "design",
  "writing",
  "data",
  "operations",
  "marketing",
  "audio_video",
  "research",
] as const satisfies readonly Category[];
