/** Vars of the API Worker for tests inside workerd. */
export function testVars(): Record<string, string> {
  return {};
}
