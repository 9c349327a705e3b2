/** A property does not hold: the history that shows it is the proof of a fault. */
export class Violation extends Error {
  override readonly name = "Violation";
  /** Which property: `fee`, `rights`, … */
  readonly property: string;
  constructor(property: string, what: string) {
    super(`${property}: ${what}`);
    this.property = property;
  }
}

export function must(property: string, holds: boolean, what: () => string): void {
  if (!holds) throw new Violation(property, what());
}
