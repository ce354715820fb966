#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes Teller Sans from Inter: tabular digits by default, invisible direction marks, new name.

QFont::setFeature("tnum") exists only from Qt 6.7, so the digits that amounts need are put
where every Qt finds them: into the character map. Needs python3-fonttools and fonts-inter.
Usage: maketellersans.py DIRECTORY-WITH-INTER OUTPUT-DIRECTORY
"""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600}
# Latin with its extensions and Vietnamese, Greek, Cyrillic, punctuation, currencies, arrows, signs.
RANGES = [(0x20, 0x24F), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF),
          (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F),
          (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x2300, 0x23FF)]
INVISIBLE = [0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x2066, 0x2067, 0x2068, 0x2069]
GROUPING_SPACE = 0x202F
GROUPING_SPACE_EM = 0.26


def tabular_digits(font):
    """The tnum substitutions of the ten digits, as glyph name to glyph name."""
    table = font["GSUB"].table
    found = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for lookup in table.LookupList.Lookup[index].SubTable:
                found.update(getattr(lookup, "ExtSubTable", lookup).mapping)
    names = font.getBestCmap()
    return {code: found[names[code]] for code in range(0x30, 0x3A)}


def rename(font, style):
    family = "Teller Sans"
    full = f"{family} {style}"
    own = {1: family if style == "Regular" else full, 2: "Regular", 3: f"{full} 1.0", 4: full,
           6: f"TellerSans-{style}", 16: family, 17: style}
    names = font["name"]
    names.names = [name for name in names.names if name.nameID in (0, 5, 13, 14)]
    for identifier, text in own.items():
        names.setName(text, identifier, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = [own[6]]
    top[0].FamilyName, top[0].FullName, top[0].Weight = family, full, style


def make(source, target, style):
    font = TTFont(source)
    digits = tabular_digits(font)
    invisible = font.getBestCmap()[0x200B]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(digits)
            table.cmap.update({code: invisible for code in INVISIBLE})
    space = font.getBestCmap()[GROUPING_SPACE]
    font["hmtx"][space] = (round(font["head"].unitsPerEm * GROUPING_SPACE_EM), 0)
    options = subset.Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl"],
                             name_IDs=["*"], desubroutinize=False, hinting=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)])
    cutter.subset(font)
    rename(font, style)
    font["OS/2"].usWeightClass = WEIGHTS[style]
    font.save(target)


if __name__ == "__main__":
    inter, output = Path(sys.argv[1]), Path(sys.argv[2])
    for weight_name in WEIGHTS:
        make(inter / f"Inter-{weight_name}.otf", output / f"TellerSans-{weight_name}.otf", weight_name)
