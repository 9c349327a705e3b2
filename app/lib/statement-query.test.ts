import { describe, expect, it } from "vitest";
import { filtersOn, readStatementQuery, statementSearch } from "./statement-query.ts";

const read = (search: string) => readStatementQuery(new URLSearchParams(search));

describe("a statement's address", () => {
  it("names what it is narrowed to", () => {
    const query = read("currency=EUR&kind=fee&from=2026-11-01&to=2026-11-30&challenge=chl_01jd");
    expect(query).toEqual({
      currency: "EUR",
      kind: "fee",
      from: "2026-11-01",
      to: "2026-11-30",
      challenge: "chl_01jd",
    });
    expect(filtersOn(query)).toBe(4);
    expect(read(statementSearch(query))).toEqual(query);
  });

  it.each(["kind=everything", "currency=dollars", "from=yesterday", "to=2026-13-40", "from=", "challenge=../admin"])(
    "passes over what is no filter: %s",
    (search) => {
      expect(read(search)).toEqual({});
      expect(filtersOn(read(search))).toBe(0);
    },
  );

  it("carries the cursor beside the filters", () => {
    expect(statementSearch({ currency: "USD", kind: "paid_out" }, "a b")).toBe(
      "?currency=USD&kind=paid_out&cursor=a+b",
    );
    expect(statementSearch({})).toBe("");
  });
});
