/** Images: from an image of the API to the attributes of an `<img>`. */

import type { Image, ImageSource } from './api.js';

/** What an `<img>` takes. Where `srcset` is empty there is one size only. */
export interface ImageAttributes {
  readonly src: string;
  readonly srcset: string;
  readonly sizes: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

type Pictured = Pick<Image, 'src' | 'srcset' | 'width' | 'height' | 'alt' | 'decorative'>;

/** The whole picture in every width there is; the browser takes what `sizes` (CSS) calls for. */
export function picture(image: Pictured, options: { sizes?: string | undefined } = {}): ImageAttributes {
  const widths = image.srcset.filter((source) => /^w\d+$/.test(source.name));
  return {
    src: image.src,
    srcset: widths.map((source) => `${source.src} ${String(source.width)}w`).join(', '),
    sizes: options.sizes ?? '100vw',
    width: image.width,
    height: image.height,
    alt: image.decorative ? '' : image.alt,
  };
}

/** A crop of the picture by its name (`square`, `social`); the whole one where that crop does not exist. */
export function crop(image: Pictured, name: string): ImageAttributes {
  const found: ImageSource | undefined = image.srcset.find((source) => source.name === name);
  if (!found) return picture(image);
  return { ...picture(image), src: found.src, srcset: '', width: found.width, height: found.height };
}
