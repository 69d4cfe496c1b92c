"""Take everything out of a picture but the picture: position, camera, comments; a plain rule without Django."""

from io import BytesIO

from PIL import Image, ImageOps

_ALPHA = {"RGBA", "LA", "PA"}
FORMATS = ("JPEG", "PNG", "WEBP")


def without_metadata(data: bytes) -> bytes:
    """Return the picture drawn anew in the same format, upright, with nothing beside its pixels.

    A phone writes where it was and a scanner what somebody typed ("case of J Smith"); both would stay in the file and
    in every copy that Wagtail makes of it. Of an animation the first frame is kept.

    Args:
        data: a JPEG, PNG or WebP file.

    Raises:
        ValueError: the file is none of these, or is damaged.
    """
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as opened:
            kind = opened.format
            upright = ImageOps.exif_transpose(opened)
            transparent = upright.mode in _ALPHA or "transparency" in upright.info
            bare = upright.convert("RGBA" if transparent and kind != "JPEG" else "RGB")
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("This is not a JPEG, PNG or WebP picture.") from error
    bare.info.clear()
    out = BytesIO()
    bare.save(out, format=kind, quality=90)
    return out.getvalue()
