/** The gallery's own page: every picture beside its other looks. */
import type { Shown } from "./shown-pages.ts";

export interface Look {
  name: string;
  width: number;
  height: number;
  colorScheme: "light" | "dark";
}

const sheet = `body{font:16px/1.4 system-ui;margin:2rem;background:#e0f0e8;color:#08272a}
section>div{display:flex;gap:1rem;align-items:flex-start;overflow-x:auto;padding-block-end:1rem}
figure{margin:0}img{block-size:30rem;object-fit:cover;object-position:top;border:1px solid #607e7c}`;

/** Pictures are expected beside it, named `<page>, <look>.png`. */
export function pageOfPictures(pages: readonly Shown[], looks: readonly Look[]): string {
  const figures = (page: string) =>
    looks.map(({ name }) => {
      const file = `${encodeURIComponent(`${page}, ${name}`)}.png`;
      return `<figure><a href="${file}"><img src="${file}" alt="${page}, ${name}" loading="lazy"></a><figcaption>${name}</figcaption></figure>`;
    });
  const sections = pages.map(({ name }) => `<section><h2>${name}</h2><div>${figures(name).join("")}</div></section>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery · OpenChance</title><style>${sheet}</style>
<h1>Gallery</h1>
${sections.join("\n")}
</html>
`;
}
