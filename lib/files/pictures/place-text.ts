// Properties of XMP for the place of the camera, of what is shown, and their names in IPTC and Photoshop.
const properties =
  /:(?:GPS(?!VersionID)[A-Z]\w*|City|State|Country|Country(?:Code|Name)|Location\w*|Sublocation|Province(?:State|Name)|WorldRegion|Latitude|Longitude)\b/;

/** Whether metadata written as text tell a place. XMP may be in UTF-16, where every other byte is a zero. */
export function tellsPlace(metadata: Buffer): boolean {
  return properties.test(metadata.toString("latin1").replaceAll("\0", ""));
}

// Place names and codes among the datasets of IPTC-IIM, each after its mark and the number of its record.
const iptcPlaceDatasets = [26, 27, 90, 92, 95, 100, 101].map((dataset) => Buffer.from([0x1c, 2, dataset]));
const IPTC_RESOURCE = Buffer.from("8BIM\x04\x04", "latin1");

/** Whether a block of Photoshop's resources has IPTC data with a place. */
export function hasIptcPlace(resources: Buffer): boolean {
  const at = resources.indexOf(IPTC_RESOURCE);
  return at >= 0 && iptcPlaceDatasets.some((dataset) => resources.includes(dataset, at));
}
