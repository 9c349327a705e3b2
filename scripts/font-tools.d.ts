/** What scripts/fonts.ts uses of two packages that bring no types of their own. */
declare module "subset-font" {
  interface SubsetOptions {
    targetFormat: "truetype" | "woff2";
    noHinting?: boolean;
    /** OpenType features that are kept, with the glyphs they lead to. */
    keepFeatures?: string[];
    variationAxes?: Record<string, { min: number; max: number; default: number }>;
  }
  /** The font with the glyphs of `text` alone. */
  export default function subsetFont(font: Buffer, text: string, options: SubsetOptions): Promise<Buffer>;
}

declare module "fontverter" {
  type Format = "truetype" | "woff2";
  export function convert(font: Buffer, to: Format, from?: Format): Promise<Buffer>;
}
