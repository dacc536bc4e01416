/** Images: from an image of the API to the attributes of an `<img>`. */
/** The whole picture in every width there is; the browser takes what `sizes` (CSS) calls for. */
export function picture(image, options = {}) {
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
export function crop(image, name) {
    const found = image.srcset.find((source) => source.name === name);
    if (!found)
        return picture(image);
    return { ...picture(image), src: found.src, srcset: '', width: found.width, height: found.height };
}
