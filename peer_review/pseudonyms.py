"""Neutral words for a reviewer: birds, trees and things outdoors; no first names, nothing that is said of people."""

import secrets
from collections.abc import Collection

WORDS = tuple(
    """
    Alder Aspen Avocet Barley Beacon Beech Blackbird Bracken Bramble Bulrush Cairn Chaffinch Compass Cornflower
    Creek Curlew Delta Dunlin Dunnock Egret Eider Elm Estuary Fieldfare Firecrest Fulmar Gannet Godwit Goldfinch
    Goosander Grebe Greenshank Guillemot Harbour Harvest Hawthorn Heron Hornbeam Inlet Jackdaw Juniper Kingfisher
    Lagoon Lantern Lapwing Larch Lichen Limestone Linnet Maple Moorhen Mulberry Nettle Nightjar Nuthatch Oat
    Orchard Osprey Oxlip Oystercatcher Pebble Pipit Plover Plum Pochard Pond Poplar Puffin Quartz Quince Redshank
    Redstart Ridge Sanderling Sandpiper Shelduck Siskin Spruce Starling Stonechat Sycamore Tamarisk Teasel Tern
    Thicket Thistle Thyme Tide Turnstone Twite Valley Wagtail Walnut Waxwing Wheatear Whimbrel Whinchat Widgeon
    Willow
    """.split()  # noqa: SIM905 (a list of words is read as words)
)


def fresh_word(taken: Collection[str]) -> str:
    """Return a word by chance alone, so that it tells neither who came first nor who it was elsewhere.

    Args:
        taken: the words in use on the same case scenario; two words are joined when there are too few.
    """
    free = sorted(set(WORDS) - set(taken))
    if free:
        return secrets.choice(free)
    while True:
        pair = f"{secrets.choice(WORDS)} {secrets.choice(WORDS)}"
        if pair not in taken:
            return pair
