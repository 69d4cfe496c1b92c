from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from cms.image_metadata import without_metadata
from cms.models import SoundingsImage


def picture(kind, *, mode="RGB", size=(30, 20)):
    """A picture with a position, a description and a comment in it, as a phone and a scanner leave them."""
    exif = Image.Exif()
    exif[0x010E] = "case of J Smith"  # ImageDescription
    exif[0x0112] = 6  # turned by 90 degrees
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 0.0)})
    out = BytesIO()
    extra = {}
    if kind == "PNG":
        extra["pnginfo"] = PngInfo()
        extra["pnginfo"].add_text("Comment", "case of J Smith")
    if kind == "JPEG":
        extra["comment"] = "case of J Smith"
    Image.new(mode, size, "red").save(out, kind, exif=exif, **extra)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_the_picture_is_left(kind):
    dirty = picture(kind)
    assert b"J Smith" in dirty
    clean = without_metadata(dirty)
    assert b"J Smith" not in clean and b"Exif" not in clean and b"EXIF" not in clean
    with Image.open(BytesIO(clean)) as opened:
        assert opened.format == kind
        assert dict(opened.getexif()) == {}
        assert opened.size == (20, 30), "the picture stands upright without its marker"


def test_transparency_stays():
    with Image.open(BytesIO(without_metadata(picture("PNG", mode="RGBA")))) as opened:
        assert opened.mode == "RGBA"


def test_a_large_picture_is_cleaned_as_well():
    assert b"J Smith" not in without_metadata(picture("JPEG", size=(3000, 2000)))


@pytest.mark.parametrize("data", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", picture("PNG")[:60]])
def test_what_is_not_an_allowed_picture_is_refused(data):
    with pytest.raises(ValueError, match="not a JPEG"):
        without_metadata(data)


@pytest.fixture
def stored(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    image = SoundingsImage(title="A", description="A red field", file=ContentFile(picture("JPEG"), name="a.jpg"))
    image.save()
    return image


def test_neither_the_stored_file_nor_a_copy_holds_metadata(stored):
    rendition = stored.get_rendition("max-10x10")
    for file in (stored.file, rendition.file):
        with file.open("rb") as opened:
            data = opened.read()
        assert b"J Smith" not in data
        assert dict(Image.open(BytesIO(data)).getexif()) == {}


def test_size_and_fingerprint_are_those_of_the_cleaned_file(stored):
    with stored.file.open("rb") as opened:
        data = opened.read()
    assert stored.file_size == len(data)
    assert (stored.width, stored.height) == (20, 30)


def test_a_picture_without_alternative_text_is_refused(client_of, make_person, site, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client = client_of(make_person("editor"))
    upload = ContentFile(picture("PNG"), name="a.png")
    answer = client.post("/admin/images/add/", {"title": "A", "description": "", "file": upload, "collection": "1"})
    assert answer.status_code == 200
    assert not SoundingsImage.objects.exists()
    upload = ContentFile(picture("PNG"), name="a.png")
    client.post("/admin/images/add/", {"title": "A", "description": "Red.", "file": upload, "collection": "1"})
    with SoundingsImage.objects.get().file.open("rb") as opened:
        assert b"J Smith" not in opened.read()


def test_pictures_dropped_together_are_clean_even_while_they_wait_for_their_text(
    client_of, make_person, site, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    client = client_of(make_person("editor"))
    answer = client.post("/admin/images/multiple/add/", {"files[]": ContentFile(picture("JPEG"), name="a.jpg")}).json()
    waiting = answer["uploaded_file_id"]
    assert files_below(tmp_path) and not any(b"J Smith" in data for data in files_below(tmp_path))
    prefix = f"uploaded-image-{waiting}"
    client.post(
        f"/admin/images/multiple/create_from_uploaded_image/{waiting}/",
        {f"{prefix}-title": "A", f"{prefix}-description": "Red.", f"{prefix}-collection": "1"},
    )
    image = SoundingsImage.objects.get()
    assert (image.width, image.height) == (20, 30)
    assert files_below(tmp_path) and not any(b"J Smith" in data for data in files_below(tmp_path))


def files_below(folder):
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
