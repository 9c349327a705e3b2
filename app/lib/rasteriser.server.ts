/**
 * Makes a PNG of a drawing, by resvg in WebAssembly. Its module (0.9 MB) and the fonts are loaded when an isolate draws its first picture,
 * so that no page waits for them.
 */
import type { AppLoadContext } from "@remix-run/cloudflare";
import type { Picture } from "./challenge-picture.server.ts";
import type { PictureFont } from "./picture-letters.ts";

/** Loads a font's file. */
export type FontSource = (font: PictureFont) => Promise<Uint8Array>;

type Resvg = typeof import("@resvg/resvg-wasm");

// An isolate keeps what is there, and never what is on its way: that ends unheard with the request that began it, and all later ones would
// wait for it.
let resvg: Resvg | undefined;
const loaded = new Map<PictureFont, Uint8Array>();

async function start(): Promise<Resvg> {
  if (resvg !== undefined) return resvg;
  const [library, module] = await Promise.all([import("@resvg/resvg-wasm"), import("@resvg/resvg-wasm/index_bg.wasm")]);
  await library.initWasm(module.default).catch((error: unknown) => {
    // By another request, in the meantime.
    if (!String(error).includes("Already initialized")) throw error;
  });
  resvg = library;
  return library;
}

/** @returns the bytes of a PNG of the drawing's own size */
export async function pngOf({ svg, fonts }: Picture, fontOf: FontSource): Promise<ArrayBuffer> {
  const { Resvg } = await start();
  const fontBuffers = await Promise.all(fonts.map(fontOf));
  // What WebAssembly holds is freed by hand.
  const drawing = new Resvg(svg, { font: { fontBuffers } });
  try {
    const image = drawing.render();
    try {
      return new Uint8Array(image.asPng()).buffer;
    } finally {
      image.free();
    }
  } finally {
    drawing.free();
  }
}

/** The product's own fonts (app/public/fonts), which an isolate keeps once it has them. */
export function publicFonts(context: AppLoadContext, origin: string): FontSource {
  const { ASSETS } = context.cloudflare.env;
  return async (font) => {
    const known = loaded.get(font) ?? (await read(ASSETS ? (url) => ASSETS.fetch(url) : fetch, font, origin));
    loaded.set(font, known);
    return known;
  };
}

async function read(
  ask: (url: string) => Promise<Pick<Response, "ok" | "arrayBuffer">>,
  font: PictureFont,
  origin: string,
) {
  const answer = await ask(`${origin}/fonts/picture-${font}.woff2`);
  if (!answer.ok) throw new Error(`The font of pictures is missing: ${font}.`);
  return new Uint8Array(await answer.arrayBuffer());
}
