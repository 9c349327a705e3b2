/**
 * What one person keeps in this browser. What somebody else left on this machine is thrown away when the next person looks.
 */
export interface OwnStorage {
  /** The names under which something is kept. */
  names(): string[];
  read(name: string): string | null;
  write(name: string, text: string): void;
  remove(name: string): void;
}

/**
 * @param family what kind of things, such as `oc-draft:`
 * @param storage localStorage; it may be off or full, and then what is kept just does not survive a reload
 */
export function ownStorage(family: string, you: string, storage: () => Storage = () => localStorage): OwnStorage {
  const own = `${family}${you}:`;
  const attempt = <Result>(run: (kept: Storage) => Result, otherwise: Result): Result => {
    try {
      return run(storage());
    } catch {
      return otherwise;
    }
  };
  return {
    names: () =>
      attempt((kept) => {
        const names = Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? "");
        for (const name of names) if (name.startsWith(family) && !name.startsWith(own)) kept.removeItem(name);
        return names.filter((name) => name.startsWith(own)).map((name) => name.slice(own.length));
      }, []),
    read: (name) => attempt((kept) => kept.getItem(own + name), null),
    write: (name, text) => attempt((kept) => kept.setItem(own + name, text), undefined),
    remove: (name) => attempt((kept) => kept.removeItem(own + name), undefined),
  };
}
