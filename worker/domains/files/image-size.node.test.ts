import fc from "fast-check";
import { expect, it } from "vitest";
import { imageSize } from "./image-size.ts";

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...part].map((c) => c.charCodeAt(0)) : part)));

it.each([
  ["image/png", bytes([0x89], "PNG", [13, 10, 26, 10, 0, 0, 0, 13], "IHDR", [0, 0, 2, 128, 0, 0, 1, 224])],
  ["image/gif", bytes("GIF89a", [0x80, 2, 0xe0, 1])],
  ["image/webp", bytes("RIFF", [0, 0, 0, 0], "WEBPVP8 ", Array(10).fill(0), [0x80, 2, 0xe0, 1])],
  ["image/webp", bytes("RIFF", [0, 0, 0, 0], "WEBPVP8L", [0, 0, 0, 0, 0x2f, 0x7f, 0xc2, 0x77, 0])],
  ["image/webp", bytes("RIFF", [0, 0, 0, 0], "WEBPVP8X", Array(8).fill(0), [0x7f, 2, 0, 0xdf, 1, 0])],
  ["image/jpeg", bytes([0xff, 0xd8, 0xff, 0xe1, 0, 4, 1, 2, 0xff, 0xc2, 0, 17, 8, 1, 224, 2, 128])],
])("%s of 640 × 480", (type, head) => {
  expect(imageSize(type, head)).toEqual({ width: 640, height: 480 });
});

it("says nothing of other types, and nothing wrong of bytes that are no image", () => {
  expect(imageSize("text/plain", bytes("hello"))).toBeNull();
  const types = fc.constantFrom("image/png", "image/gif", "image/webp", "image/jpeg");
  fc.assert(
    fc.property(types, fc.uint8Array({ maxLength: 64 }), (type, head) => {
      const size = imageSize(type, head);
      expect(size === null || (size.width > 0 && size.height > 0)).toBe(true);
    }),
  );
});
