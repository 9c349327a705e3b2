/** Lines of one export; narrow the days for others. */
export const mostExported = 5_000;

/** What the audit log is narrowed to, in the address of its page and of its export. */
export const auditFilters = ["actor", "subject", "verb", "from", "to"] as const;
export type AuditQuery = Partial<Record<(typeof auditFilters)[number], string>>;

export function readAuditQuery(params: URLSearchParams): AuditQuery {
  return Object.fromEntries(
    auditFilters.flatMap((name) => {
      const value = params.get(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}

/** As the API takes it: a day is its first instant, in UTC. */
export function toApiQuery({ from, to, ...rest }: AuditQuery): AuditQuery {
  const instant = (day: string) => `${day}T00:00:00.000Z`;
  return { ...rest, ...(from ? { from: instant(from) } : {}), ...(to ? { to: instant(to) } : {}) };
}
