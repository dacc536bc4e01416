"""Pictures made for the tests: every secret a camera can leave in them carries a mark one can search for."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, TiffImagePlugin

from cms.core.photos import iptc

#: The numerator of the latitude and the longitude; their bytes are looked for in both orders.
LATITUDE, LONGITUDE = 488531271, 23487193
SECRETS = (
    b"SECRET-BODY-SERIAL",
    b"SECRET-LENS-SERIAL",
    b"SECRET-OWNER",
    b"SECRET-MAKER-NOTE",
    b"SECRET-MODEL",
    b"SECRET-USER-COMMENT",
    b"SECRET-XMP-SERIAL",
    b"SECRET-XMP-HISTORY",
    b"SECRET-XMP-CITY",
    b"SECRET-NOTE",
    b"SECRET-COMMENT",
    b"SECRET-PREVIEW",
    b"SECRET-TRAILER",
    b"SECRET-JUMBF",
    b"GPS",
    b"48,51.1871N",
    *(struct.pack(order, number) for number in (LATITUDE, LONGITUDE) for order in ("<I", ">I")),
)

CREDIT = "Anaïs Le Gall / Collectif Œil"
CAPTION = "Marché d’Aligre, un matin d’été."
COPYRIGHT = "© 2026 Anaïs Le Gall"

XMP = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="SECRET-XMP-HISTORY">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    xmlns:exif="http://ns.adobe.com/exif/1.0/"
    xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
    xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
    xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
    xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    exif:GPSLatitude="48,51.1871N" exif:GPSLongitude="2,20.9232E"
    aux:SerialNumber="SECRET-XMP-SERIAL" aux:OwnerName="SECRET-OWNER"
    photoshop:Credit="{CREDIT}" photoshop:City="SECRET-XMP-CITY"
    photoshop:Headline="Un matin au marché" photoshop:DateCreated="2026-06-21T06:12:44+02:00"
    Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture">
   <dc:description><rdf:Alt>
     <rdf:li xml:lang="en">A market.</rdf:li>
     <rdf:li xml:lang="x-default">{CAPTION}</rdf:li>
   </rdf:Alt></dc:description>
   <dc:creator><rdf:Seq><rdf:li>Anaïs Le Gall</rdf:li><rdf:li>Tom Sow</rdf:li></rdf:Seq></dc:creator>
   <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{COPYRIGHT}</rdf:li></rdf:Alt></dc:rights>
   <photoshop:Source>Collectif Œil</photoshop:Source>
   <xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">Presse seulement &amp; sans recadrage</rdf:li></rdf:Alt></xmpRights:UsageTerms>
   <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">Des étals de fruits.</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
   <Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li rdf:parseType="Resource">
     <Iptc4xmpExt:City>SECRET-XMP-CITY</Iptc4xmpExt:City><exif:GPSLatitude>48,51.1871N</exif:GPSLatitude>
   </rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>
   <xmpMM:History><rdf:Seq><rdf:li stEvt:action="SECRET-XMP-HISTORY"/></rdf:Seq></xmpMM:History>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>""".encode()


def drawing(size: tuple[int, int] = (64, 48), mode: str = "RGB") -> Image.Image:
    """A few shapes: enough for a decoder to prove that it read the same pixels."""
    image = Image.new("RGB", size, "steelblue")
    ImageDraw.Draw(image).ellipse((4, 4, size[0] - 4, size[1] - 4), fill="gold", outline="black")
    return image.convert(mode)


def tiff(*, orientation: int = 6, position: bool = True) -> bytes:
    """An EXIF block as a camera writes it, with its thumbnail directory."""
    exif = Image.Exif()
    exif[0x010E] = "Le marche"
    exif[0x0110] = "SECRET-MODEL"
    exif[0x0112] = orientation
    exif[0x013B] = "Anais Le Gall; Tom Sow"
    exif[0x8298] = "2026 Anais Le Gall"
    camera = exif.get_ifd(0x8769)
    camera[0x9003] = "2026:06:21 06:12:44"
    camera[0x927C] = b"SECRET-MAKER-NOTE" * 4
    camera[0x9286] = b"ASCII\0\0\0SECRET-USER-COMMENT"
    camera[0xA430] = "SECRET-OWNER"
    camera[0xA431] = "SECRET-BODY-SERIAL"
    camera[0xA435] = "SECRET-LENS-SERIAL"
    camera[0xA005] = {1: "R03"}
    if position:
        degrees = TiffImagePlugin.IFDRational(LATITUDE, 10_000_000)
        east = TiffImagePlugin.IFDRational(LONGITUDE, 10_000_000)
        exif.get_ifd(0x8825).update({1: "N", 2: (degrees, 0.0, 0.0), 3: "E", 4: (east, 0.0, 0.0)})
    return with_thumbnail(exif.tobytes().removeprefix(b"Exif\0\0"))


def with_thumbnail(block: bytes) -> bytes:
    """The block with a second directory that points to a small JPEG."""
    order = "<" if block[:2] == b"II" else ">"
    first = struct.unpack_from(f"{order}I", block, 4)[0]
    after = first + 2 + 12 * struct.unpack_from(f"{order}H", block, first)[0]
    at = len(block) + len(block) % 2
    preview = b"\xff\xd8\xff\xfe\0\x10SECRET-PREVIEW\xff\xd9"
    entries = struct.pack(f"{order}HHII", 0x0201, 4, 1, at + 30)
    entries += struct.pack(f"{order}HHII", 0x0202, 4, 1, len(preview))
    directory = struct.pack(f"{order}H", 2) + entries + bytes(4)
    head = block[:after] + struct.pack(f"{order}I", at) + block[after + 4 :]
    return head.ljust(at, b"\0") + directory + preview


def iim() -> bytes:
    """Press fields as an older desk writes them: no declared encoding, Latin letters, a preview behind."""
    fields = {5: "MARCHE-01", 80: "Anaïs Le Gall", 110: "Œil / Le Gall", 115: "Œil", 120: CAPTION}
    fields |= {90: "SECRET-XMP-CITY", 118: "SECRET-OWNER", 55: "20260621"}
    return b"".join(
        struct.pack(">BBBH", 0x1C, 2, number, len(text.encode("cp1252"))) + text.encode("cp1252")
        for number, text in fields.items()
    )


def segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def jpeg(*parts: bytes, image: Image.Image | None = None, **options: object) -> bytes:
    """A JPEG with these segments behind its first header."""
    buffer = BytesIO()
    (image or drawing()).save(buffer, "JPEG", **options)
    data = buffer.getvalue()
    header_end = 4 + struct.unpack_from(">H", data, 4)[0]
    return data[:header_end] + b"".join(parts) + data[header_end:]


def exif_segment(**options: object) -> bytes:
    return segment(0xE1, b"Exif\0\0" + tiff(**options))


def xmp_segment(packet: bytes = XMP) -> bytes:
    return segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)


def photoshop_segment() -> bytes:
    thumbnail = struct.pack(">4sHHI", b"8BIM", 0x040C, 0, 14) + b"SECRET-PREVIEW"
    copied = struct.pack(">4sHHI", b"8BIM", 0x0422, 0, 18) + b"SECRET-BODY-SERIAL"
    return segment(0xED, iptc.PHOTOSHOP + thumbnail + copied + iptc.to_photoshop(iim()))


def other_pictures() -> bytes:
    """The index by which telephones add pictures behind the picture: here, of one."""
    index = struct.pack("<HHHII", 2, 0xB001, 4, 1, 1) + struct.pack("<HHIII", 0xB002, 7, 16, 38, 0)
    return b"MPF\0II*\0\x08\0\0\0" + index + bytes(16) + b"SECRET-PREVIEW"


def leaky_jpeg(**options: object) -> bytes:
    """A JPEG with a secret in every place that can hold one."""
    extension = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 40 + b"SECRET-XMP-HISTORY"
    return (
        jpeg(
            exif_segment(),
            xmp_segment(),
            photoshop_segment(),
            segment(0xE0, b"JFXX\0\x10SECRET-PREVIEW"),
            segment(0xE1, extension),
            segment(0xE2, other_pictures()),
            segment(0xEB, b"JP\0\1\0\0\0\1\0\0\0\x14jumbSECRET-JUMBF"),
            segment(0xFE, b"SECRET-COMMENT <script>alert(1)</script>"),
            icc_profile=profile(),
            **options,
        )
        + b"SECRET-TRAILER GPS"
    )


@cache
def profile() -> bytes:
    """The same one for a whole run: a profile tells the second it was made."""
    from PIL import ImageCms  # noqa: PLC0415 - slow to load, and few tests need it

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def chunk(name: bytes, payload: bytes) -> bytes:
    checksum = zlib.crc32(payload, zlib.crc32(name))
    return struct.pack(">I4s", len(payload), name) + payload + struct.pack(">I", checksum)


def png(*chunks: bytes, image: Image.Image | None = None, **options: object) -> bytes:
    """A PNG with these chunks behind its header."""
    buffer = BytesIO()
    (image or drawing()).save(buffer, "PNG", **options)
    data = buffer.getvalue()
    return data[:33] + b"".join(chunks) + data[33:]


def leaky_png() -> bytes:
    raw_profile = zlib.compress(b"\nexif\n    19\n" + b"SECRET-BODY-SERIAL".hex().encode())
    return (
        png(
            chunk(b"eXIf", tiff()),
            chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
            chunk(b"tEXt", b"GPSLatitude\x0048,51.1871N"),
            chunk(b"tEXt", b"Comment\0SECRET-COMMENT"),
            chunk(b"zTXt", b"Raw profile type exif\0\0" + raw_profile),
            chunk(b"iTXt", b"SECRET-NOTE\0\1\0\0\0" + zlib.compress(b"SECRET-NOTE")),
            chunk(b"tIME", struct.pack(">HBBBBB", 2026, 6, 21, 6, 12, 44)),
            chunk(b"caBX", b"SECRET-JUMBF"),
            icc_profile=profile(),
        )
        + b"SECRET-TRAILER"
    )


def webp(**options: object) -> bytes:
    buffer = BytesIO()
    image = options.pop("image", None) or drawing()
    image.save(buffer, "WEBP", **options)
    return buffer.getvalue()


def leaky_webp(**options: object) -> bytes:
    data = webp(exif=b"Exif\0\0" + tiff(), xmp=XMP, icc_profile=profile(), **options)
    unknown = struct.pack("<4sI", b"note", 12) + b"SECRET-NOTE\0"
    return (
        data[:4]
        + struct.pack("<I", len(data) - 8 + len(unknown))
        + data[8:]
        + unknown
        + b"SECRET-TRAILER"
    )


def gif(*extensions: bytes, frames: int = 1) -> bytes:
    """A GIF with these extensions before its frames."""
    buffer = BytesIO()
    first, *others = [drawing().rotate(15 * turn).convert("P") for turn in range(frames)]
    first.save(buffer, "GIF", save_all=True, append_images=others, loop=0, duration=80)
    data = buffer.getvalue()
    start = 13 + 3 * 2 ** ((data[10] & 7) + 1)
    return data[:start] + b"".join(extensions) + data[start:]


def leaky_gif(frames: int = 2) -> bytes:
    ladder = b"\x01" + bytes(range(255, -1, -1)) + b"\0"
    return (
        gif(
            b"\x21\xfe\x0eSECRET-COMMENT\0",
            b"\x21\xff\x0bXMP DataXMP" + XMP + ladder,
            b"\x21\xff\x0bSECRETAPP01\x0bSECRET-NOTE\0",
            b"\x21\x01\x0c" + bytes(12) + b"\x0bSECRET-NOTE\0",
            frames=frames,
        )
        + b"SECRET-TRAILER"
    )


def avif(**options: object) -> bytes:
    buffer = BytesIO()
    image = options.pop("image", None) or drawing()
    image.save(buffer, "AVIF", speed=10, **options)
    return buffer.getvalue()


def leaky_avif() -> bytes:
    data = avif(exif=b"Exif\0\0" + tiff(orientation=1), xmp=XMP, icc_profile=profile())
    return data + struct.pack(">I4s", 22, b"uuid") + b"SECRET-TRAILER"


LEAKY = {
    "jpeg": leaky_jpeg,
    "png": leaky_png,
    "webp": leaky_webp,
    "gif": leaky_gif,
    "avif": leaky_avif,
}
PLAIN = {"jpeg": jpeg, "png": png, "webp": webp, "gif": gif, "avif": avif}


def pixels(data: bytes) -> list[bytes]:
    """The decoded frames, for comparison."""
    decoded = []
    with Image.open(BytesIO(data)) as image:
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            decoded.append(image.tobytes())
    return decoded
