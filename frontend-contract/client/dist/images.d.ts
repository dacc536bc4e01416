/** Images: from an image of the API to the attributes of an `<img>`. */
import type { Image } from './api.js';
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
export declare function picture(image: Pictured, options?: {
    sizes?: string | undefined;
}): ImageAttributes;
/** A crop of the picture by its name (`square`, `social`); the whole one where that crop does not exist. */
export declare function crop(image: Pictured, name: string): ImageAttributes;
export {};
