"""Owns the colours: quiet ones for most things and one accent, EMBER, which is the company's own."""

EMBER = "#b0361e"
RUST, APRICOT, SAND, CREAM, PAPER = "#c8643c", "#e3b98a", "#d9c3a0", "#efe4d0", "#ebe8e1"
MIST, SKY, STEEL, SLATE, INK = "#cfd8d8", "#c3d2da", "#9aa5ab", "#5f6f78", "#27343c"
NAVY, TEAL, SAGE, PINE, MOSS = "#2f4858", "#5d8f93", "#a3b9a2", "#4f6f60", "#8a9a6a"
WOOD, OAK, WALNUT, KRAFT = "#c79a6b", "#a97a50", "#6f4c36", "#c9a57a"
COPPER, BRASS, CHROME, IRON = "#c9794a", "#cfae6a", "#c6cbce", "#6d757a"
SKINS = ("#edc7a6", "#dba981", "#c48a60", "#f0d2b6")
HAIR = ("#2b2421", "#3c2d26", "#5a4030", "#8d8a88")
