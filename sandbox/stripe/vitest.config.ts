import { defineProject } from "vitest/config";

/** Runs in plain Node: the tests start the built Worker in workerd and reach it as the product does, over HTTP. */
export default defineProject({
  test: {
    name: "sandbox-stripe",
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
