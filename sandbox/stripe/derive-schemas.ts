/**
 * Derives the request schemas from the installed `stripe` package's own type declarations, so that the sandbox accepts
 * exactly the parameters that Stripe's SDK knows, not what somebody remembered of them.
 *
 * Run by wrangler before it bundles the Worker (`[build]` in wrangler.toml) and by the tests; the result is kept beside
 * this file and derived again only when the package's version, the list of endpoints or this script changes.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { DerivedSchemas, Schema } from "./schemas.ts";

const endpointsFile = join(import.meta.dirname, "endpoints.ts");
const outputFile = join(import.meta.dirname, "schemas.generated.json");

/** Returns the schemas of every endpoint, from the file when it is fresh, and leaves a fresh file behind. */
export function deriveSchemas(): DerivedSchemas {
  const key = cacheKey();
  const kept = readKept();
  if (kept?.key === key) return kept;
  const derived: DerivedSchemas = { key, apiVersion: installedApiVersion(), endpoints: readEndpoints() };
  // Several scripts may start at once: rename, so that none of them reads half a file.
  const temporary = `${outputFile}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify(derived)}\n`);
  renameSync(temporary, outputFile);
  return derived;
}

function stripePackage(path: string): string {
  // The package exports no sub-paths, so its files are found from its entry point (…/cjs/stripe.cjs.node.js).
  const entry = createRequire(import.meta.url).resolve("stripe");
  return `${entry.slice(0, entry.lastIndexOf("/cjs/"))}/${path}`;
}

function installedApiVersion(): string {
  const version = /ApiVersion = ['"]([^'"]+)['"]/.exec(readFileSync(stripePackage("esm/apiVersion.js"), "utf8"))?.[1];
  if (version === undefined) throw new Error("The stripe package no longer says its API version in esm/apiVersion.js");
  return version;
}

function cacheKey(): string {
  const digest = createHash("sha256");
  for (const file of [fileURLToPath(import.meta.url), endpointsFile, stripePackage("package.json")]) {
    digest.update(readFileSync(file));
  }
  return digest.digest("hex");
}

function readKept(): DerivedSchemas | null {
  if (!existsSync(outputFile)) return null;
  // Written by this script alone and used only when its key is the digest of the present inputs.
  return JSON.parse(readFileSync(outputFile, "utf8")) as DerivedSchemas;
}

function readEndpoints(): Record<string, Schema> {
  const program = ts.createProgram([endpointsFile], {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2023,
    strict: true,
    skipLibCheck: true,
    types: [],
    noEmit: true,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(endpointsFile);
  const declaration = source?.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === "EndpointParams",
  );
  if (declaration === undefined) throw new Error("endpoints.ts must declare the interface EndpointParams");
  const endpoints: Record<string, Schema> = {};
  for (const property of checker.getTypeAtLocation(declaration).getProperties()) {
    const schema = new Reader(checker, declaration).read(checker.getTypeOfSymbolAtLocation(property, declaration), []);
    if (schema.type !== "object") throw new Error(`${property.name}: expected an object type, found ${schema.type}`);
    endpoints[property.name] = schema;
  }
  return endpoints;
}

/** Turns a TypeScript type into a {@link Schema}; refuses what it does not understand instead of letting it through. */
class Reader {
  private readonly checker: ts.TypeChecker;
  private readonly at: ts.Node;

  constructor(checker: ts.TypeChecker, at: ts.Node) {
    this.checker = checker;
    this.at = at;
  }

  read(type: ts.Type, path: string[]): Schema {
    if (path.length > 12) throw new Error(`Endless type at ${path.join(".")}`);
    if (type.isUnion()) return this.readUnion(type, path);
    if (type.isStringLiteral()) return { type: "string", enum: [type.value] };
    if (type.flags & ts.TypeFlags.StringLike || isOpenEnumMarker(type)) return { type: "string" };
    if (type.flags & ts.TypeFlags.NumberLike) return { type: "number" };
    if (type.flags & ts.TypeFlags.BooleanLike) return { type: "boolean" };
    // 64-bit integers and decimals travel as strings.
    if (type.flags & ts.TypeFlags.BigIntLike || isDecimal(type)) return { type: "string" };
    if (this.checker.isArrayType(type)) {
      const [items] = this.checker.getTypeArguments(type as ts.TypeReference); // isArrayType has just told that it is one
      if (items === undefined) throw new Error(`Array of nothing at ${path.join(".")}`);
      return { type: "array", items: this.read(items, [...path, "[]"]) };
    }
    if (type.flags & ts.TypeFlags.Object) return this.readObject(type, path);
    throw new Error(`Cannot read ${this.checker.typeToString(type)} at ${path.join(".")}`);
  }

  private readUnion(type: ts.UnionType, path: string[]): Schema {
    const literals: string[] = [];
    const others: Schema[] = [];
    let emptyable = false;
    let anyString = false;
    for (const member of type.types) {
      if (member.flags & ts.TypeFlags.Undefined) continue;
      if (member.flags & ts.TypeFlags.Null || (member.isStringLiteral() && member.value === "")) emptyable = true;
      else if (member.isStringLiteral()) literals.push(member.value);
      else if (isOpenEnumMarker(member)) continue;
      else if (member.flags & ts.TypeFlags.String) anyString = true;
      else if (member.flags & ts.TypeFlags.BooleanLike) {
        if (!others.some((schema) => schema.type === "boolean")) others.push({ type: "boolean" });
      } else others.push(this.read(member, path));
    }
    if (anyString) others.push({ type: "string" });
    // An "open" enum may grow within an API version, but what this version documents is all the sandbox can know.
    else if (literals.length > 0) others.push({ type: "string", enum: literals.sort() });
    const [only] = others;
    if (only === undefined) throw new Error(`Union of nothing at ${path.join(".")}`);
    const schema: Schema = others.length === 1 ? only : { type: "union", anyOf: others };
    return emptyable ? { ...schema, emptyable: true } : schema;
  }

  private readObject(type: ts.Type, path: string[]): Schema {
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    const symbols = type.getProperties();
    if (symbols.length === 0 && this.checker.getIndexInfosOfType(type).length > 0) return { type: "map" };
    for (const symbol of symbols) {
      properties[symbol.name] = this.read(this.checker.getTypeOfSymbolAtLocation(symbol, this.at), [
        ...path,
        symbol.name,
      ]);
      if (!(symbol.flags & ts.SymbolFlags.Optional)) required.push(symbol.name);
    }
    return { type: "object", properties, ...(required.length > 0 ? { required } : {}) };
  }
}

/** `OtherString` (`string & Record<never, never>`): the SDK's mark of an enum that may grow. */
function isOpenEnumMarker(type: ts.Type): boolean {
  return type.isIntersection() && type.types.some((member) => (member.flags & ts.TypeFlags.String) !== 0);
}

/** The SDK's `Decimal` class or its alias, whatever it is made of. */
function isDecimal(type: ts.Type): boolean {
  return type.symbol?.name === "Decimal" || type.aliasSymbol?.name === "Decimal";
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const derived = deriveSchemas();
  console.log(`${Object.keys(derived.endpoints).length} request schemas of Stripe API ${derived.apiVersion}`);
}
